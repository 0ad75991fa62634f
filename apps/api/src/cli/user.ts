import { ROLES, type Role } from '@laurel/domain';
import { PeopleService } from '@laurel/identity';
import { type Command, Option } from 'commander';
import { withHouse } from './house-for-command.js';
import { print } from './output.js';

interface Options {
  name: string;
  email: string;
  role: Role;
  unit?: string;
  password?: string;
  json?: boolean;
}

export function addUser(program: Command): void {
  const group = program.command('user').description('People who can sign in.');
  group
    .command('add')
    .description('Adds a person with a role and a password (made and printed once where none is given).')
    .requiredOption('--name <name>', 'the name shown everywhere')
    .requiredOption('--email <email>', 'signs in with it')
    .addOption(new Option('--role <role>', 'what the person may do').choices(ROLES).makeOptionMandatory())
    .option('--unit <code>', 'for staff: the unit they work in, with all under it')
    .option('--password <password>', 'at least twelve characters')
    .option('--json', 'print the outcome as JSON')
    .action(async (options: Options) => {
      const added = await withHouse(({ app }) =>
        app.get(PeopleService).addUser({
          displayName: options.name,
          email: options.email,
          role: options.role,
          unitCode: options.unit,
          password: options.password,
        }),
      );
      print(options.json, added, () => [
        `${options.name} can sign in with ${options.email}.`,
        ...(added.password ? [`Password, shown this once: ${added.password}`] : []),
      ]);
    });
}
