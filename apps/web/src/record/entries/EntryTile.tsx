import { GraduationCapIcon, type Icon, MedalIcon } from '@phosphor-icons/react';
import { CategoryTile } from '../CategoryTile.js';
import type { Entry } from './entry-words.js';

interface EntryTileProps {
  entry: Entry;
  size?: number;
}

/** The square at an entry's start: its category; a medal for a level, a cap for what the registrar recorded. */
export function EntryTile({ entry, size }: EntryTileProps) {
  if (entry.kind === 'participation') return <CategoryTile code={entry.category.code} size={size} />;
  return <PlainTile icon={entry.kind === 'competency' ? MedalIcon : GraduationCapIcon} size={size} />;
}

/** A tile without a category's hue. */
function PlainTile({ icon: Icon, size = 36 }: { icon: Icon; size?: number }) {
  return (
    <span
      aria-hidden="true"
      className="category-tile plain-tile"
      style={{ width: size, height: size, borderRadius: size > 40 ? 10 : 6 }}
    >
      <Icon size={Math.round(size * 0.52)} weight="fill" />
    </span>
  );
}
