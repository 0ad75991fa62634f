import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditLog, SystemClock } from '@laurel/platform';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

const actor = { personId: '01890a5d-ac96-774b-bcce-b302099a8057', displayName: 'Zoë O’Brien' };
const entry = (detail: Record<string, unknown> = {}) => ({
  actor,
  verb: 'programme.approve',
  subjectType: 'programme',
  subjectId: 'p1',
  detail,
});

describe('The audit chain', () => {
  let database: TestDatabase;
  const log = new AuditLog(new SystemClock());
  const append = (...entries: ReturnType<typeof entry>[]) =>
    database.dataSource.transaction((manager) => log.appendMany(manager, entries));

  /** What somebody with the database's own password could do. */
  const tamper = async (sql: string) => {
    const off = (state: string) => database.dataSource.query(`alter table audit_event ${state} trigger user`);
    await off('disable');
    await database.dataSource.query(sql);
    await off('enable');
  };

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    await tamper('truncate audit_event');
    await database.dataSource.query(`update audit_head set seq = 0, hash = repeat('0', 64)`);
  });

  it('holds for an empty log', async () => {
    expect(await log.verify(database.dataSource)).toEqual({ ok: true, count: 0 });
  });

  it('holds whatever a detail contains', async () => {
    await append(
      entry({ b: 1, a: { '10': 'x', '9': null }, list: [1.5, 1e21, 1e-7, -0, true], when: new Date(0) }),
      entry({ text: 'nul \0, half a pair \ud800, “quotes” \\ 汉字 🎓', gone: undefined }),
      { actor: null as never, verb: 'seed', subjectType: 'institution', subjectId: null as never, detail: {} },
    );
    expect(await log.verify(database.dataSource)).toEqual({ ok: true, count: 3 });
  });

  it('keeps its order when many append at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => append(entry({ index }), entry({ index }))));
    expect(await log.verify(database.dataSource)).toEqual({ ok: true, count: 40 });
  });

  it('goes over the batches of a large import', async () => {
    await append(...Array.from({ length: 6001 }, (_, index) => entry({ index })));
    expect(await log.verify(database.dataSource)).toEqual({ ok: true, count: 6001 });
  });

  it('has no event of a transaction that rolled back', async () => {
    const rolledBack = database.dataSource.transaction(async (manager) => {
      await log.append(manager, entry());
      throw new Error('no');
    });
    await expect(rolledBack).rejects.toThrow('no');
    await append(entry());
    expect(await log.verify(database.dataSource)).toEqual({ ok: true, count: 1 });
  });

  it.each([['update audit_event set verb = verb'], ['delete from audit_event'], ['truncate audit_event']])(
    'refuses %s',
    async (sql) => {
      await append(entry());
      await expect(database.dataSource.query(sql)).rejects.toThrow('append-only');
    },
  );

  it.each([
    ['a changed detail', `update audit_event set detail = '{"grade":"A"}' where seq = 2`, 2],
    ['a changed instant', `update audit_event set at = at + interval '1 second' where seq = 2`, 2],
    ['another name', `update audit_event set actor_name = 'Somebody' where seq = 2`, 2],
    ['a removed event', 'delete from audit_event where seq = 2', 3],
    ['a removed end', 'delete from audit_event where seq = 3', 3],
  ])('shows %s', async (_, sql, seq) => {
    await append(entry({ n: 1 }), entry({ n: 2 }), entry({ n: 3 }));
    await tamper(sql);
    const verdict = await log.verify(database.dataSource);
    expect(verdict.ok).toBe(false);
    expect(verdict.firstBroken?.seq).toBe(seq);
  });
});
