import type { RecordVersionView } from '@laurel/contract';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { counted, printMoment } from '../record/print.js';

/** All versions, newest first: when, what became of each and why, and the code that strangers check it by. */
export function RecordVersions({ versions }: { versions: readonly RecordVersionView[] }) {
  const timeZone = useTimeZone();
  return (
    <section className="card record-version-list" aria-labelledby="record-versions">
      <h2 id="record-versions" className="card-title">
        Versions
      </h2>
      {versions.length === 0 && <p className="soft">None yet. The first is signed by a publication.</p>}
      <ol>
        {versions.map((version) => (
          <li key={version.id}>
            <div className="version-head">
              <b>Version {version.number}</b>
              <StateChip state={version.state} />
            </div>
            <p className="soft">
              {counted(version.entries, 'entry', 'entries')},{' '}
              {version.issuedAt
                ? `issued ${printMoment(version.issuedAt, timeZone)}`
                : `prepared ${printMoment(version.createdAt, timeZone)}`}
            </p>
            {version.failure && <p className="tone-bad">{version.failure}</p>}
            {version.revokedAt && (
              <p className="soft">
                Revoked {printMoment(version.revokedAt, timeZone)}: “{version.revokeReason}”
              </p>
            )}
            {version.issuedAt && (
              <a href={version.verifyUrl} className="code mono version-code">
                {version.verifyCode}
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
