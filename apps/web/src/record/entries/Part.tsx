import type { ReactNode } from 'react';

/** One question of a reader and its answer. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="facts-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A fact with its label, inside a `dl`. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
