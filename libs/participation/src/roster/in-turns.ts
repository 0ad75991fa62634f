import { setImmediate } from 'node:timers/promises';

/** Goes through the steps of a long calculation; between two of them other requests get their turn. */
export async function inTurns<T>(steps: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
