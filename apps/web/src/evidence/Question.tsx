import type { ReactNode } from 'react';

interface QuestionProps {
  title: string;
  /** What helps to answer it. */
  hint?: ReactNode;
  fault?: string | undefined;
  /** Id of the words of the fault, for the field that it is about. */
  faultId: string;
  children: ReactNode;
}

/** One question of the form: its answer is a group of fields, its fault stands right under the title. */
export function Question({ title, hint, fault, faultId, children }: QuestionProps) {
  return (
    <fieldset
      className="question"
      data-fault={fault ? 'true' : undefined}
      aria-describedby={fault ? faultId : undefined}
    >
      <legend className="section-title">{title}</legend>
      {hint && <p className="soft">{hint}</p>}
      {fault && (
        <p id={faultId} className="question-fault">
          {fault}
        </p>
      )}
      {children}
    </fieldset>
  );
}
