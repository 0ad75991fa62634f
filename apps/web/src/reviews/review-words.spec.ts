import { describe, expect, it } from '@jest/globals';
import type { AssessmentView, EvidenceView, ProficiencyLevelView } from '@laurel/contract';
import { levelFromScores } from '@laurel/domain';
import {
  askedBefore,
  decisionOn,
  decisionWords,
  newInRound,
  scoreWords,
  spokenScore,
  waitWords,
} from './review-words.js';

const scale: ProficiencyLevelView[] = ['Foundational', 'Developing', 'Proficient', 'Advanced'].map((name, index) => ({
  id: index + 1,
  level: index + 1,
  name,
  meaning: '',
}));

const rubric = ['a', 'b'].map((id) => ({ id, title: id, weight: 1, levels: [1, 2, 3, 4] }));
const reached = (...levels: number[]) =>
  levelFromScores(
    rubric,
    levels.map((level, index) => ({ criterionId: rubric[index]?.id ?? '', level })),
    [1, 2, 3, 4],
  );

const assessment = (round: number, decision: AssessmentView['decision'], undone = false): AssessmentView => ({
  id: `${round}-${decision}`,
  round,
  reviewer: { name: 'Dr Helena Brandt', post: null, unit: null },
  decision,
  level: decision === 'approve' ? 3 : null,
  levelName: decision === 'approve' ? 'Proficient' : null,
  comment: null,
  decidedAt: '2026-05-05T10:00:00.000Z',
  scores: [],
  undone: undone ? { at: '2026-05-06T10:00:00.000Z', by: 'Dr Helena Brandt', reason: 'Too early' } : null,
});

const evidence = (round: number, kind: EvidenceView['kind']): EvidenceView => ({
  id: `${round}-${kind}`,
  round,
  kind,
  title: kind,
  body: null,
  url: null,
  file: null,
});

describe('what the scores say', () => {
  it('counts points of the scored criteria and names how many are open', () => {
    expect(spokenScore(reached(3), scale)).toBe('3 of 4 points, 1 criterion open.');
    expect(spokenScore(reached(), scale)).toBe('Nothing scored yet.');
  });

  it('names the level once all are scored, rounded down', () => {
    expect(scoreWords(reached(3, 2), scale)).toEqual({ sum: '5 of 8', rest: 'points', gives: 'Developing' });
    expect(spokenScore(reached(3, 3), scale)).toBe('6 of 8 points give Proficient.');
  });
});

describe('rounds', () => {
  it('says what a later round brought, and nothing in the first', () => {
    expect(newInRound({ round: 1, evidence: [evidence(1, 'link')] })).toBeNull();
    expect(newInRound({ round: 2, evidence: [evidence(1, 'file'), evidence(2, 'file')] })).toBe(
      'Since round 1: 1 file is new.',
    );
    expect(newInRound({ round: 2, evidence: [evidence(2, 'file'), evidence(2, 'reflection')] })).toBe(
      'Since round 1: 1 reflection and 1 file are new.',
    );
  });

  it('takes the decision of the round in hand, never one that was taken back', () => {
    const assessments = [assessment(1, 'return'), assessment(2, 'approve', true)];
    expect(decisionOn({ round: 2, assessments })).toBeUndefined();
    expect(decisionOn({ round: 1, assessments })?.decision).toBe('return');
  });

  it('knows what was asked for in an earlier round only', () => {
    expect(askedBefore({ round: 2, assessments: [assessment(1, 'return')] })?.round).toBe(1);
    expect(askedBefore({ round: 1, assessments: [assessment(1, 'return')] })).toBeUndefined();
  });
});

it('says decisions and waits in words', () => {
  expect(decisionWords(assessment(1, 'approve'))).toBe('Approved at Proficient');
  expect(decisionWords(assessment(2, 'return'))).toBe('Returned in round 2');
  expect([waitWords(0), waitWords(1), waitWords(6)]).toEqual(['handed in today', 'waits 1 day', 'waits 6 days']);
});
