import type { ProgrammeView } from '@laurel/contract';
import { ACHIEVEMENT_TYPE_WORDS, isAchievementType, printMinutes } from '@laurel/domain';
import { useScale } from '../providers/use-scale.js';
import { DepthMark } from '../record/Leaves.js';
import { Segments } from '../record/Segments.js';

/** A version as it stands, for whoever may not write it. */
export function ProgrammeRead({ programme }: { programme: ProgrammeView }) {
  const scale = useScale();
  const { achievementType } = programme;
  return (
    <div className="programme-form">
      <section className="programme-part">
        <dl className="facts">
          <dt>On the record</dt>
          <dd>{programme.description || <span className="hint">nothing yet</span>}</dd>
          <dt>To be done</dt>
          <dd className="pre">{programme.criteria || <span className="hint">nothing yet</span>}</dd>
          <dt>Category</dt>
          <dd>{programme.categoryName}</dd>
          <dt>Kind</dt>
          <dd>{isAchievementType(achievementType) ? ACHIEVEMENT_TYPE_WORDS[achievementType] : achievementType}</dd>
          <dt>Verified by</dt>
          <dd>{programme.fourEyes ? 'two different people' : 'one member of staff who did not record it'}</dd>
        </dl>
      </section>
      <section className="programme-part">
        <h2 className="section-title">Roles</h2>
        <table className="table plain-table">
          <thead>
            <tr>
              <th scope="col">Role</th>
              <th scope="col">Depth</th>
              <th scope="col" className="end">
                At least
              </th>
              <th scope="col">Duties, as printed</th>
            </tr>
          </thead>
          <tbody>
            {programme.roles.map((role) => (
              <tr key={role.id}>
                <td>
                  <b>{role.name}</b>
                </td>
                <td>
                  <DepthMark depth={role.depth} />
                </td>
                <td className="end num">{role.requiredMinutes > 0 ? printMinutes(role.requiredMinutes) : '—'}</td>
                <td className="soft">{role.duties}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="programme-part">
        <h2 className="section-title">Outcomes</h2>
        {programme.outcomes.length === 0 && <p className="soft">None.</p>}
        <ul className="outcomes">
          {programme.outcomes.map((outcome) => (
            <li key={outcome.competencyId} className="card">
              <p>
                <b>{outcome.competencyName}</b>
              </p>
              <Segments held={outcome.level} of={scale.length || 4} />
              <p className="soft">up to {outcome.levelName}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
