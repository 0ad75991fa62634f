import type { RubricView } from '@laurel/contract';

/** The columns: every level that any criterion has, low to high, under the name it first has. */
function levelsOf(rubric: RubricView): { level: number; name: string }[] {
  const names = new Map<number, string>();
  for (const { level, name } of rubric.criteria.flatMap((criterion) => criterion.levels))
    if (!names.has(level)) names.set(level, name);
  return [...names].map(([level, name]) => ({ level, name })).sort((a, b) => a.level - b.level);
}

/** A rubric to read: criteria down, levels across. On a phone each criterion is a block of its own. */
export function RubricTable({ rubric }: { rubric: RubricView }) {
  const levels = levelsOf(rubric);
  return (
    <div className="competency-part">
      <h3 className="card-title">Rubric “{rubric.title}”</h3>
      {rubric.description && <p className="soft">{rubric.description}</p>}
      <div className="rubric-frame">
        <table className="rubric-table">
          <caption className="visually-hidden">Rubric {rubric.title}</caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              {levels.map(({ level, name }) => (
                <th key={level} scope="col">
                  {name} <span className="hint num">{level}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rubric.criteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row">
                  {criterion.title}
                  {criterion.weight !== 1 && <small>counts {criterion.weight} times</small>}
                  {criterion.description && <small>{criterion.description}</small>}
                </th>
                {levels.map(({ level, name }) => {
                  const cell = criterion.levels.find((one) => one.level === level);
                  return (
                    <td key={level} data-level={`${name} ${level}`}>
                      {cell?.description ?? <span className="hint">—</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
