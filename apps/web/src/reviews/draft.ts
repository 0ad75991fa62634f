/** Scores and a comment that are not decided yet. */
export interface Draft {
  /** Level by the id of its criterion. */
  scores: Readonly<Record<string, number>>;
  comment: string;
  /** When it was last written down, as an ISO instant; null before that. */
  savedAt: string | null;
}

export const NO_DRAFT: Draft = { scores: {}, comment: '', savedAt: null };

/** A draft belongs to one version of a submission: after another round or decision it says nothing any more. */
export const draftKey = (submissionId: string, version: number): string => `laurel.review.${submissionId}.${version}`;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What was kept, or nothing; whatever cannot be read counts as nothing. */
export function readDraft(store: Store, key: string): Draft {
  const kept = store.getItem(key);
  if (kept === null) return NO_DRAFT;
  try {
    const draft: unknown = JSON.parse(kept);
    return isDraft(draft) ? draft : NO_DRAFT;
  } catch {
    // Not ours or cut off: the reviewer scores again rather than meeting a broken page.
    return NO_DRAFT;
  }
}

/** Keeps a draft in this tab only; an empty one is forgotten. */
export function keepDraft(store: Store, key: string, draft: Draft): void {
  if (Object.keys(draft.scores).length === 0 && draft.comment === '') store.removeItem(key);
  else store.setItem(key, JSON.stringify(draft));
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  if (!('scores' in value) || !('comment' in value) || !('savedAt' in value)) return false;
  const { scores, comment, savedAt } = value;
  return (
    typeof comment === 'string' &&
    (savedAt === null || typeof savedAt === 'string') &&
    typeof scores === 'object' &&
    scores !== null &&
    Object.values(scores).every((level) => Number.isInteger(level))
  );
}
