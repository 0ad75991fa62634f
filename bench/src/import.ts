import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RosterImportService } from '@laurel/participation';
import { newId } from '@laurel/platform';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Benchmark, compare } from './benchmark.js';
import { type Campus, openCampus, studentNumber } from './campus.js';

const ROWS = 20_000;
const ROUNDS = 5;

const minutesOf = (index: number): number => 60 + (index % 40) * 15;

/**
 * A roster of 20,000 rows through the whole import (reading the file, finding the people, checking every value,
 * planning, storing with batch and log) beside COPY of the same rows, ready made, into the same table with its keys and
 * constraints.
 */
export const importRoster: Benchmark = {
  name: 'import',
  summary: `import a roster of ${ROWS} rows, against COPY of the same rows into the same table`,
  async run(say) {
    const campus = await openCampus(ROWS);
    try {
      const file = Buffer.from(
        `Student ID,Minutes\n${campus.studentIds.map((_, index) => `${studentNumber(index)},${minutesOf(index)}`).join('\n')}\n`,
      );
      return await compare(
        { benchmark: 'import', unit: 'rows', units: ROWS, rounds: ROUNDS },
        { name: 'COPY into participation', work: () => copy(campus) },
        { name: 'RosterImportService.run', work: () => importFile(campus, file) },
        say,
      );
    } finally {
      await campus.close();
    }
  },
};

async function importFile({ app, newActivity, staff }: Campus, file: Buffer): Promise<void> {
  const activityId = await newActivity();
  const report = await app
    .get(RosterImportService)
    .run({ actor: staff, activityId, file, fileName: 'roster.csv', dryRun: false });
  if (report.new !== ROWS) throw new Error(`Only ${report.new} of ${ROWS} rows were imported.`);
}

async function copy({ dataSource, newActivity, roleId, staff, studentIds }: Campus): Promise<void> {
  const activityId = await newActivity();
  const lines = studentIds.map((personId, index) =>
    [
      newId(),
      personId,
      activityId,
      roleId,
      minutesOf(index),
      '2025-01-13',
      '2025-05-09',
      'recorded',
      'roster',
      staff.personId,
    ].join('\t'),
  );
  // A bare connection: COPY is what TypeORM does not do.
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as ClientBase;
    const stream = client.query(
      copyFrom(
        `copy participation (id, person_id, activity_id, role_id, minutes, starts_on, ends_on, state, source, recorded_by)
         from stdin`,
      ),
    );
    await pipeline(Readable.from([`${lines.join('\n')}\n`]), stream);
  } finally {
    await runner.release();
  }
}
