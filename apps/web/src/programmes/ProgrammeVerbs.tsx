import type { ProgrammeView } from '@laurel/contract';
import { addDays } from '@laurel/domain';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { ArrowUUpLeftIcon, CheckCircleIcon, PencilSimpleIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import { DateInput, Form, required, SaveButton, useDataProvider, useNotify, useRefresh } from 'react-admin';
import { ReasonDialog } from '../layout/ReasonDialog.js';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { useAct } from '../providers/use-act.js';
import { useInstitution } from '../providers/use-institution.js';

type Asked = 'approve' | 'return' | 'retire' | 'reinstate';

/** How long an approval runs unless the registry says otherwise: three years. */
const USUAL_APPROVAL_DAYS = 3 * 365;

const questions: Record<
  Exclude<Asked, 'approve'>,
  { title: string; words: string; verb: string; done: string; label: string }
> = {
  return: {
    title: 'Return to the owner',
    words: 'The owner reads the comment, changes the version and proposes it again.',
    verb: 'Return it',
    done: 'Returned with your comment',
    label: 'What is missing',
  },
  retire: {
    title: 'Retire the programme',
    words: 'No new activities. What is on records stays, and stays readable.',
    verb: 'Retire it',
    done: 'Retired',
    label: 'Reason',
  },
  reinstate: {
    title: 'Take into use again',
    words: 'It stands again as it stood when it was retired.',
    verb: 'Reinstate it',
    done: 'In use again',
    label: 'Reason',
  },
};

/** What this person can do with the programme now; proposing stands at the foot of the editor. */
export function ProgrammeVerbs({ programme }: { programme: ProgrammeView }) {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();
  const { act, busy } = useAct();
  const [asked, setAsked] = useState<Asked | null>(null);
  const can = (verb: ProgrammeView['verbs'][number]) => programme.verbs.includes(verb);
  const say = async (words: string) => {
    if (!asked || asked === 'approve') return;
    const body = asked === 'return' ? { comment: words, version: programme.version } : { reason: words };
    await provider.act('programmes', programme.id, asked, body);
    notify(questions[asked].done, { type: 'success' });
    refresh();
  };
  return (
    <>
      {can('retire') && <Button onClick={() => setAsked('retire')}>Retire…</Button>}
      {can('reinstate') && <Button onClick={() => setAsked('reinstate')}>Reinstate…</Button>}
      {can('revise') && (
        <Button
          disabled={busy}
          startIcon={<PencilSimpleIcon size={18} />}
          onClick={() =>
            act(
              (api) => api.act('programmes', programme.id, 'revise'),
              'A new version is open; the old one stays in force',
            )
          }
        >
          Revise
        </Button>
      )}
      {can('return') && (
        <Button startIcon={<ArrowUUpLeftIcon size={18} />} onClick={() => setAsked('return')}>
          Return…
        </Button>
      )}
      {can('approve') && (
        <Button
          variant="contained"
          color="primary"
          startIcon={<CheckCircleIcon size={18} />}
          onClick={() => setAsked('approve')}
        >
          Approve…
        </Button>
      )}
      {asked === 'approve' && <ApproveDialog programme={programme} onClose={() => setAsked(null)} />}
      {asked && asked !== 'approve' && (
        <ReasonDialog
          open
          title={`${questions[asked].title}: ${programme.title}`}
          label={questions[asked].label}
          verb={questions[asked].verb}
          harmless={asked !== 'retire'}
          onClose={() => setAsked(null)}
          onSay={say}
        >
          {questions[asked].words}
        </ReasonDialog>
      )}
    </>
  );
}

function ApproveDialog({ programme, onClose }: { programme: ProgrammeView; onClose: () => void }) {
  const { submit } = useAct();
  const today = useInstitution()?.today;
  const approve = ({ approvedUntil }: { approvedUntil?: string }) =>
    submit(
      (api) => api.act('programmes', programme.id, 'approve', { approvedUntil, version: programme.version }),
      `Version ${programme.number} is approved and frozen`,
      onClose,
    );
  return (
    <Dialog open onClose={onClose} fullWidth>
      <DialogTitle variant="h3">
        Approve {programme.title}, version {programme.number}
      </DialogTitle>
      <DialogContent>
        <p className="soft dialog-words">
          The version is frozen as it stands.
          {programme.inForce && ` It takes the place of version ${programme.inForce.number} for new activities.`}
        </p>
        <Form onSubmit={approve} record={{ approvedUntil: today && addDays(today, USUAL_APPROVAL_DAYS) }}>
          <DateInput
            source="approvedUntil"
            label="Approved until"
            validate={required()}
            helperText="Renewal is asked for sixty days before"
          />
          <footer className="form-foot">
            <SaveButton label="Approve" icon={<span hidden />} alwaysEnable />
            <Button variant="text" onClick={onClose}>
              Cancel
            </Button>
          </footer>
        </Form>
      </DialogContent>
    </Dialog>
  );
}
