import { describe, expect, it } from '@jest/globals';
import { mapColumns } from './columns.js';
import type { ExistingParticipation, RosterContext, RosterPerson } from './facts.js';
import { planRosterSteps } from './plan.js';
import type { DateOrder } from './read-date.js';
import { type RawRow, ROWS_A_STEP, readRosterSteps } from './read-rows.js';

const person = (id: string, displayName: string, studentNumber: string): RosterPerson => ({
  id,
  displayName,
  studentNumber,
  isStudent: true,
});
const mira = person('mira', 'Mira Ó Dálaigh', '00431');
const jun = person('jun', '김준', '00432');
const coach = { ...person('coach', 'Coach', ''), isStudent: false };

const context: RosterContext = {
  frame: { activityStartsOn: '2026-02-01', activityEndsOn: '2026-06-30', today: '2026-05-04' },
  activityTitle: 'Harbour Clean-up',
  roles: [
    { id: 'captain', name: 'Team captain', depth: 'led', position: 0 },
    { id: 'helper', name: 'Helper', depth: 'attended', position: 1 },
  ],
  people: new Map([
    ['studentNumber:00431', mira],
    ['studentNumber:00432', jun],
    ['email:mira@example.edu', mira],
    ['email:coach@example.edu', coach],
    ['studentNumber:777', mira],
    ['sisSourcedId:777', jun],
  ]),
  suggestions: new Map([['431', { value: '00431', displayName: mira.displayName }]]),
  existing: [],
};

const held = (facts: Partial<ExistingParticipation>): ExistingParticipation => ({
  id: 'held',
  personId: 'mira',
  roleId: 'helper',
  minutes: 90,
  startsOn: '2026-02-01',
  endsOn: '2026-05-04',
  state: 'recorded',
  note: null,
  externalId: null,
  ...facts,
});

/** Goes through all steps to the end; `count` tells how many there were. */
function toTheEnd<T>(steps: Generator<void, T>, count: (steps: number) => void = () => undefined): T {
  for (let done = 0; ; done += 1) {
    const step = steps.next();
    if (!step.done) continue;
    count(done);
    return step.value;
  }
}

/** The first line is the header; cells are separated by a bar. */
function plan(lines: string[], changes: Partial<RosterContext> = {}, order: DateOrder | null = null) {
  const [header = '', ...body] = lines;
  const { columns } = mapColumns(header.split('|'), 1);
  const raws = body.map((text, index) => ({ line: index + 2, lastLine: index + 2, cells: text.split('|') }));
  const read = toTheEnd(readRosterSteps(columns, raws, '|', order));
  const planned = toTheEnd(planRosterSteps(read.rows, { ...context, ...changes }));
  return {
    ...planned,
    outcomes: planned.rows.map(({ line, outcome }) => `${line} ${outcome}`),
    reasons: planned.faults.map(({ line, column, value, code }) => `${line} ${column} [${value}] ${code}`),
  };
}

describe('who a row is about', () => {
  it('is the student number; an e-mail that somebody else holds is a fault, not a merge', () => {
    const found = plan(['sid|email|hours', '00431|mira@example.edu|1', '00432|mira@example.edu|1']);
    expect(found.outcomes).toEqual(['2 new']);
    expect(found.reasons).toEqual(['3 email [mira@example.edu] belongs-to-another']);
  });

  it('two students of one file cannot share an e-mail that nobody holds yet either', () => {
    const found = plan(['sid|email|hours', '00431|club@example.edu|1', '00432|CLUB@example.edu|1']);
    expect(found.reasons).toEqual(['3 email [CLUB@example.edu] belongs-to-another']);
  });

  it('may be an e-mail where there is no number', () => {
    expect(plan(['E-Mail|hours', ' MIRA@example.edu\u00a0|1']).rows[0]?.person.id).toBe('mira');
  });

  it('is read without the space that people paste along', () => {
    expect(plan(['sid|hours', '\u00a0\ufeff00431\u200b|1', ' | ', '="00432"|1']).outcomes).toEqual(['2 new', '4 new']);
  });

  it.each([
    ['an unknown number', 'Student no.|hours', '99999|1', 'Student no. [99999] unknown-student'],
    ['lost leading zeros', 'Student no.|hours', '431|1', 'Student no. [431] unknown-student'],
    ['an id that two people have', 'id|hours', '777|1', 'id [777] ambiguous-student'],
    ['somebody who is no student', 'email|hours', 'coach@example.edu|1', 'email [coach@example.edu] not-a-student'],
    ['nobody', 'sid|hours', ' |1', 'sid [ ] student-missing'],
  ])('refuses %s', (_name, header, row, reason) => {
    expect(plan([header, row]).reasons).toEqual([`2 ${reason}`]);
  });

  it('offers the number that was probably meant, and does not take it by itself', () => {
    expect(plan(['sid|hours', '431|1']).faults[0]).toMatchObject({
      suggestion: '00431',
      message: 'No student has this. Leading zeros look lost: 00431 is Mira Ó Dálaigh.',
    });
  });
});

