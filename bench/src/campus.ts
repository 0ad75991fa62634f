import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule, openHouse, seedIfEmpty } from '@laurel/api';
import type { Actor } from '@laurel/domain';
import { ActorService } from '@laurel/identity';
import { newId, readConfig } from '@laurel/platform';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';

/** A campus in an embedded database of its own, thrown away afterwards: nobody's data are touched. */
export interface Campus {
  app: INestApplicationContext;
  dataSource: DataSource;
  staff: Actor;
  roleId: string;
  /** Ids in the order of their numbers, which are `studentNumber(0)`, `studentNumber(1)`… */
  studentIds: readonly string[];
  /** An activity without participants. */
  newActivity(): Promise<string>;
  close(): Promise<void>;
}

export const studentNumber = (index: number): string => String(index).padStart(8, '0');

const FIRST_DAY = '2025-01-13';
const LAST_DAY = '2025-05-09';

export async function openCampus(students: number): Promise<Campus> {
  const dataDir = await mkdtemp(join(tmpdir(), 'laurel-bench-'));
  const house = await openHouse(readConfig({ DATA_DIR: dataDir, SEED: 'none' }), { applicationName: 'laurel-bench' });
  await seedIfEmpty(house, () => {});
  const { dataSource } = house;
  const [unit, term, programme, version, role, staff] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const insert = (sql: string, values: unknown[]) => dataSource.query(`insert into ${sql}`, values);
  await insert(`unit (id, code, name, kind) values ($1, 'U', 'Unit', 'division')`, [unit]);
  await insert(
    `term (id, code, title, first_day, last_day, recording_deadline, publication_deadline)
     values ($1, '2025S', 'Spring 2025', $2, $3, $3, $3)`,
    [term, FIRST_DAY, LAST_DAY],
  );
  await insert(`programme (id, unit_id, category_id) select $1, $2, id from category order by position limit 1`, [
    programme,
    unit,
  ]);
  await insert(
    `programme_version (id, programme_id, number, state, title, description, criteria, achievement_type)
     values ($1, $2, 1, 'approved', 'Programme', 'A programme.', 'Take part.', 'CoCurricular')`,
    [version, programme],
  );
  await insert(
    `programme_role (id, programme_version_id, position, name, depth, required_minutes, duties)
     values ($1, $2, 0, 'Member', 'contributed', 0, 'Takes part.')`,
    [role, version],
  );
  await insert(
    `person (id, legal_name, display_name, folded_name, unit_id) values ($1, 'Staff', 'Staff', 'staff', $2)`,
    [staff, unit],
  );
  await insert(
    `role_grant (id, person_id, role, unit_id, valid_from) values (gen_random_uuid(), $1, 'staff', $2, '2020-01-01')`,
    [staff, unit],
  );
  const people = Array.from({ length: students }, (_, index) => ({ id: newId(), number: studentNumber(index) }));
  await insert(
    `person (id, legal_name, display_name, folded_name)
     select id, 'Student ' || number, 'Student ' || number, 'student ' || number
     from jsonb_to_recordset($1::jsonb) as made (id uuid, number text)`,
    [JSON.stringify(people)],
  );
  await insert(
    `person_identifier (id, person_id, scheme, value, normalised)
     select gen_random_uuid(), id, 'studentNumber', number, number
     from jsonb_to_recordset($1::jsonb) as made (id uuid, number text)`,
    [JSON.stringify(people)],
  );
  await dataSource.query('analyze');
  const app = await NestFactory.createApplicationContext(AppModule.forRoot({ config: house.config, dataSource }), {
    logger: false,
    abortOnError: false,
  });
  const actor = await app.get(ActorService).load(staff);
  if (!actor) throw new Error('The staff of the benchmark is not there.');
  return {
    app,
    dataSource,
    staff: actor,
    roleId: role,
    studentIds: people.map(({ id }) => id),
    async newActivity() {
      const id = newId();
      await insert(
        `activity (id, programme_version_id, term_id, unit_id, title, starts_on, ends_on)
         values ($1, $2, $3, $4, 'Activity', $5, $6)`,
        [id, version, term, unit, FIRST_DAY, LAST_DAY],
      );
      return id;
    },
    async close() {
      await app.close();
      await house.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
