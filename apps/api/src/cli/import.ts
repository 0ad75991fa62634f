import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { RosterImportService } from '@laurel/participation';
import { type Command, Option } from 'commander';
import { actorFor, type OpenedHouse, withHouse } from './house-for-command.js';
import { print, progressBar, table } from './output.js';

interface Options {
  activity: string;
  as?: string;
  dryRun?: boolean;
  encoding?: 'utf-8' | 'windows-1252';
  dateOrder?: 'dmy' | 'mdy';
  json?: boolean;
}

export function addImport(program: Command): void {
  const group = program.command('import').description('Brings files in.');
  group
    .command('participation')
    .description('Imports a roster (CSV) into an activity. Good rows are stored, faults are listed with their lines.')
    .argument('<file>', 'the roster')
    .requiredOption('--activity <id>', 'the activity (npm run laurel -- activities lists them)')
    .option('--dry-run', 'say what would happen and store nothing')
    .option('--as <email>', 'who imports; default: the activity’s coordinator')
    .addOption(new Option('--encoding <name>', 'for a file that is not UTF-8').choices(['utf-8', 'windows-1252']))
    .addOption(new Option('--date-order <order>', 'how to read dates like 03/04/2026').choices(['dmy', 'mdy']))
    .option('--json', 'print the report as JSON')
    .action(async (file: string, options: Options) => {
      const bytes = await readFile(file);
      const report = await withHouse(async (opened) => {
        const actor = await actorFor(opened, options.as ?? (await coordinator(opened, options.activity)), 'staff');
        const bar = progressBar('Rows');
        try {
          return await opened.app.get(RosterImportService).run({
            actor,
            activityId: options.activity,
            file: bytes,
            fileName: basename(file),
            dryRun: options.dryRun ?? false,
            encoding: options.encoding,
            dateOrder: options.dateOrder,
            onProgress: (done, total, phase) => (phase === 'storing' ? bar.to(done, total) : undefined),
          });
        } finally {
          bar.end();
        }
      });
      print(options.json, report, () => [
        `${report.total} rows: ${report.new} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.faults.length} with faults.`,
        options.dryRun ? 'Dry run: nothing was stored.' : 'Stored.',
        ...(report.faults.length === 0
          ? []
          : table(
              ['Line', 'Column', 'Value', 'Fault'],
              report.faults.map((fault) => [String(fault.line), fault.column ?? '', fault.value ?? '', fault.message]),
            )),
      ]);
    });
}

async function coordinator({ house }: OpenedHouse, activityId: string): Promise<string | undefined> {
  const [row] = await house.dataSource.query<{ email: string }[]>(
    `select email.normalised as email from activity
     join person_identifier email on email.person_id = activity.coordinator_id and email.scheme = 'email'
     where activity.id::text = $1 order by email.created_at, email.id limit 1`,
    [activityId],
  );
  return row?.email;
}
