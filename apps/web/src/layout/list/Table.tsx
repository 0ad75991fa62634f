import { ArrowDownIcon, ArrowUpIcon } from '@phosphor-icons/react';
import type { ReactNode } from 'react';
import { type RaRecord, useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { LoadFailed, NoMatch, Placeholder } from '../States.js';
import { Pager } from './Pager.js';

export interface Column<Row> {
  label: string;
  /** Field that the server sorts by; left out, the column does not sort. */
  sortBy?: string;
  /** Numbers stand at the end. */
  end?: boolean;
  width?: number | string;
  /** Left out below 760 px; the row still opens to it. */
  wide?: boolean;
  cell: (row: Row) => ReactNode;
}

interface TableProps<Row extends RaRecord> {
  /** What the rows are, for captions and sentences: "people". */
  things: string;
  columns: readonly Column<Row>[];
  /** Where a row opens; the first cell becomes the link. */
  to?: (row: Row) => string;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** Names of filters in words, for "no match": `{ q: 'harp' }` → “harp”. */
  asked?: (filter: Record<string, unknown>) => string;
  current?: (row: Row) => boolean;
}

/** Rows of a list from its context: paged, sorted and filtered by the server, all of it in the address. */
export function Table<Row extends RaRecord>({ things, columns, to, empty, asked, current }: TableProps<Row>) {
  const { data, isPending, error, refetch, sort, setSort, filterValues, setFilters } = useListContext<Row>();
  if (error && !data) return <LoadFailed what={`The list of ${things}`} error={error} onRetry={() => refetch()} />;
  if (isPending) return <Placeholder rows={10} label={`Loading ${things}`} />;
  if (!data || data.length === 0) {
    if (Object.keys(filterValues).length === 0) return empty;
    const words =
      asked?.(filterValues) ?? (typeof filterValues.q === 'string' ? `“${filterValues.q}”` : 'These filters');
    return <NoMatch title={`No ${things} match`} asked={words} onClear={() => setFilters({}, [])} />;
  }
  const sortOn = (field: string) =>
    setSort({ field, order: sort.field === field && sort.order === 'ASC' ? 'DESC' : 'ASC' });
  return (
    <>
      <div className="table-frame">
        <table className="table">
          <caption className="visually-hidden">{things}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.label} column={column} sort={sort} onSort={sortOn} />
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((row) => (
              <tr key={row.id} className={current?.(row) ? 'row-current' : undefined}>
                {columns.map((column, index) => (
                  <td key={column.label} className={classes(column)}>
                    {index === 0 && to ? (
                      <Link to={to(row)} className="row-link">
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pager />
    </>
  );
}

const classes = ({ end, wide }: { end?: boolean; wide?: boolean }) =>
  [end && 'end num', wide && 'only-wide'].filter(Boolean).join(' ') || undefined;

interface HeadProps<Row> {
  column: Column<Row>;
  sort: { field: string; order: string };
  onSort: (field: string) => void;
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const { label, sortBy, width } = column;
  const sorted = sortBy !== undefined && sort.field === sortBy;
  const Arrow = sort.order === 'ASC' ? ArrowUpIcon : ArrowDownIcon;
  return (
    <th
      scope="col"
      className={classes(column)}
      style={{ width }}
      aria-sort={sorted ? (sort.order === 'ASC' ? 'ascending' : 'descending') : undefined}
    >
      {sortBy ? (
        <button type="button" className="sort" onClick={() => onSort(sortBy)}>
          {label}
          {sorted && <Arrow size={12} weight="bold" aria-hidden="true" />}
        </button>
      ) : (
        label
      )}
    </th>
  );
}
