import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assembleRecord } from '@laurel/domain';
import { VerifiedParticipations } from '@laurel/participation';
import { openParticipation, type ParticipationRoom } from '../support/participation-room.js';
import { put } from '../support/small-campus.js';

describe('What participation adds to a record', () => {
  let room: ParticipationRoom;
  let facts: VerifiedParticipations;

  beforeAll(async () => {
    room = await openParticipation();
    facts = room.rooms.app.get(VerifiedParticipations);
    const [version] = await room.dataSource.query(
      'select programme_version_id as id from programme_role where id = $1',
      [room.campus.roleId],
    );
    // Outcomes of an approved version are frozen against change, not against a test that writes them in first.
    await room.dataSource.query('insert into programme_outcome values ($1, $2, 3, 1)', [
      version.id,
      room.campus.otherCompetencyId,
    ]);
    await room.dataSource.query('insert into programme_outcome values ($1, $2, 2, 0)', [
      version.id,
      room.campus.competencyId,
    ]);
  });
  afterAll(() => room?.close());

  it('verified facts with their witnesses and outcomes, by person; what was taken back stands for nothing', async () => {
    const staff = await room.staff('Hale Norwood');
    const colleague = await room.staff('Ida Brandt');
    const mira = await room.student('Mira', '1');
    const jun = await room.student('Jun', '2');
    const nobody = await room.student('Nobody', '3');
    await room.roster(staff, 'sid,minutes\n1,600\n2,300\n');
    await room.roster(staff, 'sid,minutes\n1,90\n', { activityId: room.fourEyes.activityId });
    const ids = await room.dataSource.query('select id, person_id, activity_id from participation');
    const of = (person: string, activity: string) =>
      ids.find(
        (row: { person_id: string; activity_id: string }) => row.person_id === person && row.activity_id === activity,
      ).id;
    const first = of(mira, room.campus.activityId);
    const as = room.rooms.as.bind(room.rooms);
    await as(staff).post(`/api/participations/${first}/verify`, {});
    await as(staff).post(`/api/participations/${first}/undo`, { reason: 'Too early.' });
    await as(colleague).post(`/api/participations/${first}/verify`, {});
    await as(staff).post(`/api/participations/${of(jun, room.campus.activityId)}/decline`, { reason: 'No.' });
    const council = of(mira, room.fourEyes.activityId);
    await as(staff).post(`/api/participations/${council}/verify`, {});

    const byPerson = await facts.forPeople(room.dataSource.manager, [mira, jun, nobody]);
    expect([...byPerson.keys()]).toEqual([mira]);
    expect(byPerson.get(mira)).toEqual([
      {
        kind: 'participation',
        key: `participation:${first}`,
        title: 'Undergraduate Research',
        startsOn: '2026-01-26',
        endsOn: '2026-04-27',
        termCode: '2026SP',
        termTitle: 'Spring 2026',
        witnesses: [
          {
            name: 'Ida Brandt',
            post: 'Post of Ida Brandt',
            unit: 'Student Affairs',
            capacity: 'staff',
            method: 'roster file',
            at: '2026-05-05T15:00:00.000Z',
          },
        ],
        programmeVersionId: expect.any(String),
        programmeVersionNumber: 1,
        description: 'Students research.',
        criteria: 'Take part for a term.',
        achievementType: 'CoCurricular',
        category: { code: 'research', name: 'Research' },
        unit: { id: room.campus.unitId, name: 'Student Affairs' },
        role: { id: room.campus.roleId, name: 'Researcher', duties: 'Works on a question.' },
        depth: 'contributed',
        minutes: 600,
        activityTitle: 'Elm Creek floods',
        outcomes: [
          {
            competencyId: room.campus.competencyId,
            uri: expect.stringMatching(/^https:/),
            name: 'Critical thinking',
            code: null,
            framework: 'Career readiness',
            level: 2,
            levelName: 'Developing',
          },
          {
            competencyId: room.campus.otherCompetencyId,
            uri: expect.stringMatching(/^https:/),
            name: 'Teamwork',
            code: null,
            framework: 'Career readiness',
            level: 3,
            levelName: 'Proficient',
          },
        ],
      },
    ]);
    await as(colleague).post(`/api/participations/${council}/verify`, {});
    const complete = (await facts.forPeople(room.dataSource.manager, [mira])).get(mira) ?? [];
    expect(complete.map(({ witnesses }) => witnesses.length).sort()).toEqual([1, 2]);
    const record = assembleRecord({
      institution: { name: 'N', url: 'https://n.sample.edu' },
      subject: { personId: mira, displayName: 'Mira', study: null, classYear: null },
      participations: complete,
      competencies: [],
      academic: [],
      assessedKeys: new Set(),
    });
    expect(record.totals).toMatchObject({ entries: 2, minutes: 690 });
  });

  it('the unit that owns the programme, also where another unit ran the activity', async () => {
    const { dataSource, campus } = room;
    const staff = await room.staff('Kofi Mensah');
    const person = await room.student('Elsewhere', '9');
    const branch = await put(dataSource, 'unit', { code: 'BR', name: 'Branch Campus', kind: 'campus' });
    const [original] = await dataSource.query('select programme_version_id, term_id from activity where id = $1', [
      campus.activityId,
    ]);
    const activityId = await put(dataSource, 'activity', {
      ...original,
      unit_id: branch,
      title: 'Run by the branch',
      starts_on: '2026-02-01',
      ends_on: '2026-04-01',
    });
    const id = await put(dataSource, 'participation', {
      person_id: person,
      activity_id: activityId,
      role_id: campus.roleId,
      minutes: 60,
      starts_on: '2026-02-01',
      ends_on: '2026-02-01',
      state: 'verified',
      source: 'import',
    });
    await put(dataSource, 'verification', {
      participation_id: id,
      verifier_id: staff,
      verifier_name: 'Kofi Mensah',
      verifier_class: 'staff',
      method: 'roster file',
      decided_at: new Date('2026-04-02T12:00:00Z'),
    });
    const [entry] = (await facts.forPeople(dataSource.manager, [person])).get(person) ?? [];
    expect(entry).toMatchObject({ unit: { name: 'Student Affairs' }, activityTitle: 'Run by the branch' });
  });

  it('what waits and what was declined, with the day on which the oldest was recorded', async () => {
    const staff = await room.staff('Another');
    const person = await room.student('Waiting', '4');
    // 23:30 on 9 April in Chicago is already the 10th in UTC.
    room.clock.moveTo(new Date('2026-04-10T04:30:00Z'));
    const entry = {
      activityId: room.campus.activityId,
      personId: person,
      minutes: 60,
      startsOn: '2026-02-02',
      endsOn: '2026-02-03',
    };
    for (const roleId of [room.campus.roleId, room.captainRoleId])
      await room.rooms.as(staff).post('/api/participations', { ...entry, roleId });
    const [row] = await room.dataSource.query('select id from participation where person_id = $1 limit 1', [person]);
    await room.rooms.as(staff).post(`/api/participations/${row.id}/decline`, { reason: 'No.' });
    const waiting = await facts.waitingFor(room.dataSource.manager, [person]);
    expect(waiting.get(person)).toEqual({ recorded: 1, declined: 1, oldest: '2026-04-09' });
  });
});
