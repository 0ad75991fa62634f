import type { ReactNode } from 'react';
import { ListBase, type RaRecord, type SortPayload, useListContext } from 'react-admin';
import { printCount } from '../../record/print.js';
import { Count, Head, Path, type Step } from '../Page.js';
import { type Column, Table } from './Table.js';

interface ListPageProps<Row extends RaRecord> {
  resource: string;
  title: string;
  /** What the rows are: "people", "terms". */
  things: string;
  columns: readonly Column<Row>[];
  sort: SortPayload;
  to?: (row: Row) => string;
  empty: ReactNode;
  path?: readonly Step[];
  under?: ReactNode;
  filters?: ReactNode;
  actions?: ReactNode;
  /** Always asked for, not shown in the address. */
  filter?: Record<string, unknown>;
  perPage?: number;
  asked?: (filter: Record<string, unknown>) => string;
  children?: ReactNode;
}

/** A list as a whole page: one title with the count of what is asked for, a filter bar, the rows. */
export function ListPage<Row extends RaRecord>(props: ListPageProps<Row>) {
  const { resource, title, things, columns, sort, to, empty, path, under, filters, actions, filter, asked } = props;
  return (
    <ListBase
      resource={resource}
      sort={sort}
      filter={filter}
      perPage={props.perPage ?? 25}
      storeKey={false}
      disableAuthentication
    >
      <Path steps={path ?? [{ label: title }]} />
      <Head title={title} beside={<Total />} under={under} actions={actions} />
      {filters && <div className="filter-bar">{filters}</div>}
      <Table<Row> things={things} columns={columns} to={to} empty={empty} asked={asked} />
      {props.children}
    </ListBase>
  );
}

/** The count of the filtered set, beside the title. */
export function Total() {
  const { total } = useListContext();
  return total === undefined ? null : <Count>{printCount(total)}</Count>;
}
