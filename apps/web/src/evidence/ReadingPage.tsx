import { CaretRightIcon } from '@phosphor-icons/react';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { Path, type Step } from '../layout/Page.js';

interface ReadingPageProps {
  title: ReactNode;
  beside?: ReactNode;
  under?: ReactNode;
  actions?: ReactNode;
  /** Where this is; the last step is the page itself. One step alone shows no path. */
  path: readonly Step[];
  children: ReactNode;
}

/** A page of a student's own: where it is, its title, what one can do, then sheets on canvas. */
export function ReadingPage({ title, beside, under, actions, path, children }: ReadingPageProps) {
  return (
    <div className="column evidence-page">
      <Path steps={path} />
      {path.length > 1 && (
        <nav className="evidence-path" aria-label="Path">
          {path.map((step, index) => (
            <Fragment key={step.label}>
              {index > 0 && <CaretRightIcon size={12} weight="bold" aria-hidden="true" />}
              {step.to ? <Link to={step.to}>{step.label}</Link> : <span aria-current="page">{step.label}</span>}
            </Fragment>
          ))}
        </nav>
      )}
      <header className="evidence-head">
        <div>
          <div className="evidence-title">
            <h1 className="reading-title">{title}</h1>
            {beside}
          </div>
          {under && <p className="soft">{under}</p>}
        </div>
        {actions && <div className="evidence-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
