import { useWatch } from 'react-hook-form';
import { Seal } from '../record/Seal.js';

const typed = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The seal as it would be drawn with what is typed; nothing is saved by looking. */
export function SealPreview() {
  const [name, motto] = useWatch({ name: ['name', 'sealMotto'] }).map(typed);
  return (
    <aside className="institution-seal" aria-label="The seal with these words">
      {name && <Seal institution={name} motto={motto || undefined} size={184} />}
      <p className="soft">{name ? 'The seal with these words' : 'The seal needs a name'}</p>
    </aside>
  );
}
