import { type Actor, dayIn } from '@laurel/domain';
import { AuditLog, SystemClock } from '@laurel/platform';
import type { DataSource, EntityManager } from 'typeorm';
import type { House } from '../house.js';
import { academicRows } from './academic-rows.js';
import { sampleAccountLines, seedAccounts } from './accounts.js';
import {
  activityRows,
  categoryRows,
  frameworkRows,
  openVersionRows,
  programmeRows,
  unitId,
  unitRows,
} from './catalogue-rows.js';
import { sampleId } from './deterministic.js';
import { LEVELS } from './framework.js';
import { INSTITUTION, UNITS } from './institution.js';
import { seedLarge } from './large.js';
import { batchRows, participationsOf } from './participation-rows.js';
import { holdRows, peopleRows, REGISTRARS, reviewerGrantRows, staffId, staffOf, studentId } from './people-rows.js';
import { publishTerm, withRooms } from './publish-sample.js';
import { insertRows } from './rows.js';
import { submissionRows } from './submission-rows.js';
import { type SampleTerm, sampleTerms } from './terms.js';

/** Submissions drawn from each term, oldest first. */
const SUBMISSIONS = [30, 40, 50, 60, 120];
const ACTIVE_STUDENTS = [60, 80, 100, 120, 600];

/** The two terms before the one under way are published, so that entries of both kinds, official and not yet, exist. */
const PUBLISHED = [2, 3];

/** What a person in the registrar's seat is to the log when the sample is made. */
const asRegistrar = (): Actor => {
  const [registrar] = REGISTRARS;
  if (!registrar) throw new Error('The sample has no registrar.');
  return {
    personId: staffId(registrar.email),
    displayName: registrar.name,
    post: registrar.post,
    unitName: INSTITUTION.name,
    roles: [{ role: 'registrar', unitIds: null }],
  };
};

/** Any fixed number: one key for "the sample is being made". */
const SEEDING_LOCK = 7_227_748;

interface Telling {
  say: (line: string) => void;
  /** Stops the making between two steps; the next start goes on from there. */
  signal?: AbortSignal;
}

/**
 * Fills a database that has no institution yet: with the sample, or, where nothing is wanted, with
 * no more than a category list and a scale. Returns the lines about the sample accounts, also on later starts; null where
 * there is no sample. A sample that was cut off half-way is made to its end; a database in use is never touched. Where
 * several processes start at once, one works and the others wait.
 */
export async function seedIfEmpty(
  house: House,
  say: (line: string) => void,
  signal?: AbortSignal,
): Promise<string[] | null> {
  const guard = house.dataSource.createQueryRunner();
  try {
    await guard.query('select pg_advisory_lock($1)', [SEEDING_LOCK]);
    try {
      return await seed(house, { say, signal });
    } finally {
      await guard.query('select pg_advisory_unlock($1)', [SEEDING_LOCK]);
    }
  } finally {
    await guard.release();
  }
}

async function seed(house: House, telling: Telling): Promise<string[] | null> {
  const { dataSource, config } = house;
  const [there] = await dataSource.query<{ created_at: Date; sampled: boolean; finished: boolean }[]>(
    `select created_at, exists (select 1 from unit where id = $1) as sampled,
            exists (select 1 from account where person_id = $2) as finished
     from institution`,
    [unitId(UNITS[0]?.code ?? ''), studentId(0)],
  );
  if (there && (!there.sampled || there.finished)) return sampleAccountLines(config.dataDir, dataSource);
  if (there) {
    telling.say('Going on with the sample institution, which was not finished.');
    return makeSample(house, there.created_at, telling);
  }
  const now = new SystemClock().now();
  if (config.seed === 'none' || (await hasStartedEmpty(dataSource))) {
    await startEmpty(dataSource);
    return null;
  }
  telling.say('Making the sample institution.');
  await dataSource.transaction(async (manager) => {
    await seedHouse(manager, now, dayIn(INSTITUTION.timeZone, now));
    await new AuditLog(new SystemClock()).append(manager, {
      actor: null,
      verb: 'sample.seed',
      subjectType: 'institution',
      subjectId: sampleId('institution', 'sample'),
      detail: { size: config.seedSize },
    });
  });
  return makeSample(house, now, telling);
}

/**
 * What a house that starts empty still needs: without a category and a scale no programme could be drafted. The
 * institution itself is named by its first administrator.
 */
