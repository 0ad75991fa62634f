import type { InstitutionView } from '@laurel/contract';
import { useQuery } from '@tanstack/react-query';
import { request } from './http.js';

/** Whose house this is: asked once a visit, needed before sign-in too. Undefined until it is known. */
export function useInstitution(): InstitutionView | undefined {
  const { data } = useQuery({
    queryKey: ['institution'],
    queryFn: async ({ signal }) => (await request<InstitutionView>('/api/institution', { signal })).json,
    staleTime: 10 * 60_000,
  });
  return data;
}

/** The zone of all printed days and times; that of the reader only while the institution's is not known. */
export const useTimeZone = (): string => useInstitution()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
