import { type Actor, notFound, Refusal } from '@laurel/domain';
import { JobHandlers, startWorker } from '@laurel/platform';
import { PreviewService, PublicationReader, PublicationService } from '@laurel/records';
import type { Command } from 'commander';
import { watchRun } from '../publication/watch-run.js';
import { actorFor, type OpenedHouse, withHouse } from './house-for-command.js';
import { print, progressBar, table } from './output.js';

interface Options {
  term: string;
  as?: string;
  dryRun?: boolean;
  json?: boolean;
}

export function addPublish(program: Command): void {
  program
    .command('publish')
    .description('Publishes the records of everyone with something in a term. Safe to stop and to run again.')
    .requiredOption('--term <code>', 'code of the term, such as 2026A')
    .option('--dry-run', 'say what would happen and sign nothing')
    .option('--as <email>', 'who releases; default: whoever has been registrar longest')
    .option('--json', 'print the outcome as JSON')
    .action(async (options: Options) => {
      await withHouse((opened) => (options.dryRun ? preview(opened, options) : release(opened, options)));
    });
}

async function preview(opened: OpenedHouse, options: Options): Promise<void> {
  const bar = progressBar('Looked at');
  const view = await opened.app
    .get(PreviewService)
    .preview(await termId(opened, options.term), (done, total) => bar.to(done, total))
    .finally(() => bar.end());
  print(options.json, view, () => [
    `${view.termTitle}: ${Object.entries(view.counts)
      .map(([outcome, count]) => `${count} ${outcome}`)
      .join(', ')}.`,
    `${view.credentials} credentials would be signed. Dry run: nothing was stored.`,
    ...table(
      ['Student', 'Outcome', 'Reason'],
      view.items
        .filter((item) => item.message !== null)
        .map((item) => [item.displayName, item.outcome, item.message ?? '']),
    ),
  ]);
}

async function release(opened: OpenedHouse, options: Options): Promise<void> {
  const { app, house } = opened;
  const actor = await actorFor(opened, options.as, 'publication.prepare');
  const runId = await releaseOrJoin(opened, actor, await termId(opened, options.term));
  // A server's worker may be at it too; together they are only faster.
  const worker = await startWorker({
    databaseUrl: house.databaseUrl,
    handlers: app.get(JobHandlers),
    concurrency: Math.max(1, house.config.workerConcurrency),
  });
  const bar = progressBar('Records');
  try {
    const run = await watchRun(app, runId, ({ done, total }) => bar.to(done, total), opened.signal);
    bar.end();
    const { issued, failed } = run.progress;
    print(options.json, run, () => [
      `${run.termTitle}: ${issued} issued, ${failed} failed, ${run.counts.unchanged} unchanged, ${run.counts.held} held, ${run.counts.refused} refused.`,
      ...(run.state === 'cancelled' ? ['The run was cancelled by somebody else.'] : []),
    ]);
    if (failed > 0 || run.state === 'cancelled') process.exitCode = 1;
  } finally {
    bar.end();
    await worker.stop();
  }
}

/** A run that was under way, perhaps since this command was stopped, is carried to its end instead of another. */
async function releaseOrJoin({ app }: OpenedHouse, actor: Actor, term: string): Promise<string> {
  try {
    return await app.get(PublicationService).releaseTerm(actor, term);
  } catch (error) {
    const runId = isRefusal(error, 'run-under-way') && (await app.get(PublicationReader).underWay(term));
    if (!runId) throw error;
    console.error('This term is being published already; going on with that.');
    return runId;
  }
}

const isRefusal = (error: unknown, code: string) => error instanceof Refusal && error.code === code;

async function termId({ house }: OpenedHouse, code: string): Promise<string> {
  const [term] = await house.dataSource.query<{ id: string }[]>('select id from term where lower(code) = lower($1)', [
    code,
  ]);
  if (!term) throw notFound(`term “${code}”`);
  return term.id;
}
