import { useCallback, useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { LaurelDataProvider } from './data-provider.js';
import { type FieldErrors, ServerRefusal } from './problem.js';

/** The sentence for people in whatever was thrown. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ServerRefusal ? error.message : 'The answer could not be read. Load the page again.';

/**
 * Runs a domain verb: says what was done (or why not) in a toast and loads what is on screen again. Resolves to
 * undefined when it was refused. `busy` while one runs, so that nothing is decided twice by a double click.
 */
export function useAct() {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const act = useCallback(
    async <T>(run: (provider: LaurelDataProvider) => Promise<T>, done?: string | ((result: T) => string)) => {
      setBusy(true);
      try {
        const result = await run(provider);
        if (done) notify(typeof done === 'string' ? done : done(result), { type: 'success' });
        refresh();
        return result;
      } catch (error) {
        notify(sentenceOf(error), { type: 'error' });
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [provider, notify, refresh],
  );
  /** The same for a form: what was refused comes back as errors for its fields; `then` runs when it was done. */
  const submit = useCallback(
    async (
      run: (provider: LaurelDataProvider) => Promise<unknown>,
      done: string,
      then: () => void,
    ): Promise<FieldErrors | undefined> => {
      try {
        await run(provider);
        notify(done, { type: 'success' });
        refresh();
        then();
        return undefined;
      } catch (error) {
        notify(sentenceOf(error), { type: 'error' });
        return error instanceof ServerRefusal ? error.body.errors : undefined;
      }
    },
    [provider, notify, refresh],
  );
  return { act, submit, busy };
}
