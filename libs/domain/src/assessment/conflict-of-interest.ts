import { forbidden } from '../errors.js';

/** Who had a hand in the work that is to be judged. */
export interface InvolvedPeople {
  /** Whose work it is. */
  studentId: string;
  submittedBy: string;
  /** Of the participations attached: who recorded each, and whose verification of it stands. */
  participations: readonly { recordedBy: string | null; verifierIds: readonly string[] }[];
}

export const REVIEW_OBSTACLES = ['own-work', 'submitted-by-you', 'recorded-by-you', 'verified-by-you'] as const;
export type ReviewObstacleCode = (typeof REVIEW_OBSTACLES)[number];

export interface ReviewObstacle {
  code: ReviewObstacleCode;
  message: string;
}

const MESSAGES: Record<ReviewObstacleCode, string> = {
  'own-work': 'This is your own work. Another reviewer must judge it.',
  'submitted-by-you': 'You handed this in yourself. Another reviewer must judge it.',
  'recorded-by-you': 'You recorded the participation this work comes from. Another reviewer must judge it.',
  'verified-by-you': 'You verified the participation this work comes from. Another reviewer must judge it.',
};

const obstacle = (code: ReviewObstacleCode): ReviewObstacle => ({ code, message: MESSAGES[code] });

/**
 * Nobody judges their own work, nor work that they handed in, recorded or verified. Returns the first reason, or null
 * when nothing stands in the way ("No conflict found").
 */
export function reviewObstacle(reviewerId: string, involved: InvolvedPeople): ReviewObstacle | null {
  if (involved.studentId === reviewerId) return obstacle('own-work');
  if (involved.submittedBy === reviewerId) return obstacle('submitted-by-you');
  if (involved.participations.some((one) => one.recordedBy === reviewerId)) return obstacle('recorded-by-you');
  if (involved.participations.some((one) => one.verifierIds.includes(reviewerId))) return obstacle('verified-by-you');
  return null;
}

/** Refuses (403) when `reviewObstacle` finds one. */
export function mustBeImpartial(reviewerId: string, involved: InvolvedPeople): void {
  const found = reviewObstacle(reviewerId, involved);
  if (found) throw forbidden(found.code, found.message);
}
