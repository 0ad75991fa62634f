import { readFile } from 'node:fs/promises';
import { VerificationService } from '@laurel/records';
import type { Command } from 'commander';
import { withHouse } from './house-for-command.js';
import { print } from './output.js';

/** Genuine is 0; what could not be checked is 2 and never passes for genuine; everything else is 1. */
const exitCode = (verdict: string): number => (verdict === 'genuine' ? 0 : verdict === 'unchecked' ? 2 : 1);

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'Says whether records, badges and transcripts are genuine. Exit 0 genuine, 1 not, 2 could not be checked.',
    )
    .argument('<file...>', 'JSON, JWT or PDF files')
    .option('--json', 'print the whole report as JSON')
    .action(async (files: string[], options: { json?: boolean }) => {
      const answers = await withHouse(async ({ app }) => {
        const verification = app.get(VerificationService);
        const found = [];
        for (const file of files) found.push({ file, ...(await verification.ofBytes(await readFile(file))) });
        return found;
      });
      print(options.json, answers.length === 1 ? answers[0] : answers, () =>
        answers.flatMap((answer) => [
          `${answer.file}: ${answer.sentence}`,
          ...answer.checks.map((check) => `  ${MARKS[check.outcome]} ${check.detail}`),
          ...answer.parts
            .filter((part) => part.verdict !== 'genuine')
            .map((part) => `  ✗ ${part.title}: ${part.reason ?? part.verdict}`),
        ]),
      );
      const codes = answers.map((answer) => exitCode(answer.verdict));
      process.exitCode = codes.includes(1) ? 1 : codes.includes(2) ? 2 : 0;
    });
}

const MARKS = { holds: '✓', fails: '✗', unknown: '?' } as const;
