import type { KeyView } from '@laurel/contract';
import { CredentialsService } from '@laurel/credentials';
import { invalidField } from '@laurel/domain';
import type { Command } from 'commander';
import { actorFor, withHouse } from './house-for-command.js';
import { print, table } from './output.js';

export function addKeys(program: Command): void {
  const group = program.command('keys').description('Signing keys.');
  group
    .command('list')
    .description('Lists the public halves of the signing keys, and how many live credentials each signed.')
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }) => {
      const keys = await withHouse(({ app }) => app.get(CredentialsService).keys());
      print(options.json, keys, () => tableOf(keys));
    });
  group
    .command('rotate')
    .description('Makes a new signing key. The old one signs no more; what it signed stays genuine.')
    .option('--yes', 'do it')
    .option('--as <email>', 'who rotates; default: whoever has been administrator longest')
    .option('--json', 'print the keys as JSON')
    .action(async (options: { yes?: boolean; as?: string; json?: boolean }) => {
      if (!options.yes)
        throw invalidField(
          '--yes',
          'not-confirmed',
          'There is no way back to the old key. Say that you mean it with --yes; nothing was changed.',
        );
      const keys = await withHouse(async (opened) =>
        opened.app.get(CredentialsService).rotateKey(await actorFor(opened, options.as, 'key.manage')),
      );
      print(options.json, keys, () => ['A new key signs from now on.', ...tableOf(keys)]);
    });
}

const tableOf = (keys: readonly KeyView[]): string[] =>
  table(
    ['Key', 'State', 'Since', 'Credentials'],
    keys.map((key) => [key.publicMultibase, key.state, key.createdAt.slice(0, 10), String(key.credentials)]),
  );
