import { useCallback, useState } from 'react';
import { type Draft, draftKey, keepDraft, NO_DRAFT, readDraft } from './draft.js';

/** The scores and comment of a review while it is written, kept in this tab until it is decided. */
export function useDraft(submissionId: string, version: number) {
  const key = draftKey(submissionId, version);
  const [draft, setDraft] = useState<Draft>(() => readDraft(sessionStorage, key));
  const change = useCallback(
    (part: (before: Draft) => Partial<Draft>) =>
      setDraft((before) => {
        const next = { ...before, ...part(before), savedAt: new Date().toISOString() };
        keepDraft(sessionStorage, key, next);
        return next;
      }),
    [key],
  );
  return {
    draft,
    score: useCallback(
      (criterionId: string, level: number) => change(({ scores }) => ({ scores: { ...scores, [criterionId]: level } })),
      [change],
    ),
    comment: useCallback((comment: string) => change(() => ({ comment })), [change]),
    forget: useCallback(() => {
      sessionStorage.removeItem(key);
      setDraft(NO_DRAFT);
    }, [key]),
  };
}
