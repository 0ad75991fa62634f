import type { ProficiencyLevelView } from '@laurel/contract';
import { useGetList } from 'react-admin';

/** The institution's scale of levels, low to high; empty until it is known. */
export function useScale(): ProficiencyLevelView[] {
  const { data } = useGetList<ProficiencyLevelView>(
    'proficiency-levels',
    { pagination: { page: 1, perPage: 20 }, sort: { field: 'level', order: 'ASC' }, filter: {} },
    { staleTime: 10 * 60_000 },
  );
  return data ?? [];
}
