import type { ProgrammeView } from '@laurel/contract';
import { DESCRIPTION_LIMIT } from '@laurel/domain';
import Button from '@mui/material/Button';
import { ChatTextIcon, FloppyDiskIcon, PaperPlaneTiltIcon } from '@phosphor-icons/react';
import {
  BooleanInput,
  Form,
  required,
  SelectInput,
  TextInput,
  useDataProvider,
  useNotify,
  useRefresh,
} from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { LaurelDataProvider } from '../providers/data-provider.js';
import { type FieldErrors, ServerRefusal } from '../providers/problem.js';
import { sentenceOf } from '../providers/use-act.js';
import { Avatar } from '../record/Avatar.js';
import { achievementChoices } from './choices.js';
import { OutcomeInputs } from './OutcomeInputs.js';
import { useCategories } from './ProgrammeList.js';
import { RoleInputs } from './RoleInputs.js';

/** The fields of an open version, as `EditProgramme` takes them. */
const contentOf = (programme: ProgrammeView) => ({
  categoryId: programme.categoryId,
  title: programme.title,
  description: programme.description,
  criteria: programme.criteria,
  achievementType: programme.achievementType,
  fourEyes: programme.fourEyes,
  roles: programme.roles.map(({ name, depth, requiredMinutes, duties }) => ({ name, depth, requiredMinutes, duties })),
  outcomes: programme.outcomes.map(({ competencyId, level }) => ({ competencyId, level })),
  version: programme.version,
});

/** Writes an open version as a whole. What is missing before it can be proposed stands beside it, not in the way. */
export function ProgrammeEditor({ programme }: { programme: ProgrammeView }) {
  const provider = useDataProvider<LaurelDataProvider>();
  const notify = useNotify();
  const refresh = useRefresh();

  const save = async (values: object): Promise<FieldErrors | undefined> => {
    const propose = 'thenPropose' in values && values.thenPropose === true;
    try {
      const { data } = await provider.update<ProgrammeView>('programmes', {
        id: programme.id,
        data: values,
        previousData: programme,
      });
      if (propose) await provider.act('programmes', programme.id, 'propose', { version: data.version });
      notify(propose ? 'Proposed; the registry decides' : 'Saved', { type: 'success' });
      refresh();
      return undefined;
    } catch (error) {
      notify(sentenceOf(error), { type: 'error' });
      if (propose) refresh();
      return error instanceof ServerRefusal ? error.body.errors : undefined;
    }
  };
  return (
    <Form className="programme-form" record={contentOf(programme)} onSubmit={save} warnWhenUnsavedChanges>
      <Returned programme={programme} />
      <Content />
      <section className="programme-part">
        <h2 className="section-title">Roles</h2>
        <RoleInputs />
      </section>
      <section className="programme-part">
        <h2 className="section-title">Outcomes</h2>
        <OutcomeInputs />
      </section>
      <section className="programme-part">
        <h2 className="section-title">Who verifies</h2>
        <BooleanInput
          source="fourEyes"
          label="Two different people have to agree"
          helperText="Left off, one member of staff of the unit is enough, who did not record it"
        />
      </section>
      <Foot canPropose={programme.verbs.includes('propose')} again={programme.state === 'returned'} />
    </Form>
  );
}

function Content() {
  const categories = useCategories();
  const description: unknown = useWatch({ name: 'description' });
  const length = typeof description === 'string' ? [...description].length : 0;
  return (
    <section className="programme-part form-grid">
      <TextInput source="title" label="Title" validate={required()} helperText={false} className="two-thirds" />
      <SelectInput
        source="categoryId"
        label="Category"
        choices={categories.map(({ id, name }) => ({ id, name }))}
        validate={required()}
        helperText={false}
        className="third"
      />
      <TextInput
        source="description"
        label="Description on the record"
        multiline
        minRows={2}
        helperText={`Plain and factual; no praise. ${length} of ${DESCRIPTION_LIMIT}`}
      />
      <TextInput
        source="criteria"
        label="What has to be done"
        multiline
        minRows={3}
        helperText="So that a stranger could tell whether it was done"
      />
      <SelectInput
        source="achievementType"
        label="Kind of achievement"
        choices={achievementChoices}
        validate={required()}
        helperText={false}
        className="half"
      />
    </section>
  );
}

function Returned({ programme }: { programme: ProgrammeView }) {
  if (!programme.decisionComment) return null;
  return (
    <section className="programme-part">
      <div className="returned-note">
        <Avatar name={programme.decidedByName ?? '?'} size={28} />
        <div>
          <p>
            <b>{programme.decidedByName}</b> <span className="soft">returned it</span>
          </p>
          <p>{programme.decisionComment}</p>
        </div>
        <ChatTextIcon size={18} aria-hidden="true" />
      </div>
    </section>
  );
}

/** Save, and propose what was saved. */
function Foot({ canPropose, again }: { canPropose: boolean; again: boolean }) {
  const { formState, setValue } = useFormContext();
  const busy = formState.isSubmitting;
  return (
    <footer className="programme-part form-foot">
      <Button
        type="submit"
        variant={canPropose ? 'outlined' : 'contained'}
        disabled={busy}
        startIcon={<FloppyDiskIcon size={18} />}
        onClick={() => setValue('thenPropose', false)}
      >
        Save the draft
      </Button>
      {canPropose && (
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={busy}
          startIcon={<PaperPlaneTiltIcon size={18} />}
          onClick={() => setValue('thenPropose', true)}
        >
          {again ? 'Save and propose again' : 'Save and propose'}
        </Button>
      )}
    </footer>
  );
}
