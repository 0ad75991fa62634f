import type { EvidenceLink } from '@laurel/contract';
import { newId } from '@laurel/platform';
import type { EntityManager } from 'typeorm';
import type { Submission } from '../submission/submission.entity.js';
import type { KeptFile } from './evidence-intake.js';
import { EvidenceItem } from './evidence-item.entity.js';

interface Round {
  reflection: string | null;
  links: readonly EvidenceLink[];
}

/**
 * Adds what a student hands in to the submission's current round: reflection, links, files, in that order. Returns
 * what the audit log may keep of it: kinds and digests, no texts.
 */
export async function addRound(
  manager: EntityManager,
  submission: Submission,
  { reflection, links }: Round,
  files: readonly KeptFile[],
  now: Date,
): Promise<{ kind: string; sha256?: string }[]> {
  const nothing = { body: null, url: null, fileSha256: null, fileName: null };
  const items = [
    ...(reflection === null
      ? []
      : [{ ...nothing, kind: 'reflection' as const, title: 'Reflection', body: reflection }]),
    ...links.map(({ title, url }) => ({ ...nothing, kind: 'link' as const, title, url })),
    ...files.map(({ name, sha256 }) => ({
      ...nothing,
      kind: 'file' as const,
      title: name,
      fileSha256: sha256,
      fileName: name,
    })),
  ];
  await keepFileRows(manager, files, now);
  await manager.insert(
    EvidenceItem,
    items.map((item, position) => ({
      ...item,
      id: newId(),
      submissionId: submission.id,
      round: submission.round,
      position,
      createdAt: now,
    })),
  );
  return items.map(({ kind, fileSha256 }) => (fileSha256 ? { kind, sha256: fileSha256 } : { kind }));
}

/** The same content is one row, whoever brings it; in the order of hashes, so that two requests never wait in a ring. */
async function keepFileRows(manager: EntityManager, files: readonly KeptFile[], now: Date): Promise<void> {
  const rows = [...files].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  await manager.query(
    `insert into stored_file (sha256, size, media_type, created_at)
     select sha256, size, media_type, $4 from unnest($1::text[], $2::bigint[], $3::text[]) as file (sha256, size, media_type)
     on conflict do nothing`,
    [rows.map((file) => file.sha256), rows.map((file) => file.size), rows.map((file) => file.mediaType), now],
  );
}
