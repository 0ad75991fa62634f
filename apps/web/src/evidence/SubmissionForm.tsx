import type { SubmissionView } from '@laurel/contract';
import { REFLECTION_LIMIT } from '@laurel/domain';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useScale } from '../providers/use-scale.js';
import { printCount } from '../record/print.js';
import { CompetencyChoice } from './CompetencyChoice.js';
import type { Draft } from './draft.js';
import { FileRows } from './FileRows.js';
import { LevelChoice } from './LevelChoice.js';
import { LinkRows } from './LinkRows.js';
import { MadeDuring } from './MadeDuring.js';
import { Question } from './Question.js';
import { SendingBar } from './SendingBar.js';
import { useHandIn } from './use-hand-in.js';
import './submission-form.css';

interface SubmissionFormProps {
  /** The submission that this is a further round of; null for a new one. */
  revised: SubmissionView | null;
  initial: Pick<Draft, 'competencyId' | 'targetLevel'>;
  onDone: (submission: SubmissionView) => void;
}

/** What a student hands in, question by question. Nothing typed is lost when the server refuses. */
export function SubmissionForm({ revised, initial, onDone }: SubmissionFormProps) {
  const scale = useScale();
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>({ ...initial, participationIds: [], reflection: '', links: [], files: [] });
  const { handIn, breakOff, faults, sent } = useHandIn(revised, onDone);
  const form = useRef<HTMLFormElement>(null);
  const set = (more: Partial<Draft>) => setDraft({ ...draft, ...more });
  useWarning(draft.reflection !== '' || draft.files.length > 0 || draft.links.length > 0);
  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>('.form-faults')?.focus();
  }, [faults]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void handIn(draft);
  };
  const count = draft.reflection.length;
  const wrong = Object.keys(faults).length;
  return (
    <form ref={form} className="sheet submission-form" onSubmit={submit} noValidate>
      {wrong > 0 && (
        <p className="form-faults" role="alert" tabIndex={-1}>
          {faults.form ??
            (wrong === 1
              ? 'Not handed in yet: one thing below needs you.'
              : `Not handed in yet: ${wrong} things below need you.`)}
        </p>
      )}
      {!revised && (
        <Question title="What does your work show?" faultId="fault-competency">
          <CompetencyChoice
            value={draft.competencyId}
            fault={faults.competencyId}
            onChoose={(competencyId) => set({ competencyId })}
          />
        </Question>
      )}
      <Question
        title="Which level do you aim at?"
        hint="The reviewer judges against the rubric and may find a higher or a lower one."
        fault={faults.targetLevel}
        faultId="fault-level"
      >
        <LevelChoice scale={scale} value={draft.targetLevel} onChoose={(targetLevel) => set({ targetLevel })} />
      </Question>
      <Question
        title="Where was it made?"
        hint="The reviewer sees who verified what you choose here. You may leave it out."
        fault={faults.participationIds}
        faultId="fault-made"
      >
        <MadeDuring
          chosen={draft.participationIds}
          fixed={new Set(revised?.participations.map((one) => one.id))}
          onChoose={(participationIds) => set({ participationIds })}
        />
      </Question>
      <Question
        title={revised ? `Your work, round ${revised.round + 1}` : 'Your work'}
        hint={
          revised
            ? 'What you handed in before stays; add what was missing.'
            : 'A reflection, links or files: at least one of them.'
        }
        faultId="fault-work"
      >
        <TextField
          id="reflection"
          label="Reflection"
          value={draft.reflection}
          onChange={(event) => set({ reflection: event.target.value })}
          error={faults.reflection !== undefined || count > REFLECTION_LIMIT}
          helperText={faults.reflection ?? `${printCount(count)} of ${printCount(REFLECTION_LIMIT)} characters`}
          multiline
          minRows={6}
          maxRows={20}
          fullWidth
        />
        <h3 className="question-part">Links</h3>
        <LinkRows links={draft.links} faults={faults} onChange={(links) => set({ links })} />
        <h3 className="question-part">Files</h3>
        <FileRows files={draft.files} faults={faults} onChange={(files) => set({ files })} />
      </Question>
      <footer className="submission-foot">
        {sent ? (
          <SendingBar sent={sent} onBreakOff={breakOff} />
        ) : (
          <>
            <Button type="submit" variant="contained" color="primary">
              {revised ? `Hand in round ${revised.round + 1}` : 'Hand in'}
            </Button>
            <Button variant="text" onClick={() => navigate(-1)}>
              Cancel
            </Button>
          </>
        )}
      </footer>
    </form>
  );
}

/** The browser asks before the page is closed while something typed is not handed in. */
function useWarning(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
