import type { InstitutionView } from '@laurel/contract';
import { useQuery } from '@tanstack/react-query';
import { request } from './http.js';

/** Under which key the institution is kept. */
export const INSTITUTION = ['institution'];

/** Whose house this is: asked once a visit, needed before sign-in too. */
export const useInstitutionQuery = () =>
  useQuery({
    queryKey: INSTITUTION,
    queryFn: async ({ signal }) => (await request<InstitutionView>('/api/institution', { signal })).json,
    staleTime: 10 * 60_000,
  });

/** The institution; undefined until it is known. */
export const useInstitution = (): InstitutionView | undefined => useInstitutionQuery().data;

/** The zone of all printed days and times; that of the reader only while the institution's is not known. */
export const useTimeZone = (): string => useInstitution()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