async function startEmpty(dataSource: DataSource): Promise<void> {
  if (await hasStartedEmpty(dataSource)) return;
  await dataSource.transaction((manager) =>
    insertTables(manager, { category: categoryRows(), proficiency_level: LEVELS }),
  );
}

/** A house that began empty stays so, whatever a later start is told. */
async function hasStartedEmpty(dataSource: DataSource): Promise<boolean> {
  const rows = await dataSource.query<unknown[]>('select 1 from category limit 1');
  return rows.length > 0;
}

/**
 * From the first term to the accounts, step by step, each in a transaction of its own and skipped where it was done
 * before. `now` is the moment at which the sample was begun: a later start makes the same rows.
 */
async function makeSample(house: House, now: Date, { say, signal }: Telling): Promise<string[]> {
  const { dataSource, config } = house;
  const terms = sampleTerms(dayIn(INSTITUTION.timeZone, now));
  const taken = new Set<string>();
  await withRooms(house, async (app) => {
    for (const [index, term] of terms.entries()) {
      signal?.throwIfAborted();
      const rows = termRows(terms, index, now, taken);
      const [done] = await dataSource.query<unknown[]>(
        `select 1 from participation join activity on activity.id = participation.activity_id
         where activity.term_id = $1 limit 1`,
        [term.id],
      );
      if (!done) await dataSource.transaction((manager) => insertTables(manager, rows));
      if (PUBLISHED.includes(index) && config.seedSize === 'normal')
        await publishTerm(house, app, asRegistrar(), term, { say, signal });
    }
  });
  signal?.throwIfAborted();
  if (config.seedSize === 'large') await seedLarge(house, terms, say);
  await dataSource.query('analyze');
  return seedAccounts(config.dataDir, dataSource);
}

const institutionRow = (now: Date) => ({
  id: sampleId('institution', 'sample'),
  singleton: true,
  name: INSTITUTION.name,
  url: INSTITUTION.url,
  time_zone: INSTITUTION.timeZone,
  locale: INSTITUTION.locale,
  registrar_name: INSTITUTION.registrarName,
  registrar_title: INSTITUTION.registrarTitle,
  seal_motto: INSTITUTION.motto,
  created_at: now.toISOString(),
});

/** Rows by table, in the order in which their tables depend on each other. */
type Tables = Readonly<Record<string, readonly object[]>>;

async function insertTables(manager: EntityManager, tables: Tables): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) await insertRows(manager, table, rows);
}

/** Everything that is there before the first term: institution, units, terms, people, framework, programmes. */
async function seedHouse(manager: EntityManager, now: Date, today: string): Promise<void> {
  const terms = sampleTerms(today);
  const begin = `${terms[0]?.first_day}T08:00:00Z`;
  const until = `${Number(today.slice(0, 4)) + 1}-08-31`;
  const firstOf = (unit: string) => staffId(staffOf(unit)[0]?.email ?? '');
  const secondOf = (unit: string) => staffId(staffOf(unit)[1]?.email ?? '');
  const [registrar] = REGISTRARS;
  await insertTables(manager, {
    institution: [institutionRow(now)],
    unit: unitRows(),
    term: terms,
    ...peopleRows(Number(today.slice(0, 4)), begin),
    hold: holdRows(staffId(registrar?.email ?? ''), begin),
    category: categoryRows(),
    ...frameworkRows(begin),
    ...programmeRows(begin, until, staffId(registrar?.email ?? ''), secondOf),
    activity: activityRows(terms, firstOf),
  });
  await insertTables(manager, {
    ...openVersionRows(now.toISOString(), staffId(registrar?.email ?? ''), secondOf),
    role_grant: reviewerGrantRows(begin),
  });
}

/** What happened in one term. `taken` grows from term to term: nobody submits for the same competency twice. */
function termRows(terms: readonly SampleTerm[], index: number, now: Date, taken: Set<string>): Tables {
  const participations = participationsOf(terms, index, now);
  const current = index === terms.length - 1;
  return {
    import_batch: batchRows(participations),
    participation: participations.map((participation) => participation.row),
    verification: participations.flatMap((participation) => participation.verifications),
    ...submissionRows(participations, { count: SUBMISSIONS[index] ?? 0, current, now, taken, levels: [1, 2, 3, 4] }),
    academic_result: current ? [] : academicRows(terms[index] as SampleTerm, index, ACTIVE_STUDENTS[index] ?? 0),
  };
}
