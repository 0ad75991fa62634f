import type { ReactNode } from 'react';
import {
  CreateBase,
  EditBase,
  Form,
  type RaRecord,
  type RedirectionSideEffect,
  useEditContext,
  useNotify,
  useRedirect,
} from 'react-admin';
import { ServerRefusal } from '../../providers/problem.js';
import { sentenceOf } from '../../providers/use-act.js';
import { WHOLE } from '../../providers/use-whole.js';
import { Head, Path, type Step } from '../Page.js';
import { LoadFailed, Placeholder } from '../States.js';
import { FormFoot } from './FormFoot.js';

interface FormPageProps {
  resource: string;
  title: string;
  under?: ReactNode;
  path: readonly Step[];
  /** What the button says: "Add the term". */
  verb: string;
  done: string;
  redirect?: RedirectionSideEffect;
  /** From the form's values to what goes over the wire. */
  transform?: (values: Record<string, unknown>) => object;
  children: ReactNode;
}

/** Says what was done and goes on, or says what stands in the way; faults of single fields stand beside them. */
function useOutcome({ resource, done, redirect = 'list' }: Pick<FormPageProps, 'resource' | 'done' | 'redirect'>) {
  const notify = useNotify();
  const redirectTo = useRedirect();
  return {
    onSuccess: (row: RaRecord) => {
      notify(done, { type: 'success' });
      redirectTo(redirect, resource, row.id, row);
    },
    onError: (error: unknown) => {
      const beside = error instanceof ServerRefusal && error.faults.length > 0;
      notify(beside ? 'Not saved yet: see the fields marked in red.' : sentenceOf(error), { type: 'error' });
    },
  };
}

/** A page that adds one of `resource`. Faults of the server stand beside their fields; nothing typed is lost. */
export function CreatePage({ initial, ...page }: FormPageProps & { initial?: Record<string, unknown> }) {
  const { resource, transform, title, under, path, verb, children } = page;
  const outcome = useOutcome(page);
  return (
    <CreateBase
      resource={resource}
      mutationOptions={outcome}
      transform={transform}
      record={initial}
      disableAuthentication
    >
      <Path steps={path} />
      <Head title={title} under={under} />
      <Form className="form" warnWhenUnsavedChanges>
        {children}
        <FormFoot verb={verb} />
      </Form>
    </CreateBase>
  );
}

/** A page that changes one of `resource`; a change by somebody else meanwhile is refused by its version. */
export function EditPage(page: FormPageProps) {
  const { resource, transform } = page;
  const outcome = useOutcome(page);
  return (
    <EditBase
      resource={resource}
      mutationOptions={outcome}
      transform={transform}
      queryOptions={{ meta: WHOLE }}
      mutationMode="pessimistic"
      disableAuthentication
    >
      <EditBody {...page} />
    </EditBase>
  );
}

function EditBody({ title, under, path, verb, children }: FormPageProps) {
  const { record, isPending, error, refetch } = useEditContext<RaRecord>();
  if (error && !record) return <LoadFailed what="This page" error={error} onRetry={() => refetch()} />;
  return (
    <>
      <Path steps={path} />
      <Head title={title} under={under} />
      {isPending || !record ? (
        <Placeholder rows={8} />
      ) : (
        <Form className="form" warnWhenUnsavedChanges>
          {children}
          <FormFoot verb={verb} />
        </Form>
      )}
    </>
  );
}
