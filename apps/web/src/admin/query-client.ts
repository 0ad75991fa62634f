import { QueryClient } from '@tanstack/react-query';
import { ServerRefusal } from '../providers/problem.js';

/** What the server refuses it refuses again; only silence and its own trouble are worth asking twice. */
export const worthAsking = (failures: number, error: unknown): boolean =>
  failures < 2 && (!(error instanceof ServerRefusal) || error.status === 0 || error.status >= 500);

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthAsking } },
});