describe('the role of a row', () => {
  it('is found without case, accents and punctuation', () => {
    expect(plan(['sid|role|hours', '00431|TEAM-CÁPTAIN|1']).rows[0]?.roleId).toBe('captain');
  });

  it('is the shallowest where the file has no such column, and the report says so', () => {
    const found = plan(['sid|hours', '00431|1']);
    expect(found.rows[0]?.roleId).toBe('helper');
    expect(found.warnings.map(({ code }) => code)).toContain('role-assumed');
  });

  it('must be known, and must not be empty', () => {
    expect(plan(['sid|role|hours', '00431|Wizard|1', '00432||1']).reasons).toEqual([
      '2 role [Wizard] unknown-role',
      '3 role [] role-missing',
    ]);
  });
});

describe('days and minutes of a row', () => {
  it('lie inside the activity and in the past; every fault of a row is named', () => {
    const found = plan([
      'sid|minutes|start|end',
      '00431|90|2026-01-31|2026-03-01',
      '00431|90|2026-03-02|2026-03-01',
      '00431|-90|2026-02-30|2026-05-05',
      '00431|1441|2026-03-01|2026-03-01',
      '00431|90||2026-03-01',
    ]);
    expect(found.outcomes).toEqual([]);
    expect(found.faultyRows).toBe(5);
    expect(found.reasons).toEqual([
      '2 start [2026-01-31] date-outside-activity',
      '3 end [2026-03-01] dates-reversed',
      '4 minutes [-90] minutes-negative',
      '4 start [2026-02-30] date-impossible',
      '4 end [2026-05-05] date-future',
      '5 minutes [1441] minutes-too-many',
      '6 start [] date-missing',
    ]);
  });

  it('a single date is first and last day, and is named once when it is wrong', () => {
    expect(plan(['sid|date|hours', '00431|2026-03-01|1']).rows[0]).toMatchObject({
      startsOn: '2026-03-01',
      endsOn: '2026-03-01',
    });
    expect(plan(['sid|date|hours', '00431|2099-03-01|1']).reasons).toEqual(['2 date [2099-03-01] date-future']);
  });

  it('are those of the activity, as far as it has passed, where the file has no dates', () => {
    const found = plan(['sid|hours', '00431|1']);
    expect(found.rows[0]).toMatchObject({ startsOn: '2026-02-01', endsOn: '2026-05-04' });
    expect(found.warnings.map(({ code }) => code)).toContain('dates-assumed');
    const early = { ...context.frame, today: '2026-01-15' };
    expect(plan(['sid|hours', '00431|1'], { frame: early }).reasons).toEqual(['2 null [] activity-not-started']);
  });

  it('the day comes first where one cell proves it, or where somebody chose', () => {
    const lines = ['sid|date|hours', '00431|03/04/2026|1', '00432|23/03/2026|1'];
    expect(plan(lines).rows.map(({ startsOn }) => startsOn)).toEqual(['2026-04-03', '2026-03-23']);
    const unproved = ['sid|date|hours', '00431|03/04/2026|1', '00432|31/02/2026|1'];
    expect(plan(unproved).reasons).toEqual([
      '2 date [03/04/2026] date-ambiguous',
      '3 date [31/02/2026] date-impossible',
    ]);
    expect(plan(unproved, {}, 'mdy').rows.map(({ startsOn }) => startsOn)).toEqual(['2026-03-04']);
  });
});

