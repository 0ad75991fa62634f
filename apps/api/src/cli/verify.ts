import { readFile } from 'node:fs/promises';
import type { VerifyAnswer } from '@laurel/contract';
import { VerificationService } from '@laurel/records';
import type { Command } from 'commander';
import { withHouse } from './house-for-command.js';
import { print } from './output.js';

/** What was found out about a file; one that could not even be read says only why. */
type Answer = { file: string } & (VerifyAnswer | Unread);
interface Unread {
  verdict: 'could-not-be-checked';
  sentence: string;
  checks: [];
  parts: [];
}

/** Genuine is 0; what could not be checked is 2 and never passes for genuine; everything else is 1. */
const exitCode = ({ verdict }: Answer): number => {
  if (verdict === 'genuine') return 0;
  return verdict === 'could-not-be-checked' ? 2 : 1;
};

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'Says whether records, badges and transcripts are genuine. Exit 0 genuine, 1 not, 2 could not be checked.',
    )
    .argument('<file...>', 'JSON, JWT, PDF, PNG or SVG files')
    .option('--json', 'print the whole report as JSON; for several files a list')
    .action(async (files: string[], options: { json?: boolean }) => {
      const answers = await withHouse(async ({ app }) => {
        const found: Answer[] = [];
        for (const file of files) found.push({ file, ...(await answerFor(app.get(VerificationService), file)) });
        return found;
      });
      print(options.json, answers.length === 1 ? answers[0] : answers, () => answers.flatMap(linesOf));
      // One that is not genuine weighs more than one that could not be checked.
      const codes = answers.map(exitCode);
      process.exitCode = codes.includes(1) ? 1 : Math.max(...codes);
    });
}

async function answerFor(verification: VerificationService, file: string): Promise<VerifyAnswer | Unread> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const sentence = `The file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    return { verdict: 'could-not-be-checked', sentence, checks: [], parts: [] };
  }
  return verification.ofBytes(bytes);
}

const linesOf = (answer: Answer): string[] => [
  `${answer.file}: ${answer.sentence}`,
  ...answer.checks.map((check) => `  ${MARKS[check.outcome]} ${check.detail}`),
  ...answer.parts
    .filter((part) => part.verdict !== 'genuine')
    .map((part) => `  ✗ ${part.title}: ${part.reason ?? part.verdict}`),
];

const MARKS = { holds: '✓', fails: '✗', unknown: '?' } as const;
