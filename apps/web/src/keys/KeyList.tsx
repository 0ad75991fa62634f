import type { KeyView } from '@laurel/contract';
import { KeyIcon } from '@phosphor-icons/react';
import { ListPage } from '../layout/list/ListPage.js';
import { Empty } from '../layout/States.js';
import { useTimeZone } from '../providers/use-institution.js';
import { StateChip } from '../record/Chip.js';
import { printCount, printDay } from '../record/print.js';

/** The keys that sign records. A retired key signs nothing more; what it signed stays genuine. */
export function KeyList() {
  const timeZone = useTimeZone();
  return (
    <ListPage<KeyView>
      resource="keys"
      title="Keys"
      things="keys"
      sort={{ field: 'createdAt', order: 'DESC' }}
      under="They sign every record. Secrets are kept encrypted and never leave the server."
      empty={
        <Empty icon={KeyIcon} title="No key yet">
          One is made with the first publication.
        </Empty>
      }
      columns={[
        {
          label: 'Key',
          cell: (key) => (
            <code className="mono code" title={key.publicMultibase}>
              {shorten(key.publicMultibase)}
            </code>
          ),
        },
        {
          label: 'Issuer',
          wide: true,
          cell: (key) => (
            <span className="code" title={key.did}>
              {shorten(key.did)}
            </span>
          ),
        },
        { label: 'Made', sortBy: 'createdAt', cell: (key) => printDay(key.createdAt, timeZone) },
        { label: 'Signed, in force', end: true, wide: true, cell: (key) => printCount(key.credentials) },
        { label: 'State', cell: (key) => <StateChip state={key.state} /> },
      ]}
    />
  );
}

const shorten = (text: string) => (text.length > 34 ? `${text.slice(0, 20)}…${text.slice(-8)}` : text);
