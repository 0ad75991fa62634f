import { AuditLog } from '@laurel/platform';
import type { Command } from 'commander';
import { withHouse } from './house-for-command.js';
import { print, progressBar } from './output.js';

export function addAudit(program: Command): void {
  const group = program.command('audit').description('The log of decisions.');
  group
    .command('verify')
    .description('Walks the hash chain of the log. Exit 0 whole, 1 broken.')
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }) => {
      const bar = progressBar('Events');
      const verdict = await withHouse(({ app, house }) =>
        app.get(AuditLog).verify(house.dataSource, (count) => bar.to(count, count)),
      ).finally(() => bar.end());
      print(options.json, verdict, () => [
        verdict.ok
          ? `The log is whole: ${verdict.count} events, each bound to the one before.`
          : `The log is broken at event ${verdict.firstBroken?.seq}: ${verdict.firstBroken?.reason}.`,
      ]);
      if (!verdict.ok) process.exitCode = 1;
    });
}
