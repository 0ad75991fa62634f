import { setTimeout as pause } from 'node:timers/promises';
import type { PublicationRunView } from '@laurel/contract';
import { PublicationReader } from '@laurel/records';
import type { INestApplicationContext } from '@nestjs/common';

/**
 * Waits until a run has ended, telling how far it is; returns its last state. Throws when `signal` aborts: the run goes
 * on all the same.
 */
export async function watchRun(
  app: INestApplicationContext,
  runId: string,
  onProgress: (progress: { done: number; total: number; run: PublicationRunView }) => void,
  signal?: AbortSignal,
): Promise<PublicationRunView> {
  const reader = app.get(PublicationReader);
  for (;;) {
    const run = await reader.get(runId);
    const { queued, ...ended } = run.progress;
    const done = Object.values(ended).reduce((sum, count) => sum + count, 0);
    onProgress({ done, total: run.assembled ? done + queued : Math.max(run.people, done + queued), run });
    if (run.state !== 'running') return run;
    await pause(200, undefined, { signal });
  }
}
