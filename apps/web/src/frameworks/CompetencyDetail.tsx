import type { CompetencyView } from '@laurel/contract';
import { Fragment } from 'react';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useScale } from '../providers/use-scale.js';
import { useWhole } from '../providers/use-whole.js';
import { StateChip } from '../record/Chip.js';
import { RubricTable } from './RubricTable.js';
import { CONNECTION_WORDS } from './report-words.js';
import type { TreeRow } from './tree.js';

/** One competency in full. What the tree knows stands at once; rubric and connections follow. */
export function CompetencyDetail({ row }: { row: TreeRow }) {
  const { data: whole, isPending, error, refetch } = useWhole<CompetencyView>('competencies', row.id);
  // The tree shows what stands under what.
  const connections = whole?.associations.filter((one) => one.type !== 'isChildOf') ?? [];
  return (
    <>
      <header className="competency-head">
        <h2 className="section-title">
          <bdi>{row.name}</bdi>
        </h2>
        {row.code && <code className="code competency-code">{row.code}</code>}
        <StateChip state={row.status === 'active' ? 'active' : 'retired'} />
      </header>
      {row.statement !== row.name && (
        <p className="competency-statement" dir="auto">
          {row.statement}
        </p>
      )}
      {whole && (
        <dl className="facts competency-facts">
          {row.itemType && (
            <>
              <dt>Kind</dt>
              <dd>{row.itemType}</dd>
            </>
          )}
          <dt>Address</dt>
          <dd className="mono competency-address" dir="ltr">
            {whole.uri}
          </dd>
          {connections.map((one) => (
            <Fragment key={`${one.type} ${one.uri}`}>
              <dt>{CONNECTION_WORDS[one.type] ?? one.type}</dt>
              <dd>{one.name ?? <span className="mono competency-address">{one.uri}</span>}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {error && !whole && <LoadFailed what="The rubric" error={error} onRetry={() => refetch()} />}
      {isPending && !error && <Placeholder rows={4} label="Loading the rubric" />}
      {whole && (whole.rubric ? <RubricTable rubric={whole.rubric} /> : <WithoutRubric />)}
    </>
  );
}

function WithoutRubric() {
  const scale = useScale();
  return (
    <div className="competency-part">
      <h3 className="card-title">No rubric</h3>
      <p className="soft">
        Programmes can name it as an outcome, but work cannot be judged against it. A rubric comes with the package.
      </p>
      {scale.length > 0 && (
        <>
          <h3 className="card-title">Levels of the institution</h3>
          <dl className="facts">
            {scale.map((one) => (
              <Fragment key={one.level}>
                <dt>
                  {one.level} {one.name}
                </dt>
                <dd>{one.meaning}</dd>
              </Fragment>
            ))}
          </dl>
        </>
      )}
    </div>
  );
}
