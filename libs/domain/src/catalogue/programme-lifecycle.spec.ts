import { describe, expect, it } from '@jest/globals';
import type { Actor, ActorRole } from '../actor.js';
import { Refusal } from '../errors.js';
import {
  approveProgramme,
  editProgramme,
  freshProgrammeDraft,
  PROGRAMME_MOVES,
  PROGRAMME_STATES,
  type ProgrammeAct,
  type ProgrammeStanding,
  type ProgrammeState,
  programmeStandingInWords,
  programmeVerbsOpenTo,
  proposeProgramme,
  reinstateProgramme,
  renewalDue,
  retireProgramme,
  returnProgramme,
  reviseProgramme,
  supersedeProgramme,
} from './programme-lifecycle.js';

const UNIT = 'unit-a';
const TODAY = '2026-03-02';
const NOW = '2026-03-02T10:00:00.000Z';
const UNTIL = { approvedUntil: '2028-05-31', today: TODAY, faults: [] };

const person = (personId: string, ...roles: ActorRole[]): Actor => ({
  personId,
  displayName: personId,
  post: null,
  unitName: null,
  roles,
});
const staff = person('staff', { role: 'staff', unitIds: [UNIT] });
const stranger = person('stranger', { role: 'staff', unitIds: ['unit-b'] });
const registrar = person('registrar', { role: 'registrar', unitIds: null });
const student = person('student', { role: 'student', unitIds: null });
const staffAndRegistrar = person('both', { role: 'staff', unitIds: [UNIT] }, { role: 'registrar', unitIds: null });

const act = (actor: Actor, retired = false): ProgrammeAct => ({ actor, unitId: UNIT, retired, now: NOW });

const at = (state: ProgrammeState, more: Partial<ProgrammeStanding> = {}): ProgrammeStanding => ({
  ...freshProgrammeDraft,
  state,
  ...more,
});

