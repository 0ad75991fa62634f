import type { PersonView } from '@laurel/contract';
import Button from '@mui/material/Button';
import { PencilSimpleIcon, ProhibitIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { Head, Path } from '../layout/Page.js';
import { ReasonDialog } from '../layout/ReasonDialog.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useAct } from '../providers/use-act.js';
import { useWhole } from '../providers/use-whole.js';
import { Avatar } from '../record/Avatar.js';
import { StateChip } from '../record/Chip.js';
import { Account } from './Account.js';
import { Grants } from './Grants.js';
import { Identifiers } from './Identifiers.js';
import './people.css';

/** One person: who they are, what they may do, how they sign in. */
export function PersonPage() {
  const { id = '' } = useParams();
  const { data: person, isPending, error, refetch } = useWhole<PersonView>('people', id);
  if (error && !person) return <LoadFailed what="This person" error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={8} />;
  const facts = [
    person.studentNumber,
    person.post,
    person.study,
    person.classYear && `class of ${person.classYear}`,
    person.unitName,
  ];
  return (
    <>
      <Path steps={[{ label: 'People', to: '/people' }, { label: person.displayName }]} />
      <Head
        tile={<Avatar name={person.displayName} size={48} />}
        title={<bdi>{person.displayName}</bdi>}
        beside={person.status === 'inactive' && <StateChip state="inactive" />}
        under={facts.filter(Boolean).join(' · ')}
        actions={<Actions person={person} />}
      />
      <div className="person">
        {person.grants && <Grants person={person} grants={person.grants} />}
        <Identifiers person={person} />
        {person.account && <Account person={person} account={person.account} />}
      </div>
    </>
  );
}

function Actions({ person }: { person: PersonView }) {
  const manage = useMay('person.manage');
  const readRecord = useMay('record.read');
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const { act, busy } = useAct();
  const [asking, setAsking] = useState(false);
  const deactivate = async (reason: string) => {
    await provider.act('people', person.id, 'deactivate', { reason });
    notify(`${person.displayName} is inactive`, { type: 'success' });
    refresh();
  };
  return (
    <>
      {readRecord && person.studentNumber && (
        <Button component={Link} to={`/records/${person.id}/show`}>
          Open the record
        </Button>
      )}
      {manage && (
        <Button component={Link} to={`/people/${person.id}`} startIcon={<PencilSimpleIcon size={18} />}>
          Change
        </Button>
      )}
      {manage && person.status === 'active' && (
        <Button color="error" startIcon={<ProhibitIcon size={18} />} onClick={() => setAsking(true)}>
          Deactivate…
        </Button>
      )}
      {manage && person.status === 'inactive' && (
        <Button
          disabled={busy}
          onClick={() =>
            act((api) => api.act('people', person.id, 'reactivate', { reason: 'Reactivated by hand' }), 'Active again')
          }
        >
          Reactivate
        </Button>
      )}
      <ReasonDialog
        open={asking}
        title={`Deactivate ${person.displayName}`}
        verb="Deactivate"
        onClose={() => setAsking(false)}
        onSay={deactivate}
      >
        They can no longer sign in. What they did and what they verified stays as it is.
      </ReasonDialog>
    </>
  );
}
