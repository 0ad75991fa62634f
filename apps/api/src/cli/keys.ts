import { CredentialsService } from '@laurel/credentials';
import type { Command } from 'commander';
import { withHouse } from './house-for-command.js';
import { print, table } from './output.js';

export function addKeys(program: Command): void {
  const group = program.command('keys').description('Signing keys.');
  group
    .command('list')
    .description('Lists the public halves of the signing keys, and how many live credentials each signed.')
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }) => {
      const keys = await withHouse(({ app }) => app.get(CredentialsService).keys());
      print(options.json, keys, () =>
        table(
          ['Key', 'State', 'Since', 'Credentials'],
          keys.map((key) => [key.publicMultibase, key.state, key.createdAt.slice(0, 10), String(key.credentials)]),
        ),
      );
    });
}
