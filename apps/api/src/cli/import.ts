import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { RosterReport } from '@laurel/contract';
import { invalidField, isUuid, notFound } from '@laurel/domain';
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
        const email = options.as ?? (await coordinator(opened, options.activity));
        const actor = await actorFor(opened, email, 'participation.import');
        const bars = { reading: progressBar('Characters'), storing: progressBar('Rows') };
        try {
          return await opened.app.get(RosterImportService).run({
            actor,
            activityId: options.activity,
            file: bytes,
            fileName: basename(file),
            dryRun: options.dryRun ?? false,
            encoding: options.encoding,
            dateOrder: options.dateOrder,
            onProgress: (done, total, phase) => {
              if (phase === 'storing') bars.reading.end();
              bars[phase].to(done, total);
            },
          });
        } finally {
          bars.reading.end();
          bars.storing.end();
        }
      });
      print(options.json, report, () => linesOf(report));
      // Some good rows are a success with faults to mend; none at all is a file that was refused.
      if (report.faults.length > 0 && report.new + report.changed + report.unchanged === 0) process.exitCode = 1;
    });
}

function linesOf(report: RosterReport): string[] {
  const { total, faults, faultCount } = report;
  const stored = report.batchId === null ? 'Nothing was stored: nothing in it is new.' : 'Stored.';
  const good = report.new + report.changed + report.unchanged;
  return [
    `${total} rows: ${report.new} new, ${report.changed} changed, ${report.unchanged} unchanged, ${report.faulty} with faults.`,
    report.dryRun ? 'Dry run: nothing was stored.' : good === 0 ? 'Nothing was stored: no row is good.' : stored,
    ...report.warnings.map((warning) => warning.message),
    ...(faults.length === 0
      ? []
      : table(
          ['Line', 'Column', 'Value', 'Fault'],
          faults.map((fault) => [String(fault.line), fault.column ?? '', fault.value, fault.message]),
        )),
    ...(faultCount > faults.length ? [`… and ${faultCount - faults.length} more faults.`] : []),
  ];
}

/** The e-mail of the activity's coordinator. Refuses an activity that is not there, and asks for --as without one. */
async function coordinator({ house }: OpenedHouse, activityId: string): Promise<string> {
  const [activity] = isUuid(activityId)
    ? await house.dataSource.query<{ email: string | null }[]>(
        `select (select normalised from person_identifier email
                 where email.person_id = activity.coordinator_id and email.scheme = 'email'
                 order by email.created_at, email.id limit 1) as email
         from activity where activity.id = $1`,
        [activityId],
      )
    : [];
  if (!activity) throw notFound(`activity “${activityId}”`);
  if (activity.email) return activity.email;
  throw invalidField('--as', 'actor-unknown', 'Nobody coordinates this activity. Name who imports with --as EMAIL.');
}
