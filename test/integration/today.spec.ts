import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AuditEventView, TodayView } from '@laurel/contract';
import type { Browser } from '../support/product.js';
import { openRecordsOffice, type RecordsOffice } from '../support/records-office.js';
import { put } from '../support/small-campus.js';

let office: RecordsOffice;

beforeAll(async () => {
  office = await openRecordsOffice();
});
afterAll(() => office?.close());

const today = async (who: Browser) => (await who.get<TodayView>('/api/today')).body;

const submission = (personId: string, state: string) => {
  const { campus, dataSource } = office.product;
  return put(dataSource, 'submission', {
    person_id: personId,
    competency_id: campus.competencyId,
    target_level: 2,
    state,
    submitted_by: personId,
    submitted_at: new Date('2026-05-01T12:00:00Z'),
    created_at: new Date('2026-05-01T12:00:00Z'),
  });
};

describe('What waits today', () => {
  it('is what the lists say, for each role what is theirs and nothing else', async () => {
    const { product } = office;
    const { campus, dataSource } = product;
    const [reviewer, elsewhere, administrator, auditor, student] = [
      await product.signedIn('Reviewer', 'reviewer', { competency_id: campus.competencyId }),
      await product.signedIn('Other Reviewer', 'reviewer', { competency_id: campus.otherCompetencyId }),
      await product.signedIn('Administrator', 'administrator'),
      await product.signedIn('Auditor', 'auditor'),
      await product.signedIn('Student', 'student'),
    ];
    await office.student('Waiting One', 'recorded');
    await office.student('Waiting Two', 'recorded');
    const held = await office.student('Done');
    await office.hold(held, 'directory');
    await submission(student.personId, 'returned');
    await submission(held.id, 'in-review');
    await dataSource.query(
      `insert into programme_version
      (id, programme_id, number, state, title, description, criteria, achievement_type)
      values (gen_random_uuid(), $1, 2, 'proposed', 'Next', 'Next.', 'Next.', 'CoCurricular')`,
      [campus.programmeId],
    );
    await office.releaseTerm();

    const queue = await office.staff.get<{ recordedAt: string }[]>('/api/participations?filter={"queue":true}');
    expect(await today(office.staff)).toEqual({
      toVerify: queue.body.length,
      oldestWaitsSince: queue.body[0]?.recordedAt,
      programmesReturned: 0,
    });
    expect(queue.body).toHaveLength(2);
    expect(await today(reviewer)).toEqual({ toReview: 1 });
    expect(await today(elsewhere)).toEqual({ toReview: 0 });
    expect(await today(office.registrar)).toEqual({ programmesProposed: 1, holds: 1, runsUnderWay: 1 });
    expect(await today(administrator)).toEqual({ programmesProposed: 1, holds: 1 });
    expect(await today(auditor)).toEqual({ holds: 1, runsUnderWay: 1 });
    expect(await today(student)).toEqual({ returned: 1 });
    expect((await product.stranger.get('/api/today')).status).toBe(401);
  });
});

describe('The log, as it is read', () => {
  it('newest first, by what it is about, by number', async () => {
    const auditor = await office.product.signedIn('Reader', 'auditor');
    const list = async (filter: object) =>
      (await auditor.get<AuditEventView[]>(`/api/audit-events?filter=${encodeURIComponent(JSON.stringify(filter))}`))
        .body;
    const all = await list({});
    expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).sort((a, b) => b - a));
    const holds = await list({ subjectType: 'hold', verb: 'hold.place' });
    expect(holds).toMatchObject([{ actorName: 'Rana Sayegh', verb: 'hold.place' }]);
    expect(await list({ id: [holds[0]?.id] })).toEqual(holds);
    expect(await list({ id: holds[0]?.id })).toEqual(holds);
    expect((await auditor.get('/api/audit-events?filter={"id":["1;drop"]}')).status).toBe(400);
  });
});
