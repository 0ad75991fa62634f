import { writeFile } from 'node:fs/promises';
import { CredentialsService } from '@laurel/credentials';
import { normaliseIdentifier, notFound } from '@laurel/domain';
import { RecordReader, Transcripts } from '@laurel/records';
import type { Command } from 'commander';
import { withHouse } from './house-for-command.js';

interface Options {
  student: string;
  pdf?: boolean;
  out?: string;
  json?: boolean;
}

export function addExport(program: Command): void {
  const group = program.command('export').description('Takes documents out.');
  group
    .command('record')
    .description('Writes the signed record of a student (CLR 2.0 JSON), or the PDF transcript.')
    .requiredOption('--student <number>', 'the student number, with its leading zeros')
    .option('--pdf', 'the PDF transcript instead')
    .option('--out <file>', 'write to a file; default: standard output')
    .option('--json', 'no effect: the record is JSON already')
    .action(async (options: Options) => {
      const bytes = await withHouse(async ({ app, house }) => {
        const [person] = await house.dataSource.query<{ person_id: string }[]>(
          `select person_id from person_identifier where scheme = 'studentNumber' and normalised = $1`,
          [normaliseIdentifier('studentNumber', options.student)],
        );
        if (!person) throw notFound(`student ${options.student}`);
        const version = await app.get(RecordReader).currentVersion(person.person_id);
        if (options.pdf) return app.get(Transcripts).stored(version);
        return Buffer.from(`${JSON.stringify(await app.get(CredentialsService).clrOf(version.id), null, 2)}\n`);
      });
      if (options.out) await writeFile(options.out, bytes);
      else process.stdout.write(bytes);
    });
}
