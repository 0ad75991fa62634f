import { CaretRightIcon } from '@phosphor-icons/react';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'react-router-dom';

export interface Step {
  label: string;
  to?: string;
}

/** Where in the app this page is: shown in the top bar, and as the window's title. The last step is the page itself. */
export function Path({ steps }: { steps: readonly Step[] }) {
  const [bar, setBar] = useState<HTMLElement | null>(null);
  const title = [...steps]
    .reverse()
    .map((step) => step.label)
    .join(' · ');
  useEffect(() => setBar(document.getElementById('page-path')), []);
  useEffect(() => {
    document.title = title ? `${title} · Laurel` : 'Laurel';
  }, [title]);
  if (!bar) return null;
  return createPortal(
    <ol className="path">
      {steps.map((step, index) => (
        <Fragment key={step.label}>
          {index > 0 && <CaretRightIcon size={12} weight="bold" aria-hidden="true" />}
          <li aria-current={index === steps.length - 1 ? 'page' : undefined}>
            {step.to && index < steps.length - 1 ? <Link to={step.to}>{step.label}</Link> : <bdi>{step.label}</bdi>}
          </li>
        </Fragment>
      ))}
    </ol>,
    bar,
  );
}

interface HeadProps {
  title: ReactNode;
  /** A chip, a count: beside the title. */
  beside?: ReactNode;
  /** One line under it. */
  under?: ReactNode;
  /** A line above it, for the day and the units. */
  above?: ReactNode;
  tile?: ReactNode;
  actions?: ReactNode;
}

/** The head of a work page: one serif title, a line of facts, at most one primary button. */
export function Head({ title, beside, under, above, tile, actions }: HeadProps) {
  return (
    <header className="page-head">
      {tile}
      <div className="page-head-words">
        {above && <p className="soft">{above}</p>}
        <div className="page-head-title">
          <h1 className="work-title">{title}</h1>
          {beside}
        </div>
        {under && <div className="soft page-head-under">{under}</div>}
      </div>
      {actions && <div className="page-head-actions">{actions}</div>}
    </header>
  );
}

/** A count beside a title: "38", of the filtered set. */
export const Count = ({ children }: { children: ReactNode }) => <span className="count num">{children}</span>;
