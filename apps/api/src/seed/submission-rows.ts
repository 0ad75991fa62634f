import { dayIn } from '@laurel/domain';
import { competencyId, criterionId } from './catalogue-rows.js';
import { Dice, sampleId } from './deterministic.js';
import { LEVELS, REFLECTIONS, RUBRIC } from './framework.js';
import { INSTITUTION, REVIEWER_COMPETENCIES, UNITS } from './institution.js';
import type { SampleParticipation } from './participation-rows.js';
import { REVIEWERS, staffId } from './people-rows.js';
import { PROGRAMMES } from './programmes.js';

type State = 'in-review' | 'returned' | 'approved' | 'declined' | 'withdrawn';

/** States by the share of submissions that are in them, each up to its bound. */
type Shares = readonly (readonly [State, number])[];

const UNDER_WAY: Shares = [
  ['in-review', 0.48],
  ['returned', 0.68],
  ['approved', 0.9],
  ['declined', 0.96],
  ['withdrawn', 1],
];
/** Nobody is left to wait for years. */
const PAST: Shares = [
  ['approved', 0.94],
  ['declined', 1],
];

const stateFor = (chance: number, shares: Shares): State =>
  (shares.find(([, bound]) => chance < bound) as Shares[number])[0];

const RETURNS = [
  'Name one decision you would make differently now, and why.',
  'The log says what was done. Say what you learned that holds elsewhere.',
];

type Rows = Record<
  | 'submission'
  | 'submission_participation'
  | 'evidence_item'
  | 'assessment'
  | 'assessment_score'
  | 'competency_achievement',
  Readonly<Record<string, unknown>>[]
>;

/**
 * Submissions drawn from the verified participations of one term, one a student and competency over all terms
 * (`taken`). Those of past terms are all decided, as nobody is left to wait for years; in the term under way they are in
 * all states.
 */
export function submissionRows(
  participations: readonly SampleParticipation[],
  {
    count,
    current,
    now,
    taken,
    levels,
  }: {
    count: number;
    current: boolean;
    now: Date;
    /** Student and competency pairs that have an open or approved submission. */
    taken: Set<string>;
    levels: readonly number[];
  },
): Rows {
  const dice = new Dice(900 + count);
  const rows: Rows = {
    submission: [],
    submission_participation: [],
    evidence_item: [],
    assessment: [],
    assessment_score: [],
    competency_achievement: [],
  };
  const verified = participations.filter((participation) => participation.state === 'verified');
  // The sample account's own come first, then every few.
  const order = [
    ...verified.filter((p) => p.student === 0),
    ...verified.filter((p) => p.student !== 0 && p.student % 3 === 1),
  ];
  for (const participation of order) {
    if (rows.submission.length >= count) break;
    const outcomes = PROGRAMMES[participation.programme]?.outcomes ?? [];
    const outcome = outcomes.find(([code]) => !taken.has(`${participation.student}.${code}`));
    if (!outcome) continue;
    taken.add(`${participation.student}.${outcome[0]}`);
    addSubmission(rows, dice, participation, outcome, { current, now, levels });
  }
  return rows;
}

function addSubmission(
  rows: Rows,
  dice: Dice,
  participation: SampleParticipation,
  [code, target]: readonly [string, number],
  { current, now, levels }: { current: boolean; now: Date; levels: readonly number[] },
): void {
  const state = stateFor(dice.next(), current ? UNDER_WAY : PAST);
  const id = sampleId('submission', `${participation.id}.${code}`);
  const submittedAt = new Date(
    Math.min(
      Date.parse(`${participation.ends_on}T09:00:00Z`) + dice.whole(8, 120) * 3_600_000,
      now.getTime() - dice.whole(6, 400) * 3_600_000,
    ),
  );
  const decidedAt = new Date(
    Math.min(submittedAt.getTime() + dice.whole(20, 200) * 3_600_000, now.getTime() - 3_600_000),
  );
  rows.submission.push({
    id,
    person_id: participation.person_id,
    competency_id: competencyId(code),
    target_level: target,
    state,
    round: 1,
    submitted_by: participation.person_id,
    submitted_at: submittedAt.toISOString(),
    version: 1,
    created_at: submittedAt.toISOString(),
  });
  rows.submission_participation.push({ submission_id: id, participation_id: participation.id });
  rows.evidence_item.push({
    id: sampleId('evidence', `${id}.0`),
    submission_id: id,
    round: 1,
    position: 0,
    kind: 'reflection',
    title: 'Reflection',
    body: dice.pick(REFLECTIONS[code] ?? []),
    url: null,
    created_at: submittedAt.toISOString(),
  });
  if (dice.chance(0.4))
    rows.evidence_item.push({
      id: sampleId('evidence', `${id}.1`),
      submission_id: id,
      round: 1,
      position: 1,
      kind: 'link',
      title: 'Working log',
      body: null,
      url: `https://portfolio.northfield.example/${participation.student}/${code.toLowerCase()}`,
      created_at: submittedAt.toISOString(),
    });
  if (state === 'in-review' || state === 'withdrawn') return;
  const reviewer = dice.pick(REVIEWERS.filter(({ email }) => REVIEWER_COMPETENCIES[email]?.includes(code)));
  const assessmentId = sampleId('assessment', id);
  const level = state === 'approved' ? dice.pick(levels.filter((candidate) => candidate <= target)) : null;
  rows.assessment.push({
    id: assessmentId,
    submission_id: id,
    round: 1,
    reviewer_id: staffId(reviewer.email),
    reviewer_name: reviewer.name,
    reviewer_post: reviewer.post,
    reviewer_unit: UNITS.find((unit) => unit.code === reviewer.unit)?.name,
    decision: state === 'approved' ? 'approve' : state === 'returned' ? 'return' : 'decline',
    level,
    comment:
      state === 'approved'
        ? null
        : state === 'returned'
          ? dice.pick(RETURNS)
          : 'The evidence is not about this competency.',
    decided_at: decidedAt.toISOString(),
  });
  if (level === null) return;
  for (const position of RUBRIC.criteria.keys()) {
    rows.assessment_score.push({
      assessment_id: assessmentId,
      criterion_id: criterionId(position),
      // All at the level or one above in one criterion: the mean, rounded down, gives the level.
      level: Math.min(LEVELS.length, level + (position === 0 && dice.chance(0.4) ? 1 : 0)),
    });
  }
  rows.competency_achievement.push({
    id: sampleId('achievement', id),
    person_id: participation.person_id,
    competency_id: competencyId(code),
    level,
    assessment_id: assessmentId,
    achieved_on: dayIn(INSTITUTION.timeZone, decidedAt),
    term_id: participation.term.id,
    state: 'live',
    created_at: decidedAt.toISOString(),
  });
}
