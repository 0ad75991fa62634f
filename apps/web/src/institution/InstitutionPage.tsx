import type { InstitutionView, SaveInstitution } from '@laurel/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Form, useNotify } from 'react-admin';
import { FormFoot } from '../layout/form/FormFoot.js';
import { Head, Path } from '../layout/Page.js';
import { NotYours } from '../layout/Pages.js';
import { LoadFailed, Placeholder } from '../layout/States.js';
import { useMay } from '../layout/use-me.js';
import { request } from '../providers/http.js';
import { type FieldErrors, ServerRefusal } from '../providers/problem.js';
import { sentenceOf } from '../providers/use-act.js';
import { INSTITUTION, useInstitutionQuery } from '../providers/use-institution.js';
import { InstitutionInputs } from './InstitutionInputs.js';
import { SealPreview } from './SealPreview.js';
import './institution.css';

/** What the institution is called, where it is and who signs for it; an administrator's page. */
export function InstitutionPage() {
  const manage = useMay('institution.manage');
  const { data: institution, error, refetch } = useInstitutionQuery();
  if (!manage) return <NotYours />;
  if (error && !institution) return <LoadFailed what="The institution" error={error} onRetry={() => refetch()} />;
  return (
    <>
      <Path steps={[{ label: 'Institution' }]} />
      <Head title="Institution" under="What records, credentials and transcripts say about whose they are." />
      {institution ? <InstitutionForm institution={institution} /> : <Placeholder rows={10} />}
    </>
  );
}

/** The fields as `SaveInstitution` takes them: the day there is not ours to set. */
const factsOf = ({ today: _, ...facts }: InstitutionView): SaveInstitution => facts;

function InstitutionForm({ institution }: { institution: InstitutionView }) {
  const client = useQueryClient();
  const notify = useNotify();
  /** Returns what was refused, for the fields. */
  const save = async (facts: object): Promise<FieldErrors | undefined> => {
    try {
      const { json } = await request<InstitutionView>('/api/institution', {
        method: 'PUT',
        body: JSON.stringify(facts),
      });
      // Days and times all over the app are printed in this zone: at once, not after the next visit.
      client.setQueryData(INSTITUTION, json);
      notify('Institution saved', { type: 'success' });
      return undefined;
    } catch (error) {
      const errors = error instanceof ServerRefusal ? error.body.errors : undefined;
      notify(errors ? 'Not saved yet: see the fields marked in red.' : sentenceOf(error), { type: 'error' });
      return errors;
    }
  };
  return (
    <Form className="form institution-form" record={factsOf(institution)} onSubmit={save} warnWhenUnsavedChanges>
      <InstitutionInputs institution={institution} />
      <SealPreview />
      <FormFoot verb="Save the institution" />
    </Form>
  );
}
