import type { MyParticipation, RecordView, SubmissionRow, SubmissionView } from '@laurel/contract';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useDataProvider, useGetList } from 'react-admin';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { type Comment, type NotYetItem, notYet } from './not-yet.js';

/** More than any student has under way at once. */
const MOST = { page: 1, perPage: 100 };

/** Where an entry of one's own record opens. */
export const ownEntryLink = (key: string) => `/entries/${encodeURIComponent(key)}`;

/** The record of the person signed in. */
export function useOwnRecord() {
  const provider = useDataProvider<LaurelDataProvider>();
  return useQuery({
    queryKey: ['record', 'own'],
    queryFn: ({ signal }) => provider.read<RecordView>('record', signal),
  });
}

/** The student's own submissions, newest first. */
export const useOwnSubmissions = () =>
  useGetList<SubmissionRow>('submissions', {
    pagination: MOST,
    sort: { field: 'submittedAt', order: 'DESC' },
    filter: { mine: true },
  });

export interface OwnUnderWay {
  submissions: readonly SubmissionRow[];
  items: readonly NotYetItem[];
  isPending: boolean;
  error: unknown;
  refetch: () => void;
}

/** What waits, came back or was declined, with the reviewers' words. */
export function useNotYet(): OwnUnderWay {
  const provider = useDataProvider<LaurelDataProvider>();
  const submissions = useOwnSubmissions();
  const participations = useGetList<MyParticipation>('my/participations', {
    pagination: MOST,
    sort: { field: 'recordedAt', order: 'DESC' },
    filter: { state: ['recorded', 'seconding', 'declined'] },
  });
  const decided = (submissions.data ?? []).filter(({ state }) => state === 'returned' || state === 'declined');
  const wholes = useQueries({
    queries: decided.map(({ id }) => ({
      queryKey: ['submissions', 'whole', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => provider.read<SubmissionView>(`submissions/${id}`, signal),
    })),
  });
  const comments = new Map(
    wholes.flatMap(({ data }) => {
      const comment = data && lastComment(data);
      return data && comment ? [[data.id, comment] as const] : [];
    }),
  );
  return {
    submissions: submissions.data ?? [],
    items: notYet(participations.data ?? [], submissions.data ?? [], comments),
    isPending: submissions.isPending || participations.isPending,
    error: submissions.error ?? participations.error,
    refetch: () => {
      void submissions.refetch();
      void participations.refetch();
    },
  };
}

/** What the reviewer of the last standing decision wrote. */
export function lastComment(submission: SubmissionView): Comment | null {
  const last = submission.assessments.filter((one) => one.undone === null).at(-1);
  return last?.comment ? { by: last.reviewer.name, words: last.comment } : null;
}
