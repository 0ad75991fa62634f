import type { RosterReport } from '@laurel/contract';
import { foldName } from '@laurel/domain';
import { identityEntities } from '@laurel/identity';
import { ParticipationModule, participationEntities } from '@laurel/participation';
import { FixedClock } from '@laurel/platform';
import type { DataSource } from 'typeorm';
import { createTestDatabase } from './database.js';
import { type Answer, openRooms, type RoomServer } from './room-server.js';
import { makeSmallCampus, put, type SmallCampus } from './small-campus.js';

/** The participation room on a small campus: a second unit, a second role, a programme that asks for four eyes. */
export interface ParticipationRoom {
  rooms: RoomServer;
  dataSource: DataSource;
  clock: FixedClock;
  campus: SmallCampus;
  /** Led, beside the campus's own role, which is contributed. */
  captainRoleId: string;
  otherUnitId: string;
  fourEyes: { activityId: string; roleId: string };
  /** Staff of the campus's unit, or of another. */
  staff(name: string, unitId?: string): Promise<string>;
  /** A student with a number, and an e-mail where given. */
  student(name: string, number: string, email?: string): Promise<string>;
  /** Imports a roster; text goes as UTF-8. */
  roster(
    who: string,
    file: string | Uint8Array,
    options?: { dryRun?: boolean; activityId?: string; fields?: Record<string, string>; fileName?: string },
  ): Promise<Answer<RosterReport & { code?: string }>>;
  put<T>(who: string, path: string, body: unknown): Promise<Answer<T>>;
  count(table: string, where?: string): Promise<number>;
  close(): Promise<void>;
}

/** What the clock of the room says: the campus's activity, from 26 January to 27 April 2026, has ended. */
export const NOW = '2026-05-05T15:00:00Z';

export async function openParticipation(): Promise<ParticipationRoom> {
  const database = await createTestDatabase({
    entities: [...identityEntities, ...participationEntities],
    poolSize: 10,
  });
  const { dataSource } = database;
  const campus = await makeSmallCampus(dataSource);
  const clock = new FixedClock(new Date(NOW));
  const add = (table: string, row: Record<string, unknown>) => put(dataSource, table, row);
  const [version] = await dataSource.query('select programme_version_id as id from programme_role where id = $1', [
    campus.roleId,
  ]);
  const captainRoleId = await add('programme_role', {
    programme_version_id: version.id,
    position: 1,
    name: 'Team captain',
    depth: 'led',
    required_minutes: 1200,
    duties: 'Leads the others.',
  });
  const otherUnitId = await add('unit', { code: 'ATH', name: 'Athletics', kind: 'division' });
  const fourEyes = await addFourEyes(dataSource, campus);
  const rooms = await openRooms([ParticipationModule], { dataSource, clock });
  const student = async (name: string, number: string, email?: string) => {
    const id = await campus.person(name, 'student');
    await dataSource.query('update person set folded_name = $2 where id = $1', [id, foldName(name)]);
    await add('person_identifier', { person_id: id, scheme: 'studentNumber', value: number, normalised: number });
    if (email) await add('person_identifier', { person_id: id, scheme: 'email', value: email, normalised: email });
    return id;
  };
  return {
    rooms,
    dataSource,
    clock,
    campus,
    captainRoleId,
    otherUnitId,
    fourEyes,
    student,
    staff: (name, unitId = campus.unitId) => campus.person(name, 'staff', { unit_id: unitId }),
    roster: (
      who,
      file,
      { dryRun = false, activityId = campus.activityId, fields = {}, fileName = 'roster.csv' } = {},
    ) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), fileName);
      return rooms.as(who).post(`/api/activities/${activityId}/imports?dryRun=${dryRun}`, form);
    },
    put: async <T>(who: string, path: string, body: unknown) => {
      const headers = { 'content-type': 'application/json' };
      const response = await rooms.as(who).fetch(path, { method: 'PUT', headers, body: JSON.stringify(body) });
      return { status: response.status, headers: response.headers, body: (await response.json()) as T };
    },
    count: async (table, where = 'true') =>
      (await dataSource.query(`select count(*)::int as n from ${table} where ${where}`))[0].n,
    close: async () => {
      await rooms.close();
      await database.drop();
    },
  };
}

async function addFourEyes(dataSource: DataSource, campus: SmallCampus) {
  const add = (table: string, row: Record<string, unknown>) => put(dataSource, table, row);
  const [category] = await dataSource.query('select id from category limit 1');
  const programmeId = await add('programme', { unit_id: campus.unitId, category_id: category.id });
  const versionId = await add('programme_version', {
    programme_id: programmeId,
    number: 1,
    state: 'approved',
    title: 'Sustainability Council',
    description: 'Students advise.',
    criteria: 'Serve a term.',
    achievement_type: 'Membership',
    four_eyes: true,
  });
  const roleId = await add('programme_role', {
    programme_version_id: versionId,
    position: 0,
    name: 'Member',
    depth: 'contributed',
    required_minutes: 0,
    duties: 'Sits on the council.',
  });
  const activityId = await add('activity', {
    programme_version_id: versionId,
    term_id: campus.termId,
    unit_id: campus.unitId,
    title: 'Council of the spring',
    starts_on: '2026-01-26',
    ends_on: '2026-04-27',
  });
  return { activityId, roleId };
}

/** `line column code` of every fault of a report. */
export const faultLines = ({ body }: Answer<RosterReport>): string[] =>
  body.faults.map(({ line, column, code }) => `${line} ${column} ${code}`);

/** New, changed, unchanged, faulty. */
export const tally = ({ body }: Answer<RosterReport>): number[] => [
  body.new,
  body.changed,
  body.unchanged,
  body.faulty,
];
