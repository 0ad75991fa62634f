import { type ReactNode, useState } from 'react';
import { KindChips } from '../layout/KindChips.js';
import { printCount } from '../record/print.js';
import { countKinds } from './report-words.js';

interface ReportListProps<Line> {
  /** Given the total in figures. */
  title: (total: string) => string;
  lines: readonly Line[];
  /** Of all, where only the first came. */
  total: number;
  kindOf: (line: Line) => string;
  keyOf: (line: Line) => string;
  heads: readonly string[];
  cells: (line: Line) => readonly ReactNode[];
}

/** Lines of a dry run: alike ones counted as chips, the chosen kind listed; scrolls for itself when it is long. */
export function ReportList<Line>({ title, lines, total, kindOf, keyOf, heads, cells }: ReportListProps<Line>) {
  const [kind, setKind] = useState<string | null>(null);
  const kinds = countKinds(lines, kindOf);
  const shown = kind === null ? lines : lines.filter((line) => kindOf(line) === kind);
  const words = title(printCount(total));
  return (
    <section className="card inset-table faults">
      <header>
        <h2 className="card-title">{words}</h2>
        {kinds.length > 1 && <KindChips kinds={kinds} total={lines.length} chosen={kind} onChoose={setKind} />}
      </header>
      <section
        className="table-frame package-lines"
        aria-label={words}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls for itself, so keys have to reach it.
        tabIndex={0}
      >
        <table className="table">
          <caption className="visually-hidden">{words}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <tr key={keyOf(line)}>
                {cells(line).map((cell, index) => (
                  <td key={heads[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {lines.length < total && (
        <footer>
          The first {printCount(lines.length)} of {printCount(total)}
        </footer>
      )}
    </section>
  );
}
