import { type Actor, dayIn } from '@laurel/domain';
import { AuditLog, SystemClock } from '@laurel/platform';
import type { EntityManager } from 'typeorm';
import type { House } from '../house.js';
import { academicRows } from './academic-rows.js';
import { sampleAccountLines, seedAccounts } from './accounts.js';
import {
  activityRows,
  categoryRows,
  frameworkRows,
  openVersionRows,
  programmeRows,
  unitRows,
} from './catalogue-rows.js';
import { sampleId } from './deterministic.js';
import { LEVELS } from './framework.js';
import { INSTITUTION } from './institution.js';
import { seedLarge } from './large.js';
import { participationsOf } from './participation-rows.js';
import { peopleRows, REGISTRARS, staffId, staffOf } from './people-rows.js';
import { publishTerm } from './publish-sample.js';
import { insertRows } from './rows.js';
import { submissionRows } from './submission-rows.js';
import { sampleTerms } from './terms.js';

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

/**
 * Fills a database that has no institution yet: with the sample, or, where nothing is wanted, with an institution
 * that the first administrator names. Returns the lines about the sample accounts, also on later starts; null where
 * there is no sample. Never touches a database that is in use.
 */
export async function seedIfEmpty(house: House, say: (line: string) => void): Promise<string[] | null> {
  const { dataSource, config } = house;
  const [there] = await dataSource.query<unknown[]>('select 1 from institution');
  if (there) return sampleAccountLines(config.dataDir, dataSource);
  const clock = new SystemClock();
  const now = clock.now();
  if (config.seed === 'none') {
    await dataSource.transaction(async (manager) => {
      await insertRows(manager, 'institution', [institutionRow(now, 'Your institution')]);
      // Without a category and a scale no programme could be drafted.
      await insertRows(manager, 'category', categoryRows());
      await insertRows(manager, 'proficiency_level', LEVELS);
    });
    return null;
  }
  say('Making the sample institution.');
  const today = dayIn(INSTITUTION.timeZone, now);
  const terms = sampleTerms(today);
  const taken = new Set<string>();
  await dataSource.transaction(async (manager) => {
    await seedHouse(manager, now, today);
    await new AuditLog(clock).append(manager, {
      actor: null,
      verb: 'sample.seed',
      subjectType: 'institution',
      subjectId: sampleId('institution', 'sample'),
      detail: { size: config.seedSize },
    });
  });
  const actor = asRegistrar();
  for (const index of terms.keys()) {
    await dataSource.transaction((manager) => seedTerm(manager, { terms, index, now, taken }));
    if (PUBLISHED.includes(index) && config.seedSize === 'normal')
      await publishTerm(house, actor, terms[index] as (typeof terms)[number], say);
  }
  if (config.seedSize === 'large') await seedLarge(house, terms, say);
  await dataSource.query('analyze');
  return seedAccounts(config.dataDir, dataSource);
}

const institutionRow = (now: Date, name: string) => ({
  id: sampleId('institution', 'sample'),
  singleton: true,
  name,
  url: INSTITUTION.url,
  time_zone: INSTITUTION.timeZone,
  locale: INSTITUTION.locale,
  registrar_name: INSTITUTION.registrarName,
  registrar_title: INSTITUTION.registrarTitle,
  seal_motto: INSTITUTION.motto,
  created_at: now.toISOString(),
});

/** Everything that is there before the first term: institution, units, terms, people, framework, programmes. */
async function seedHouse(manager: EntityManager, now: Date, today: string): Promise<void> {
  const terms = sampleTerms(today);
  const begin = `${terms[0]?.first_day}T08:00:00Z`;
  const firstOf = (unit: string) => staffId(staffOf(unit)[0]?.email ?? '');
  const secondOf = (unit: string) => staffId(staffOf(unit)[1]?.email ?? '');
  const [registrar] = REGISTRARS;
  await insertRows(manager, 'institution', [institutionRow(now, INSTITUTION.name)]);
  await insertRows(manager, 'unit', unitRows());
  await insertRows(manager, 'term', terms);
  for (const [table, rows] of Object.entries(peopleRows(Number(today.slice(0, 4)), begin)))
    await insertRows(manager, table, rows);
  await insertRows(manager, 'category', categoryRows());
  for (const [table, rows] of Object.entries(frameworkRows(begin))) await insertRows(manager, table, rows);
  const until = `${Number(today.slice(0, 4)) + 1}-08-31`;
  for (const [table, rows] of Object.entries(programmeRows(begin, until, staffId(registrar?.email ?? ''), secondOf)))
    await insertRows(manager, table, rows);
  await insertRows(manager, 'activity', activityRows(terms, firstOf));
  const opened = openVersionRows(now.toISOString(), staffId(registrar?.email ?? ''), secondOf);
  for (const [table, rows] of Object.entries(opened)) await insertRows(manager, table, rows);
}

async function seedTerm(
  manager: EntityManager,
  { terms, index, now, taken }: { terms: ReturnType<typeof sampleTerms>; index: number; now: Date; taken: Set<string> },
): Promise<void> {
  const participations = participationsOf(terms, index, now);
  await insertRows(
    manager,
    'participation',
    participations.map((participation) => participation.row),
  );
  await insertRows(
    manager,
    'verification',
    participations.flatMap((participation) => participation.verifications),
  );
  const current = index === terms.length - 1;
  const submissions = submissionRows(participations, {
    count: SUBMISSIONS[index] ?? 0,
    current,
    now,
    taken,
    levels: [1, 2, 3, 4],
  });
  for (const [table, rows] of Object.entries(submissions)) await insertRows(manager, table, rows);
  if (!current)
    await insertRows(
      manager,
      'academic_result',
      academicRows(terms[index] as (typeof terms)[number], index, ACTIVE_STUDENTS[index] ?? 0),
    );
}
