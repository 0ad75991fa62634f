import type { SubmissionRow } from '@laurel/contract';
import Button from '@mui/material/Button';
import { MedalIcon } from '@phosphor-icons/react';
import { Link, useSearchParams } from 'react-router-dom';
import { Empty } from '../layout/States.js';
import { useTimeZone } from '../providers/use-institution.js';
import { useScale } from '../providers/use-scale.js';
import type { RecordItem } from '../record/entries/entry-words.js';
import { Ladder, LadderSegments } from '../record/Ladder.js';
import { printDay, printMonth } from '../record/print.js';
import { type ProfileRow, profileRows } from './profile-rows.js';

interface ProfileProps {
  items: readonly RecordItem[];
  submissions: readonly SubmissionRow[];
  linkTo: (key: string) => string;
  phone: boolean;
}

/** Which competencies were judged at which level; each opens to its evidence. */
export function Profile({ items, submissions, linkTo, phone }: ProfileProps) {
  const current = useScale();
  const [params, setParams] = useSearchParams();
  const rows = profileRows(items, submissions);
  const scale = current.length > 0 ? current : (rows[0]?.held?.scale ?? []);
  const asTable = params.get('profile') === 'table';
  const show = (table: boolean) => {
    const next = new URLSearchParams(params);
    if (table) next.set('profile', 'table');
    else next.delete('profile');
    setParams(next, { replace: true, preventScrollReset: true });
  };
  return (
    <section className="sheet profile" aria-labelledby="profile">
      <header className="sheet-head">
        <h2 id="profile" className="section-title">
          Competency profile
        </h2>
        {rows.length > 0 && (
          <Button variant="text" size="small" onClick={() => show(!asTable)}>
            {asTable ? 'Show as a ladder' : 'Show as a table'}
          </Button>
        )}
      </header>
      {rows.length === 0 && (
        <Empty icon={MedalIcon} title="No level yet" action={<Link to="/evidence/new">Hand in evidence</Link>}>
          A level is held once faculty has judged your work against a rubric.
        </Empty>
      )}
      {rows.length > 0 && asTable && <LevelTable rows={rows} linkTo={linkTo} />}
      {rows.length > 0 && !asTable && scale.length > 0 && !phone && (
        <Ladder
          scale={scale}
          rows={rows}
          evidenceLink={(row, words) => {
            const held = rows.find((one) => one.competencyId === row.competencyId)?.held;
            if (!held) return words;
            return (
              <Link to={linkTo(held.key)}>
                {words}
                <span className="visually-hidden"> for {row.name}</span>
              </Link>
            );
          }}
        />
      )}
      {rows.length > 0 && !asTable && scale.length > 0 && phone && <LadderSegments scale={scale} rows={rows} />}
    </section>
  );
}

function LevelTable({ rows, linkTo }: { rows: readonly ProfileRow[]; linkTo: (key: string) => string }) {
  const timeZone = useTimeZone();
  const before = rows.some((row) => row.reached.length > 1);
  return (
    <div className="table-frame">
      <table className="record-table">
        <caption className="visually-hidden">Competencies and levels</caption>
        <thead>
          <tr>
            <th scope="col">Competency</th>
            <th scope="col">Level</th>
            <th scope="col">Since</th>
            {before && (
              <th scope="col" className="only-wide">
                Before
              </th>
            )}
            <th scope="col" className="only-wide">
              Judged by
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ competencyId, name, held, reached, note }) => {
            const witness = held?.witnesses.at(-1);
            return (
              <tr key={competencyId}>
                <th scope="row">{held ? <Link to={linkTo(held.key)}>{name}</Link> : name}</th>
                <td>{held?.competency.levelName ?? note}</td>
                <td>{held && printMonth(held.endsOn)}</td>
                {before && (
                  <td className="only-wide">
                    {reached
                      .slice(0, -1)
                      .map((step) => `level ${step.level} in ${step.on.slice(0, 4)}`)
                      .join(', ')}
                  </td>
                )}
                <td className="only-wide">
                  {witness && (
                    <>
                      <bdi>{witness.name}</bdi>, {printDay(witness.at, timeZone)}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
