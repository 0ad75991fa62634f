import { CatalogueModule, catalogueEntities } from '@laurel/catalogue';
import { FixedClock } from '@laurel/platform';
import { createTestDatabase, type TestDatabase } from './database.js';
import { type Answer, openRooms, type RoomServer } from './room-server.js';
import { makeSmallCampus, put, type SmallCampus } from './small-campus.js';

type Body = Record<string, unknown>;

/**
 * The catalogue on a small campus. Student Affairs owns what the campus has; Residence Life is under it, Athletics
 * beside it. The clock stands on 2 March 2026.
 */
export class CatalogueRoom {
  private constructor(
    readonly database: TestDatabase,
    readonly rooms: RoomServer,
    readonly campus: SmallCampus,
    readonly clock: FixedClock,
    readonly units: { under: string; beside: string },
    readonly categoryId: string,
    readonly people: Record<'staff' | 'under' | 'beside' | 'registrar' | 'both' | 'auditor' | 'student', string>,
  ) {}

  static async open(): Promise<CatalogueRoom> {
    const database = await createTestDatabase({ entities: catalogueEntities });
    const { dataSource } = database;
    const campus = await makeSmallCampus(dataSource);
    const unit = (code: string, name: string, parent: string | null) =>
      put(dataSource, 'unit', { code, name, kind: 'department', parent_id: parent });
    const units = {
      under: await unit('RES', 'Residence Life', campus.unitId),
      beside: await unit('ATH', 'Athletics', null),
    };
    const clock = new FixedClock(new Date('2026-03-02T15:00:00Z'));
    const rooms = await openRooms([CatalogueModule], { dataSource, clock });
    const [category] = await dataSource.query<{ id: string }[]>('select id from category');
    const both = await campus.person('Ines Duarte', 'registrar');
    await put(dataSource, 'role_grant', {
      person_id: both,
      role: 'staff',
      valid_from: '2020-01-01',
      unit_id: campus.unitId,
    });
    const people = {
      staff: await campus.person('Ruth Adeyemi', 'staff', { unit_id: campus.unitId }),
      under: await campus.person('Pavel Novák', 'staff', { unit_id: units.under }),
      beside: await campus.person('Moana Tāwhai', 'staff', { unit_id: units.beside }),
      registrar: await campus.person('Gabriela Moreira', 'registrar'),
      auditor: await campus.person('Lena Fischer', 'auditor'),
      student: await campus.person('Babacar N’Diaye', 'student'),
      both,
    };
    return new CatalogueRoom(database, rooms, campus, clock, units, category?.id as string, people);
  }

  async close(): Promise<void> {
    await this.rooms.close();
    await this.database.drop();
  }

  get<T = Body>(who: string, path: string): Promise<Answer<T>> {
    return this.rooms.as(who).get<T>(path);
  }

  post<T = Body>(who: string, path: string, body: unknown = {}): Promise<Answer<T>> {
    return this.rooms.as(who).post<T>(path, body);
  }

  async put<T = Body>(who: string, path: string, body: unknown): Promise<Answer<T>> {
    const response = await this.rooms.as(who).fetch(path, {
      method: 'PUT',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }

  /** A complete programme of Student Affairs, as it is typed in; `changes` makes it another. */
  typed(changes: Body = {}): Body {
    return {
      unitId: this.campus.unitId,
      categoryId: this.categoryId,
      title: 'Peer Mediation',
      description: 'Trained students help others settle disputes in residence halls.',
      criteria: 'Twenty hours of training, then cases under supervision.',
      achievementType: 'CoCurricular',
      fourEyes: true,
      roles: [{ name: 'Mediator', depth: 'contributed', requiredMinutes: 1800, duties: 'Mediates in pairs' }],
      outcomes: [{ competencyId: this.campus.competencyId, level: 3 }],
      ...changes,
    };
  }

  /** Draft, proposed by staff, approved by the registrar. Returns the id. */
  async approved(changes: Body = {}, approvedUntil = '2028-05-31'): Promise<string> {
    const { body } = await this.post<{ id: string }>(this.people.staff, '/api/programmes', this.typed(changes));
    await this.post(this.people.staff, `/api/programmes/${body.id}/propose`);
    await this.post(this.people.registrar, `/api/programmes/${body.id}/approve`, { approvedUntil });
    return body.id;
  }

  /** Verbs of the audit log about this subject, oldest first. */
  async logged(subjectId: string): Promise<string[]> {
    const events = await this.database.dataSource.query<{ verb: string }[]>(
      'select verb from audit_event where subject_id = $1 order by seq',
      [subjectId],
    );
    return events.map(({ verb }) => verb);
  }
}

export const listOf = (resource: string, filter: object = {}, more = ''): string =>
  `/api/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}${more}`;
