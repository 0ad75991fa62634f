import type { ActivityRow, PersonRow, ProgrammeRow } from '@laurel/contract';
import { type Role, rolesFor } from '@laurel/domain';
import Autocomplete from '@mui/material/Autocomplete';
import { MagnifyingGlassIcon } from '@phosphor-icons/react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useKeys } from './use-keys.js';

interface Hit {
  kind: 'People' | 'Programmes' | 'Activities';
  id: string;
  title: string;
  words: string;
  to: string;
}

/** Rows of each kind shown, and how long to wait after the last key, in ms. */
const MOST = 5;
const PAUSE = 200;

/** Finds people, programmes and activities by name or number from anywhere; `/` leads here. */
export function Search({ role }: { role: Role }) {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const asked = useSettled(typed.trim());
  const { data: hits = [], isFetching } = useHits(asked, role);
  useKeys({ '/': () => input.current?.focus() });
  return (
    <Autocomplete<Hit, false, false, true>
      className="search"
      freeSolo
      blurOnSelect
      clearOnBlur
      options={asked === '' ? [] : hits}
      groupBy={(hit) => hit.kind}
      getOptionLabel={(hit) => (typeof hit === 'string' ? hit : hit.title)}
      getOptionKey={(hit) => (typeof hit === 'string' ? hit : `${hit.kind} ${hit.id}`)}
      filterOptions={(options) => options}
      loading={isFetching}
      value={null}
      inputValue={typed}
      onInputChange={(_, text, reason) => setTyped(reason === 'input' ? text : '')}
      onChange={(_, hit) => hit && typeof hit !== 'string' && navigate(hit.to)}
      renderOption={({ key, ...props }, hit) => (
        <li key={key} {...props}>
          <bdi>{hit.title}</bdi>
          <span className="hint number">{hit.words}</span>
        </li>
      )}
      renderInput={({ InputProps, inputProps }) => (
        <label ref={InputProps.ref} className="search-box">
          <MagnifyingGlassIcon size={16} aria-hidden="true" />
          <span className="visually-hidden">Search</span>
          <input
            {...inputProps}
            ref={(element) => {
              input.current = element;
              const { ref } = inputProps as { ref?: { current: HTMLInputElement | null } };
              if (ref) ref.current = element;
            }}
            placeholder="Search people, programmes, activities"
          />
          <kbd>/</kbd>
        </label>
      )}
    />
  );
}

/** `text` once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

function useHits(q: string, role: Role) {
  const provider = useDataProvider<LaurelDataProvider>();
  return useQuery({
    queryKey: ['search', role, q],
    enabled: q !== '',
    queryFn: async ({ signal }): Promise<Hit[]> => {
      const page = { filter: { q }, pagination: { page: 1, perPage: MOST }, signal };
      const [people, programmes, activities] = await Promise.all([
        rolesFor('person.read').includes(role)
          ? provider.getList<PersonRow>('people', { ...page, sort: { field: 'displayName', order: 'ASC' } })
          : undefined,
        rolesFor('programme.read').includes(role)
          ? provider.getList<ProgrammeRow>('programmes', { ...page, sort: { field: 'title', order: 'ASC' } })
          : undefined,
        rolesFor('activity.read').includes(role)
          ? provider.getList<ActivityRow>('activities', { ...page, sort: { field: 'startsOn', order: 'DESC' } })
          : undefined,
      ]);
      return [
        ...(people?.data ?? []).map(
          (person): Hit => ({
            kind: 'People',
            id: person.id,
            title: person.displayName,
            words: person.studentNumber ?? person.post ?? '',
            to: `/people/${person.id}/show`,
          }),
        ),
        ...(programmes?.data ?? []).map(
          (programme): Hit => ({
            kind: 'Programmes',
            id: programme.id,
            title: programme.title,
            words: programme.categoryName,
            to: `/programmes/${programme.id}/show`,
          }),
        ),
        ...(activities?.data ?? []).map(
          (activity): Hit => ({
            kind: 'Activities',
            id: activity.id,
            title: `${activity.programmeTitle}, ${activity.title}`,
            words: activity.termTitle,
            to: `/activities/${activity.id}/show`,
          }),
        ),
      ];
    },
  });
}
