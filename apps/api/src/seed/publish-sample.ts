import type { Actor } from '@laurel/domain';
import { JobHandlers, startWorker } from '@laurel/platform';
import { PublicationService } from '@laurel/records';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { House } from '../house.js';
import { watchRun } from '../publication/watch-run.js';
import type { SampleTerm } from './terms.js';

/** Publishes one term of the sample by the product's own run, signing included, and waits for its end. */
export async function publishTerm(
  house: House,
  actor: Actor,
  term: SampleTerm,
  say: (line: string) => void,
): Promise<void> {
  const app = await NestFactory.createApplicationContext(
    AppModule.forRoot({ config: house.config, dataSource: house.dataSource }),
    { logger: ['error', 'warn'] },
  );
  try {
    const publications = app.get(PublicationService);
    const runId = await publications.releaseTerm(actor, term.id);
    const worker = await startWorker({
      databaseUrl: house.databaseUrl,
      handlers: app.get(JobHandlers),
      concurrency: 2,
    });
    try {
      let told = 0;
      await watchRun(app, runId, ({ done, total }) => {
        if (done < told + 100 && done !== total) return;
        told = done;
        say(`Signing the records of ${term.title}: ${done} of ${total}.`);
      });
    } finally {
      await worker.stop();
    }
  } finally {
    await app.close();
  }
}
