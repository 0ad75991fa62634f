import type { SubmissionRow } from '@laurel/contract';
import { useGetList } from 'react-admin';

/** As many as one question to the server may bring. */
const MOST = 200;

/** Where a submission stands in the queue, oldest first, and who stands beside it. */
export interface PlaceInQueue {
  /** 1 for the oldest; null for what does not wait (or waits further back than can be seen). */
  place: number | null;
  total: number;
  previous: string | null;
  next: string | null;
}

export function usePlaceInQueue(submissionId: string, reviews: boolean): PlaceInQueue {
  const { data: rows = [], total = 0 } = useGetList<SubmissionRow>(
    'submissions',
    {
      filter: { queue: true },
      pagination: { page: 1, perPage: MOST },
      sort: { field: 'submittedAt', order: 'ASC' },
    },
    { enabled: reviews },
  );
  const index = rows.findIndex((row) => row.id === submissionId);
  return {
    place: index === -1 ? null : index + 1,
    total,
    previous: rows[index - 1]?.id ?? null,
    next: (index === -1 ? rows[0] : rows[index + 1])?.id ?? null,
  };
}
