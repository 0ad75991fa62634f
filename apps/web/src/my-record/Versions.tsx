import type { RecordVersionView } from '@laurel/contract';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { counted, printDay } from '../record/print.js';

/** Every version that was ever official, and what became of it. */
export function Versions({ versions }: { versions: readonly RecordVersionView[] }) {
  const timeZone = useTimeZone();
  const signed = versions.filter((version) => version.issuedAt !== null);
  if (signed.length === 0) return null;
  return (
    <section className="sheet record-versions" aria-labelledby="versions">
      <header className="sheet-head">
        <h2 id="versions" className="section-title">
          Official versions
        </h2>
      </header>
      <ul>
        {signed.map((version) => (
          <li key={version.id}>
            <div>
              <h3>Version {version.number}</h3>
              <p>
                {counted(version.entries, 'entry', 'entries')}, issued{' '}
                {version.issuedAt && printDay(version.issuedAt, timeZone)}
              </p>
              {version.revokeReason && <p>“{version.revokeReason}”</p>}
            </div>
            <StateChip state={version.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
