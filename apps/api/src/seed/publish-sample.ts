import type { Actor } from '@laurel/domain';
import { JobHandlers, startWorker } from '@laurel/platform';
import { PublicationReader, PublicationService } from '@laurel/records';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { House } from '../house.js';
import { watchRun } from '../publication/watch-run.js';
import type { SampleTerm } from './terms.js';

/** The product's own rooms, for as long as `use` takes. */
export async function withRooms<T>(house: House, use: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ config: house.config, dataSource: house.dataSource }),
    { logger: ['error', 'warn'], abortOnError: false },
  );
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

/**
 * Publishes one term of the sample by the product's own run, signing included, and waits for its end. A term that was
 * published is left alone; a run that was cut off is carried to its end. Other workers may help.
 */
export async function publishTerm(
  house: House,
  app: INestApplicationContext,
  actor: Actor,
  term: SampleTerm,
  { say, signal }: { say: (line: string) => void; signal?: AbortSignal },
): Promise<void> {
  const [finished] = await house.dataSource.query<unknown[]>(
    `select 1 from publication_run where term_id = $1 and state = 'finished'`,
    [term.id],
  );
  if (finished) return;
  const underWay = await app.get(PublicationReader).underWay(term.id);
  const runId = underWay ?? (await app.get(PublicationService).releaseTerm(actor, term.id));
  const worker = await startWorker({
    databaseUrl: house.databaseUrl,
    handlers: app.get(JobHandlers),
    concurrency: 1,
  });
  try {
    let told = 0;
    const tell = ({ done, total }: { done: number; total: number }) => {
      if (done < told + 100 && done !== total) return;
      told = done;
      say(`Signing the records of ${term.title}: ${done} of ${total}.`);
    };
    await watchRun(app, runId, tell, signal);
  } finally {
    await worker.stop();
  }
}
