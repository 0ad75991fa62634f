import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../canonical-json.js';
import { assembleRecord, type RecordFacts, standingEntries } from './assemble.js';
import type { CompetencyEntry, ParticipationEntry, Witness } from './entry.js';

const witness: Witness = {
  name: 'R. Adeyemi',
  post: 'Assistant Dean',
  unit: 'Student Leadership',
  capacity: 'staff',
  method: 'roster file',
  at: '2026-04-28T09:12:00.000Z',
};

const participation = (key: string, change: Partial<ParticipationEntry> = {}): ParticipationEntry => ({
  kind: 'participation',
  key: `participation:${key}`,
  title: 'Orientation Leaders',
  startsOn: '2026-01-19',
  endsOn: '2026-04-20',
  termCode: '2026S',
  termTitle: 'Spring 2026',
  witnesses: [witness],
  programmeVersionId: 'v7',
  programmeVersionNumber: 7,
  description: 'New students are welcomed in small groups.',
  criteria: 'Eighteen hours of training and service.',
  achievementType: 'CoCurricular',
  category: { code: 'leadership', name: 'Leadership' },
  unit: { id: 'u1', name: 'Student Leadership' },
  role: { id: 'r1', name: 'Leader', duties: 'Leads a group of twelve.' },
  depth: 'contributed',
  minutes: 1080,
  activityTitle: 'Spring training',
  outcomes: [],
  ...change,
});

const competency = (from: string[]): CompetencyEntry => ({
  kind: 'competency',
  key: 'competency:c1',
  title: 'Teamwork',
  startsOn: null,
  endsOn: '2026-05-01',
  termCode: null,
  termTitle: null,
  witnesses: [{ ...witness, capacity: 'faculty', method: 'rubric' }],
  competency: {
    competencyId: 'k1',
    uri: 'https://example.edu/k1',
    name: 'Teamwork',
    code: null,
    framework: 'Career readiness',
    level: 3,
    levelName: 'Proficient',
    statement: 'Works with others towards a shared aim.',
  },
  scale: [],
  rubricTitle: 'Teamwork',
  scores: [],
  evidence: [],
  from,
});

const facts = (change: Partial<RecordFacts>): RecordFacts => ({
  institution: { name: 'Northfield University', url: 'https://northfield.example' },
  subject: { personId: 'p1', displayName: 'Suharti', study: null, classYear: null },
  participations: [],
  competencies: [],
  academic: [],
  assessedKeys: new Set(),
  ...change,
});

describe('assembling a record', () => {
  it('refuses a fact that nobody verified', () => {
    expect(() => assembleRecord(facts({ participations: [participation('a', { witnesses: [] })] }))).toThrow(
      expect.objectContaining({ code: 'fact-without-witness' }),
    );
  });

  it('puts the newest entry first', () => {
    const record = assembleRecord(
      facts({ participations: [participation('old', { endsOn: '2025-12-01' }), participation('new')] }),
    );
    expect(record.entries.map((entry) => entry.key)).toEqual(['participation:new', 'participation:old']);
  });

  it('calls a role assessed only where the work was assessed', () => {
    const record = assembleRecord(
      facts({
        participations: [participation('judged'), participation('promised', { depth: 'assessed' })],
        assessedKeys: new Set(['participation:judged']),
      }),
    );
    expect(Object.fromEntries(record.entries.map((entry) => [entry.key, 'depth' in entry && entry.depth]))).toEqual({
      'participation:judged': 'assessed',
      'participation:promised': 'led',
    });
  });

  it('lets a competency name only participation that is on the record', () => {
    const record = assembleRecord(
      facts({
        participations: [participation('a')],
        competencies: [competency(['participation:a', 'participation:declined'])],
      }),
    );
    expect(record.entries.find((entry) => entry.kind === 'competency')).toMatchObject({ from: ['participation:a'] });
  });

  it('sums minutes without rounding and counts a competency once', () => {
    const record = assembleRecord(
      facts({
        participations: [participation('a', { minutes: 1079 }), participation('b', { minutes: 1, depth: 'led' })],
        competencies: [competency([])],
      }),
    );
    expect(record.totals).toEqual({ entries: 3, minutes: 1080, ledOrAssessed: 1, competencies: 1, credits: 0 });
  });

  it('does not depend on the order in which facts arrive', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((key, i) => participation(key, { endsOn: `2026-04-${10 + (i % 2)}` }));
    const expected = canonicalJson(assembleRecord(facts({ participations: all })));
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(canonicalJson(assembleRecord(facts({ participations: shuffled })))).toBe(expected);
      }),
    );
  });
});

describe('what a record shows today', () => {
  const signed = participation('signed');
  const leaving = participation('leaving', { endsOn: '2026-04-01' });
  const corrected = participation('corrected', { minutes: 600 });
  const shown = standingEntries(
    [signed, { ...corrected, minutes: 540 }, participation('waiting')],
    [signed, leaving, corrected],
  );
  const official = Object.fromEntries(shown.map(({ entry, official }) => [entry.key.split(':')[1], official]));

  it('calls official what the signed version says word for word', () => {
    expect(official).toMatchObject({ signed: true, corrected: false, waiting: false });
  });

  it('keeps what is verified no longer until a new version is issued', () => {
    expect(official).toMatchObject({ leaving: true });
    expect(shown.at(-1)?.entry).toBe(leaving);
  });
});
