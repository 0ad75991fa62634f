import type { ReactNode } from 'react';
import { CreateBase, EditBase, Form, type RaRecord, type RedirectionSideEffect, useEditContext } from 'react-admin';
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

/** A page that adds one of `resource`. Faults of the server stand beside their fields; nothing typed is lost. */
export function CreatePage({ initial, ...page }: FormPageProps & { initial?: Record<string, unknown> }) {
  const { resource, redirect, transform, done, title, under, path, verb, children } = page;
  return (
    <CreateBase
      resource={resource}
      redirect={redirect ?? 'list'}
      transform={transform}
      record={initial}
      disableAuthentication
    >
      <Path steps={path} />
      <Head title={title} under={under} />
      <Form className="form" warnWhenUnsavedChanges>
        {children}
        <FormFoot verb={verb} done={done} redirect={redirect ?? 'list'} />
      </Form>
    </CreateBase>
  );
}

/** A page that changes one of `resource`; a change by somebody else meanwhile is refused by its version. */
export function EditPage(page: FormPageProps) {
  const { resource, redirect, transform } = page;
  return (
    <EditBase
      resource={resource}
      redirect={redirect ?? 'list'}
      transform={transform}
      queryOptions={{ meta: WHOLE }}
      mutationMode="pessimistic"
      disableAuthentication
    >
      <EditBody {...page} />
    </EditBase>
  );
}

function EditBody({ title, under, path, verb, done, redirect, children }: FormPageProps) {
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
          <FormFoot verb={verb} done={done} redirect={redirect ?? 'list'} />
        </Form>
      )}
    </>
  );
}