/** What came of it: the next state, or the code of the refusal. */
const outcome = (verb: () => ProgrammeStanding | null): string => {
  try {
    return verb()?.state ?? 'nothing';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('programme lifecycle', () => {
  it('goes from draft through proposal to approval until a day', () => {
    const proposed = proposeProgramme(freshProgrammeDraft, act(staff), []);
    expect(proposed).toMatchObject({ state: 'proposed', proposedBy: 'staff', proposedAt: NOW });
    const approved = approveProgramme(proposed, act(registrar), UNTIL);
    expect(approved).toMatchObject({ state: 'approved', decidedBy: 'registrar', approvedUntil: '2028-05-31' });
  });

  it('comes back with a comment and can be proposed again', () => {
    const returned = returnProgramme(at('proposed'), act(registrar), '  Name the validator.  ');
    expect(returned).toMatchObject({ state: 'returned', decisionComment: 'Name the validator.' });
    expect(proposeProgramme(returned, act(staff), [])).toMatchObject({
      state: 'proposed',
      decisionComment: 'Name the validator.',
    });
  });

  it('refuses every verb from a state that is not in the table', () => {
    const verbs = {
      edit: (standing: ProgrammeStanding) => editProgramme(standing, act(staff)),
      propose: (standing: ProgrammeStanding) => proposeProgramme(standing, act(staff), []),
      approve: (standing: ProgrammeStanding) => approveProgramme(standing, act(registrar), UNTIL),
      return: (standing: ProgrammeStanding) => returnProgramme(standing, act(registrar), 'Why'),
      supersede: supersedeProgramme,
      retire: (standing: ProgrammeStanding) => retireProgramme(standing, act(staff), 'Why'),
      reinstate: (standing: ProgrammeStanding) => reinstateProgramme(standing, act(registrar, true), 'Why'),
    };
    for (const [name, verb] of Object.entries(verbs)) {
      const { from, to } = PROGRAMME_MOVES[name as keyof typeof verbs];
      for (const state of PROGRAMME_STATES) {
        const allowed = (from as readonly string[]).includes(state);
        const expected = !allowed ? 'programme-state' : name === 'edit' ? state : to;
        expect([name, state, outcome(() => verb(at(state)))]).toEqual([name, state, expected]);
      }
    }
  });

  it('does not let whoever proposed a version approve it', () => {
    const own = at('proposed', { proposedBy: 'both' });
    expect(outcome(() => approveProgramme(own, act(staffAndRegistrar), UNTIL))).toBe('own-proposal');
    expect(outcome(() => approveProgramme(own, act(registrar), UNTIL))).toBe('approved');
  });

  it('lets only staff of the owning unit write, and only the registry decide', () => {
    expect(outcome(() => proposeProgramme(at('draft'), act(stranger), []))).toBe('programme-not-yours');
    expect(outcome(() => proposeProgramme(at('draft'), act(registrar), []))).toBe('programme-not-yours');
    expect(outcome(() => approveProgramme(at('proposed'), act(staff), UNTIL))).toBe('programme-not-yours');
    expect(outcome(() => returnProgramme(at('proposed'), act(student), 'Why'))).toBe('programme-not-yours');
    expect(outcome(() => reinstateProgramme(at('retired'), act(staff, true), 'Why'))).toBe('programme-not-yours');
  });

  it('names every fault when a draft is not ready', () => {
    const faults = [
      { path: 'title', code: 'title-missing', message: 'Give the programme a title.' },
      { path: 'roles', code: 'role-missing', message: 'Add at least one role, such as Participant.' },
    ];
    expect(() => proposeProgramme(at('draft'), act(staff), faults)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'programme-incomplete', faults }),
    );
  });

  it('approves for at least a day and ten years at most', () => {
    const until = (day: string) =>
      outcome(() => approveProgramme(at('proposed'), act(registrar), { ...UNTIL, approvedUntil: day }));
    expect(until(TODAY)).toBe('approval-too-short');
    expect(until('2026-02-29')).toBe('approval-too-short');
    expect(until('2026-03-03')).toBe('approved');
    expect(until('2036-03-02')).toBe('approved');
    expect(until('2036-03-03')).toBe('approval-too-long');
  });

  it('does not approve what has lost a competency since it was proposed', () => {
    const faults = [{ path: 'outcomes.0.competencyId', code: 'competency-not-in-use', message: 'Choose another.' }];
    expect(outcome(() => approveProgramme(at('proposed'), act(registrar), { ...UNTIL, faults }))).toBe(
      'programme-incomplete',
    );
  });

  it('revises only what is in force, one version at a time', () => {
    expect(reviseProgramme(at('approved'), false, act(staff))).toEqual(freshProgrammeDraft);
    expect(outcome(() => reviseProgramme(at('approved'), true, act(staff)))).toBe('version-open');
    expect(outcome(() => reviseProgramme(null, false, act(staff)))).toBe('programme-state');
  });

  it('retires and reinstates with a reason; while retired nothing moves', () => {
    expect(outcome(() => retireProgramme(at('approved'), act(staff), ' '))).toBe('reason-needed');
    expect(outcome(() => retireProgramme(null, act(staff), 'Never begun'))).toBe('nothing');
    expect(outcome(() => retireProgramme(at('retired'), act(staff, true), 'Again'))).toBe('programme-retired');
    expect(outcome(() => proposeProgramme(at('draft'), act(staff, true), []))).toBe('programme-retired');
    expect(outcome(() => reinstateProgramme(at('retired'), act(registrar), 'Why'))).toBe('programme-state');
  });

  it('offers each actor the verbs that are theirs now', () => {
    const proposed = { open: at('proposed', { proposedBy: 'both' }), inForce: null };
    expect(programmeVerbsOpenTo(proposed, act(staff))).toEqual(['retire']);
    expect(programmeVerbsOpenTo(proposed, act(registrar))).toEqual(['approve', 'return', 'retire']);
    expect(programmeVerbsOpenTo(proposed, act(staffAndRegistrar))).toEqual(['return', 'retire']);
    expect(programmeVerbsOpenTo(proposed, act(student))).toEqual([]);
    expect(programmeVerbsOpenTo({ open: null, inForce: at('approved') }, act(staff))).toEqual(['revise', 'retire']);
    expect(programmeVerbsOpenTo({ open: null, inForce: null }, act(registrar, true))).toEqual(['reinstate']);
  });

  it('asks for renewal from sixty days before the approval ends', () => {
    const approved = at('approved', { approvedUntil: '2026-05-31' });
    expect(renewalDue(approved, '2026-03-31')).toBe(false);
    expect(renewalDue(approved, '2026-04-01')).toBe(true);
    expect(programmeStandingInWords(approved, '2026-03-31')).toBe('Approved until 31 May 2026');
    expect(programmeStandingInWords(approved, '2026-04-01')).toBe('Renewal due (approved until 31 May 2026)');
    expect(programmeStandingInWords(at('superseded'), TODAY)).toBe('Replaced');
  });
});
