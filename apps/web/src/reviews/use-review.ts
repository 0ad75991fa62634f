import type { SubmissionView } from '@laurel/contract';
import type { CriterionScore } from '@laurel/domain';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { useLocation, useNavigate } from 'react-router-dom';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { ServerRefusal } from '../providers/problem.js';
import { sentenceOf } from '../providers/use-act.js';
import type { PlaceInQueue } from './use-place.js';

/** What was decided a moment ago on another page of the queue. */
export interface JustDecided {
  id: string;
  /** Whose work; set apart from the words, since names bring their own direction. */
  name: string;
  /** "Critical thinking: approved at Proficient". */
  words: string;
}

/** Travels with the way to the next submission, so that the page after a decision can say what it was. */
interface Carried {
  decided?: JustDecided;
}

/** Approve, return, decline and undo one submission; after a decision the next of the queue is opened. */
export function useReview(submission: SubmissionView, place: PlaceInQueue, forgetDraft: () => void) {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const navigate = useNavigate();
  const location = useLocation();
  const [busy, setBusy] = useState(false);
  const { id, version, person, competency } = submission;

  const say = async (verb: string, body: object, done: string) => {
    setBusy(true);
    try {
      await provider.act('submissions', id, verb, { ...body, version });
    } catch (error) {
      // Somebody decided meanwhile: what is on screen is old, so it is loaded again beside the sentence.
      if (error instanceof ServerRefusal && error.status === 409) refresh();
      throw error;
    } finally {
      setBusy(false);
    }
    forgetDraft();
    const decided: JustDecided = { id, name: person.displayName, words: `${competency.name}: ${done}` };
    const to = place.next ?? place.previous;
    const state: Carried = { decided };
    navigate(to ? `/submissions/${to}/show` : '/submissions', { state });
    if (!to) notify(`\u2068${decided.name}\u2069, ${decided.words}. Nothing else waits.`, { type: 'success' });
    refresh();
  };

  return {
    busy,
    decided: (location.state as Carried | null)?.decided ?? null,
    /** Says why not in a toast; the scores stay. */
    approve: async (scores: CriterionScore[], comment: string, level: string) => {
      try {
        await say('approve', { scores, comment: comment.trim() || null }, `approved at ${level}`);
      } catch (error) {
        notify(sentenceOf(error), { type: 'error' });
      }
    },
    /** These three throw what the server refused, for the dialog that asked. */
    giveBack: (scores: CriterionScore[], comment: string) => say('return', { scores, comment }, 'returned'),
    decline: (comment: string) => say('decline', { comment }, 'declined'),
    undo: async (of: string, reason: string) => {
      await provider.act('submissions', of, 'undo', { reason });
      notify('Taken back: it is in review again', { type: 'success' });
      navigate(`/submissions/${of}/show`, { state: null });
      refresh();
    },
  };
}

export type Review = ReturnType<typeof useReview>;
