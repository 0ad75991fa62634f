import { MagnifyingGlassIcon } from '@phosphor-icons/react';
import { useEffect, useState } from 'react';
import { useListContext } from 'react-admin';

/** How long to wait after the last key before the server is asked, in ms. */
const PAUSE = 250;

/** Filters the list by `q`, as one types. */
export function SearchField({ label }: { label: string }) {
  const { filterValues, setFilters } = useListContext();
  const asked = typeof filterValues.q === 'string' ? filterValues.q : '';
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === asked.trim()) return;
    const timer = setTimeout(() => {
      const { q: _gone, ...others } = filterValues;
      setFilters(wanted ? { ...others, q: wanted } : others, []);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, asked, filterValues, setFilters]);
  return (
    <label className="search-field">
      <MagnifyingGlassIcon size={16} aria-hidden="true" />
      <span className="visually-hidden">{label}</span>
      <input type="search" value={text} placeholder={label} onChange={(event) => setText(event.target.value)} />
    </label>
  );
}
