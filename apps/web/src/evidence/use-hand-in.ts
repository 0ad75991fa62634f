import type { SubmissionView } from '@laurel/contract';
import { useRef, useState } from 'react';
import { useRefresh } from 'react-admin';
import { ServerRefusal } from '../providers/problem.js';
import { type Sent, upload } from '../providers/upload.js';
import { type Draft, draftFaults, type Faults, onTheWire, serverFaults } from './draft.js';

/** Hands a draft in as a new submission, or as the next round of `revised`. */
export function useHandIn(revised: SubmissionView | null, onDone: (submission: SubmissionView) => void) {
  const [faults, setFaults] = useState<Faults>({});
  const [sent, setSent] = useState<Sent | null>(null);
  const running = useRef<AbortController | null>(null);
  const refresh = useRefresh();

  const handIn = async (draft: Draft): Promise<void> => {
    const found = draftFaults(draft);
    setFaults(found);
    if (Object.keys(found).length > 0 || running.current) return;
    const form = new FormData();
    form.append('submission', JSON.stringify(onTheWire(draft, revised?.version)));
    for (const file of draft.files) form.append('files', file, file.name);
    const path = revised ? `/api/submissions/${revised.id}/revise` : '/api/submissions';
    running.current = new AbortController();
    setSent({ bytes: 0, of: 0 });
    try {
      const submission = await upload<SubmissionView>(path, form, setSent, running.current.signal);
      refresh();
      onDone(submission);
    } catch (error) {
      if (error instanceof ServerRefusal) setFaults(serverFaults(error));
      else if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    } finally {
      running.current = null;
      setSent(null);
    }
  };
  const breakOff = () => running.current?.abort();
  return { handIn, breakOff, faults, sent };
}
