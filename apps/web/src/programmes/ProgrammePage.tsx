import type { ProgrammeView } from '@laurel/contract';
import { printDate } from '@laurel/domain';
import { useParams } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useWhole } from '../providers/use-whole.js';
import { CategoryTile } from '../record/CategoryTile.js';
import { StateChip } from '../record/Chip.js';
import { LifeLine } from './LifeLine.js';
import { ProgrammeAside } from './ProgrammeAside.js';
import { ProgrammeEditor } from './ProgrammeEditor.js';
import { ProgrammeRead } from './ProgrammeRead.js';
import { ProgrammeVerbs } from './ProgrammeVerbs.js';
import './programme.css';

/** A programme: written where one may write, read where not, with its way through life above and its versions beside. */
export function ProgrammePage() {
  const { id = '' } = useParams();
  const { data: programme, isPending, error, refetch } = useWhole<ProgrammeView>('programmes', id);
  if (error && !programme) return <LoadFailed what="This programme" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={10} />;
  const editable = programme.verbs.includes('edit');
  const { inForce } = programme;
  const beside =
    inForce && inForce.number !== programme.number
      ? `version ${inForce.number} stays in force${inForce.approvedUntil ? ` until ${printDate(inForce.approvedUntil)}` : ''}`
      : programme.standing;
  return (
    <>
      <Path steps={[{ label: 'Programmes', to: '/programmes' }, { label: programme.title }]} />
      <Head
        tile={<CategoryTile code={programme.categoryCode} size={48} />}
        title={`${programme.title}, version ${programme.number}`}
        beside={<StateChip state={programme.renewalDue ? 'renewal-due' : programme.state} />}
        under={`${programme.unitName} · ${beside}`}
        actions={<ProgrammeVerbs programme={programme} />}
      />
      <LifeLine programme={programme} />
      <div className="programme">
        {editable ? (
          <ProgrammeEditor key={`${programme.versionId} ${programme.version}`} programme={programme} />
        ) : (
          <ProgrammeRead programme={programme} />
        )}
        <ProgrammeAside programme={programme} />
      </div>
    </>
  );
}
