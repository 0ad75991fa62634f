import 'reflect-metadata';
import { Refusal } from '@laurel/domain';
import { ConfigError, DatabaseError } from '@laurel/platform';
import { Command, CommanderError } from 'commander';
import { addActivities } from './cli/activities.js';
import { addAudit } from './cli/audit.js';
import { addExport } from './cli/export.js';
import { addImport } from './cli/import.js';
import { addKeys } from './cli/keys.js';
import { addPublish } from './cli/publish.js';
import { addUser } from './cli/user.js';
import { addVerify } from './cli/verify.js';

const program = new Command('laurel')
  .description('Laurel on the command line: the same services as the server, on the same data.')
  .usage('COMMAND [options]')
  .showHelpAfterError('(laurel COMMAND --help says more)')
  .configureHelp({ sortSubcommands: true, showGlobalOptions: true })
  .exitOverride();

for (const add of [addVerify, addImport, addPublish, addExport, addUser, addActivities, addKeys, addAudit])
  add(program);

program.addHelpText(
  'after',
  `
Examples
  npm run laurel -- activities --term 2026A
  npm run laurel -- import participation roster.csv --activity ID --dry-run
  npm run laurel -- publish --term 2026A
  npm run laurel -- verify record.json transcript.pdf

With --json, standard output carries nothing but JSON, and nothing at all when the command fails; why it failed is on
standard error. Exit codes: 0 done, 1 refused, 2 wrong usage or not possible now.
Settings are those of the server (DATABASE_URL or DATA_DIR, PORT, PUBLIC_URL): what is signed carries its address.`,
);

// Whoever reads us may have read enough: laurel activities | head
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Refusal) {
    console.error(error.message);
    for (const fault of error.faults) console.error(`  ${fault.path}: ${fault.message}`);
    return 1;
  }
  if (error instanceof ConfigError || error instanceof DatabaseError) console.error(error.message);
  else if (isFileError(error)) console.error(`The file cannot be read: ${error.message}`);
  else console.error(error);
  return 2;
}

function isFileError(error: unknown): error is Error {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return ['ENOENT', 'EACCES', 'EISDIR'].includes(code);
}