describe('rows that do not fit', () => {
  it('with too many or too few cells are refused whole; blank ones and blank ends are passed over', () => {
    const found = plan(['sid|hours|note', '00431|1', '00431|1|a|b', '00432|1|a||', '||', '']);
    expect(found.outcomes).toEqual(['4 new']);
    expect(found.reasons).toEqual(['2 null [00431|1] row-shifted', '3 null [00431|1|a|b] row-shifted']);
  });

  it('with a lost or a control character are refused', () => {
    expect(plan(['sid|hours|note', '00431|1|Zo\ufffd', '00432|1|a\u0000b']).reasons).toEqual([
      '2 note [Zo\ufffd] encoding',
      '3 note [a\u0000b] control-character',
    ]);
  });

  it('a guard against formulas comes off', () => {
    expect(plan(['sid|hours|note', "00431|1|'=1+1"]).rows[0]?.note).toBe('=1+1');
  });

  it('of another activity stay out of a file about several', () => {
    const several = ['sid|event|hours', '00431|harbour cleanup|1', '00432|Library night|1'];
    expect(plan(several).reasons).toEqual(['3 event [Library night] other-activity']);
    const one = plan(['sid|event|hours', '00431|Harbour 2026|1']);
    expect(one.outcomes).toEqual(['2 new']);
    expect(one.warnings.map(({ code }) => code)).toContain('activity-ignored');
  });

  it('the second of two alike is refused and names the first', () => {
    const found = plan(['sid|role|hours', '00431|Helper|1', '00431|Team captain|1', '00431|helper|2']);
    expect(found.outcomes).toEqual(['2 new', '3 new']);
    expect(found.faults[0]?.message).toBe('Mira Ó Dálaigh is on line 2 too, in the same role. Line 2 is kept.');
  });
});

describe('what is there already', () => {
  const lines = ['sid|minutes', '00431|90'];

  it('is unchanged by the same file, changed by another while it waits', () => {
    expect(plan(lines, { existing: [held({})] }).outcomes).toEqual(['2 unchanged']);
    expect(plan(lines, { existing: [held({ minutes: 60 })] }).outcomes).toEqual(['2 changed']);
    expect(plan(['sid|minutes|note', '00431|90|late'], { existing: [held({})] }).outcomes).toEqual(['2 changed']);
  });

  it('what the file does not say is left as it is', () => {
    const there = held({ endsOn: '2026-03-03', note: 'kept' });
    expect(plan(lines, { existing: [there] }).outcomes).toEqual(['2 unchanged']);
    expect(plan(['sid|minutes', '00431|91'], { existing: [there] }).rows[0]).toMatchObject({
      outcome: 'changed',
      endsOn: '2026-03-03',
      note: 'kept',
    });
  });

  it('once decided, differs only as a fault', () => {
    expect(plan(lines, { existing: [held({ state: 'verified' })] }).outcomes).toEqual(['2 unchanged']);
    expect(plan(lines, { existing: [held({ state: 'verified', minutes: 60 })] }).reasons).toEqual([
      '2 minutes [90] already-verified',
    ]);
    expect(plan(lines, { existing: [held({ state: 'seconding', minutes: 60 })] }).reasons).toEqual([
      '2 minutes [90] already-seconding',
    ]);
  });

  it('declined or withdrawn does not come back by the same file, but by other facts', () => {
    for (const state of ['declined', 'withdrawn'] as const) {
      expect(plan(lines, { existing: [held({ state })] }).outcomes).toEqual(['2 unchanged']);
      expect(plan(lines, { existing: [held({ state, minutes: 60 })] }).outcomes).toEqual(['2 new']);
    }
  });

  it('is found by its reference first, even in another role', () => {
    const file = ['ref|sid|role|minutes', 'R-1|00431|Team captain|90'];
    expect(plan(file, { existing: [held({ externalId: 'R-1' })] }).rows[0]).toMatchObject({
      outcome: 'changed',
      roleId: 'captain',
      existing: { id: 'held' },
    });
    expect(plan(file, { existing: [held({ externalId: 'R-1', personId: 'jun' })] }).reasons).toEqual([
      '2 ref [R-1] reference-of-another',
    ]);
    expect(plan(file, { existing: [held({ externalId: 'R-9', roleId: 'captain' })] }).reasons).toEqual([
      '2 ref [R-1] other-reference',
    ]);
    const two = [held({ externalId: 'R-1' }), held({ id: 'other', roleId: 'captain' })];
    expect(plan(file, { existing: two }).reasons).toEqual(['2 role [Team captain] already-in-that-role']);
  });
});

it('a long file is read and planned in steps', () => {
  const { columns } = mapColumns(['sid', 'hours'], 1);
  const raws = Array.from(
    { length: ROWS_A_STEP * 3 },
    (_, index): RawRow => ({ line: index + 2, lastLine: index + 2, cells: ['00431', '1'] }),
  );
  let [reading, planning] = [0, 0];
  const read = toTheEnd(readRosterSteps(columns, raws, '|', null), (steps) => {
    reading = steps;
  });
  const planned = toTheEnd(planRosterSteps(read.rows, context), (steps) => {
    planning = steps;
  });
  expect([reading, planning, planned.rows.length, planned.faultyRows]).toEqual([6, 3, 1, ROWS_A_STEP * 3 - 1]);
});
