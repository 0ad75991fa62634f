import type { Command } from 'commander';
import { withHouse } from './house-for-command.js';
import { print, table } from './output.js';

interface Row {
  id: string;
  term: string;
  unit: string;
  title: string;
  startsOn: string;
  endsOn: string;
  participations: number;
}

export function addActivities(program: Command): void {
  program
    .command('activities')
    .description('Lists activities with their ids.')
    .option('--term <code>', 'only of this term')
    .option('--unit <code>', 'only of this unit')
    .option('--json', 'print as JSON')
    .action(async (options: { term?: string; unit?: string; json?: boolean }) => {
      const rows = await withHouse(({ house }) =>
        house.dataSource.query<Row[]>(
          `select activity.id, term.code as term, unit.code as unit, activity.title, starts_on as "startsOn",
                  ends_on as "endsOn",
                  (select count(*)::int from participation where activity_id = activity.id
                   and state in ('recorded', 'seconding', 'verified')) as participations
           from activity join term on term.id = activity.term_id join unit on unit.id = activity.unit_id
           where ($1::text is null or lower(term.code) = lower($1)) and ($2::text is null or lower(unit.code) = lower($2))
           order by term.first_day desc, activity.title, activity.id`,
          [options.term ?? null, options.unit ?? null],
        ),
      );
      print(options.json, rows, () =>
        table(
          ['Id', 'Term', 'Unit', 'Title', 'People'],
          rows.map((row) => [row.id, row.term, row.unit, row.title, String(row.participations)]),
        ),
      );
    });
}
