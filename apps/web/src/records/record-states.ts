import type { RecordRow } from '@laurel/contract';

/** The states of a record in the registrar's words, for the filter. */
export const RECORD_STATE_WORDS: Record<RecordRow['state'], string> = {
  none: 'Nothing official',
  queued: 'Queued',
  issued: 'Official',
  superseded: 'Replaced',
  revoked: 'Revoked',
  failed: 'Failed',
};

/** States that somebody would look for; replaced versions always have a newer one. */
export const ASKED_STATES = ['issued', 'none', 'queued', 'failed', 'revoked'] as const;
