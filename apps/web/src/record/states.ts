import {
  ArchiveIcon,
  ArrowBendUpRightIcon,
  ArrowUUpLeftIcon,
  CertificateIcon,
  CheckCircleIcon,
  CircleDashedIcon,
  ClockCountdownIcon,
  ClockIcon,
  EqualsIcon,
  GearSixIcon,
  HourglassIcon,
  type Icon,
  LockSimpleIcon,
  PaperPlaneTiltIcon,
  PencilSimpleIcon,
  PlayCircleIcon,
  PlusCircleIcon,
  ProhibitIcon,
  ScalesIcon,
  SealCheckIcon,
  SwapIcon,
  WarningIcon,
  XCircleIcon,
} from '@phosphor-icons/react';

export type Tone = 'ok' | 'official' | 'waiting' | 'bad' | 'info' | 'plain';

export interface StateLook {
  word: string;
  tone: Tone;
  icon: Icon;
}

const look = (word: string, tone: Tone, icon: Icon): StateLook => ({ word, tone, icon });

/**
 * The words that people read for states, whatever the code calls them. Keys are `<thing>.<state>`, the thing left
 * out where a word means the same everywhere.
 */
const looks: Record<string, StateLook> = {
  verified: look('Verified', 'ok', SealCheckIcon),
  'by-rule': look('Satisfied by rule', 'ok', GearSixIcon),
  recorded: look('Waiting', 'waiting', ClockIcon),
  claimed: look('Waiting', 'waiting', ClockIcon),
  waiting: look('Waiting', 'waiting', ClockIcon),
  seconding: look('Waiting, 1 of 2', 'waiting', ClockIcon),
  withdrawn: look('Withdrawn', 'plain', ArrowUUpLeftIcon),
  exception: look('Needs a person', 'waiting', WarningIcon),
  returned: look('Returned', 'waiting', ArrowUUpLeftIcon),
  declined: look('Declined', 'bad', XCircleIcon),
  disputed: look('Disputed', 'waiting', ScalesIcon),
  draft: look('Draft', 'plain', PencilSimpleIcon),
  proposed: look('Proposed', 'info', PaperPlaneTiltIcon),
  approved: look('Approved', 'ok', CheckCircleIcon),
  'renewal-due': look('Renewal due', 'waiting', ClockCountdownIcon),
  retired: look('Retired', 'plain', ArchiveIcon),
  submitted: look('In review', 'waiting', ClockIcon),
  'in-review': look('In review', 'waiting', ClockIcon),
  official: look('Official', 'official', CertificateIcon),
  issued: look('Official', 'official', CertificateIcon),
  'not-official': look('Not official yet', 'info', HourglassIcon),
  superseded: look('Replaced', 'plain', ArrowBendUpRightIcon),
  revoked: look('Revoked', 'bad', ProhibitIcon),
  refused: look('Refused', 'bad', XCircleIcon),
  held: look('Held', 'plain', LockSimpleIcon),
  new: look('New', 'info', PlusCircleIcon),
  changed: look('Changed', 'waiting', SwapIcon),
  unchanged: look('Unchanged', 'plain', EqualsIcon),
  queued: look('Queued', 'plain', ClockIcon),
  signing: look('Signing', 'info', CircleDashedIcon),
  failed: look('Failed', 'bad', XCircleIcon),
  running: look('Running', 'ok', PlayCircleIcon),
  planned: look('Planned', 'info', ClockIcon),
  ended: look('Ended', 'plain', ArchiveIcon),
  'publication.finished': look('Finished', 'ok', CheckCircleIcon),
  'publication.cancelled': look('Cancelled', 'plain', ProhibitIcon),
  'run.issued': look('Issued', 'ok', SealCheckIcon),
  active: look('Active', 'ok', CheckCircleIcon),
  inactive: look('Inactive', 'plain', ArchiveIcon),
};

/** The look of `state` of a `thing`; an unknown state is shown by its own name rather than hidden. */
export function stateLook(state: string, thing?: string): StateLook {
  const known = (thing && looks[`${thing}.${state}`]) || looks[state];
  return known ?? look(state.charAt(0).toUpperCase() + state.slice(1).replace(/-/g, ' '), 'plain', CircleDashedIcon);
}
