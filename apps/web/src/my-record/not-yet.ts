import type { MyParticipation, SubmissionRow } from '@laurel/contract';
import { printMinutes } from '@laurel/domain';

/** What is under way or came to nothing: everything of a student's that the record does not say. */
export interface NotYetItem {
  key: string;
  kind: 'returned' | 'waiting' | 'declined';
  title: string;
  words: string;
  /** Where the student goes on with it; null where others must act. */
  to: string | null;
}

/** The last decision on a submission: who said what. */
export interface Comment {
  by: string;
  words: string;
}

/** What needs the student first, then what waits for others, then what was declined. */
const order = ['returned', 'waiting', 'declined'] as const;

/**
 * All that is not on the record yet. A submission that was declined is left out once there is a newer one for the
 * same competency; what the student took back is not listed.
 */
export function notYet(
  participations: readonly MyParticipation[],
  submissions: readonly SubmissionRow[],
  comments: ReadonlyMap<string, Comment>,
): NotYetItem[] {
  const items = [
    ...submissions.filter((one) => !answeredBy(one, submissions)).map((one) => ofSubmission(one, comments.get(one.id))),
    ...participations.map(ofParticipation),
  ].filter((item) => item !== null);
  return items.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const answeredBy = (one: SubmissionRow, all: readonly SubmissionRow[]): boolean =>
  one.state === 'declined' &&
  all.some((other) => other.competency.id === one.competency.id && other.submittedAt > one.submittedAt);

const quoted = ({ by, words }: Comment) => `${by}: “${words}”`;

function ofSubmission(submission: SubmissionRow, comment: Comment | undefined): NotYetItem | null {
  const { id, competency, round, state } = submission;
  const common = { key: `submission:${id}`, to: `/evidence/${id}` };
  if (state === 'returned') {
    const words = comment ? quoted(comment) : `Round ${round} came back to you.`;
    return { ...common, kind: 'returned', title: `${competency.name}: returned`, words };
  }
  if (state === 'in-review') {
    const words = `Round ${round}, aimed at ${submission.targetLevelName}. Handed in ${age(submission.ageDays)}.`;
    return { ...common, kind: 'waiting', title: `${competency.name}: in review`, words };
  }
  if (state === 'declined') {
    return {
      ...common,
      kind: 'declined',
      title: `${competency.name}: declined`,
      words: comment ? quoted(comment) : 'No reason was given.',
    };
  }
  return null;
}

function ofParticipation(participation: MyParticipation): NotYetItem | null {
  const { id, programme, role, minutes, state, unit } = participation;
  const common = { key: `participation:${id}`, to: null };
  const what = minutes > 0 ? `${role.name}, ${printMinutes(minutes)}.` : `${role.name}.`;
  if (state === 'declined') {
    return {
      ...common,
      kind: 'declined',
      title: `${programme.title}: declined`,
      words: `${unit.name}: “${participation.declineReason ?? 'No reason was given.'}”`,
    };
  }
  if (state === 'recorded' || state === 'seconding') {
    return {
      ...common,
      kind: 'waiting',
      title: `${programme.title}: waiting`,
      words: `${what} ${waits[participation.waitsFor ?? 'one person']} in ${unit.name}.`,
    };
  }
  return null;
}

const waits = {
  'one person': 'Waits for one person',
  'first person': 'Waits for two people',
  'second person': 'One person agreed; waits for a second',
} as const;

const age = (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`);
