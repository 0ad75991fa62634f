import { type CalendarDate, printDate } from '../calendar.js';
import { depthRank } from '../depth.js';
import { foldName } from '../names.js';
import { dateFault, minutesBeyondDays } from '../participation/facts.js';
import type { RosterField } from './aliases.js';
import type { RosterPerson, RosterPlan, RosterRole, RosterWarning } from './facts.js';
import { identifierKey, type PlannedRow, type RosterContext } from './facts.js';
import { faultAt, type RosterFault, type RosterFaultCode } from './fault.js';
import { RosterMatcher } from './match.js';
import { lookupsOf, type ReadIdentifier, type ReadRow, ROWS_A_STEP } from './read-rows.js';

/**
 * Decides for every row of a roster what it does to the activity: new, changed, unchanged or at fault. Pure: the same
 * file against the same rows gives the same plan, and a plan that was carried out leaves nothing to do the second time.
 * In steps, so that a long file holds nobody up.
 */
export function* planRosterSteps(rows: readonly ReadRow[], context: RosterContext): Generator<void, RosterPlan> {
  return yield* new RosterPlanner(context, rows).plan();
}

class RosterPlanner {
  private readonly matcher: RosterMatcher;
  /** Identifiers beside the identity that nobody holds yet → who carried them first in this file. */
  private readonly claimed = new Map<string, string>();
  private readonly roles: ReadonlyMap<string, RosterRole>;
  private readonly assumedRole: RosterRole | undefined;
  private readonly activityNames: ReadonlySet<string>;

  constructor(
    private readonly context: RosterContext,
    private readonly rows: readonly ReadRow[],
  ) {
    this.matcher = new RosterMatcher(context.existing, (given) => this.spanOf(given));
    this.roles = new Map(context.roles.map((role) => [foldWords(role.name), role]));
    // The shallowest: a file that says nothing claims least.
    this.assumedRole = [...context.roles].sort(
      (a, b) => depthRank(a.depth) - depthRank(b.depth) || a.position - b.position,
    )[0];
    this.activityNames = new Set(rows.flatMap(({ activityText }) => (activityText ? [foldWords(activityText)] : [])));
  }

  *plan(): Generator<void, RosterPlan> {
    const planned: PlannedRow[] = [];
    const faults: RosterFault[] = [];
    let faultyRows = 0;
    for (const [index, row] of this.rows.entries()) {
      if (index % ROWS_A_STEP === ROWS_A_STEP - 1) yield;
      const result = this.planRow(row);
      if (Array.isArray(result)) {
        faults.push(...result);
        faultyRows += 1;
      } else planned.push(result);
    }
    return { rows: planned, faults, faultyRows, warnings: this.warnings() };
  }

  /** What the row does, or everything that is wrong with it. */
  private planRow(row: ReadRow): PlannedRow | RosterFault[] {
    const faults = [...row.faults];
    if (faults.some(({ code }) => code === 'row-shifted')) return faults;
    const fault: FaultAdder = (field, code, message) => {
      faults.push(faultAt(row, field, code, message));
      return undefined;
    };
    this.checkActivity(row, fault);
    const person = this.personOf(row, faults);
    const role = this.roleOf(row, fault);
    this.checkDates(row, fault);
    if (!person || !role || faults.length > 0) return faults;
    return this.matcher.match(row, person, role);
  }

  /** A file about one activity may call it what it likes; in a file about several, the rows of others stay out. */
  private checkActivity({ activityText }: ReadRow, fault: FaultAdder): void {
    const { activityTitle } = this.context;
    if (this.activityNames.size < 2 || foldWords(activityText ?? '') === foldWords(activityTitle)) return;
    fault('activity', 'other-activity', `This row is about another activity than “${activityTitle}”.`);
  }

  private personOf(row: ReadRow, faults: RosterFault[]): RosterPerson | undefined {
    const [identity, ...others] = row.identifiers;
    if (!identity) return undefined;
    const add = (at: ReadIdentifier, code: RosterFaultCode, message: string, suggestion?: string) => {
      const where = { line: row.line, column: at.column.header, value: at.raw };
      faults.push({ ...where, code, message, ...(suggestion === undefined ? {} : { suggestion }) });
      return undefined;
    };
    const holders = this.holdersOf(identity);
    const [person] = holders;
    if (holders.length > 1)
      return add(identity, 'ambiguous-student', `${holders.length} people have this id. Use the student number.`);
    if (!person) {
      const guess = this.context.suggestions.get(identity.value);
      return add(identity, 'unknown-student', unknownWords(identity, guess), guess?.value);
    }
    if (!person.isStudent) return add(identity, 'not-a-student', `${person.displayName} is not a student.`);
    const foreign = others.find((other) => this.belongsToAnother(other, person));
    return foreign ? add(foreign, 'belongs-to-another', 'This already belongs to another student.') : person;
  }

  /** Held by somebody else, or carried by somebody else earlier in this file. */
  private belongsToAnother(identifier: ReadIdentifier, person: RosterPerson): boolean {
    const holders = this.holdersOf(identifier);
    if (holders.length > 0) return holders.every(({ id }) => id !== person.id);
    const key = identifierKey(identifier.schemes[0] ?? 'email', identifier.value);
    const claimant = this.claimed.get(key) ?? person.id;
    this.claimed.set(key, claimant);
    return claimant !== person.id;
  }

  private holdersOf(identifier: ReadIdentifier): RosterPerson[] {
    const holders = lookupsOf(identifier).flatMap(
      ({ scheme, normalised }) => this.context.people.get(identifierKey(scheme, normalised)) ?? [],
    );
    return holders.filter((person, index) => holders.findIndex(({ id }) => id === person.id) === index);
  }

  private roleOf(row: ReadRow, fault: FaultAdder): RosterRole | undefined {
    if (!row.cellOf('role')) return this.assumedRole;
    const names = this.context.roles.map(({ name }) => name).join(', ');
    if (row.roleText === undefined)
      return fault('role', 'role-missing', `This row names no role. Write one of: ${names}.`);
    const role = this.roles.get(foldWords(row.roleText));
    return role ?? fault('role', 'unknown-role', `This programme has no such role. Write one of: ${names}.`);
  }

  private checkDates(row: ReadRow, fault: FaultAdder): void {
    const { frame } = this.context;
    const paths = row.cellOf('date') ? (['startsOn'] as const) : (['startsOn', 'endsOn'] as const);
    for (const path of paths) {
      const date = row[path];
      const found = date === undefined ? null : dateFault(path, date, frame);
      if (found) fault(path, found.code as RosterFaultCode, found.message);
    }
    const { startsOn, endsOn } = this.spanOf(row);
    if (!hasDates(row) && startsOn > frame.today)
      fault('date', 'activity-not-started', `The activity begins on ${printDate(startsOn)}: nothing has happened yet.`);
    else if (row.startsOn !== undefined && row.endsOn !== undefined && endsOn < startsOn)
      fault('endsOn', 'dates-reversed', 'The last day lies before the first.');
    else if (row.minutes !== undefined && startsOn <= endsOn) {
      const beyond = minutesBeyondDays('minutes', { minutes: row.minutes, startsOn, endsOn });
      if (beyond) fault('minutes', 'minutes-too-many', beyond.message);
    }
  }

  /** Days that are not given are those of the activity, as far as they have passed. */
  private spanOf(given: { startsOn?: CalendarDate; endsOn?: CalendarDate }) {
    const { activityStartsOn, activityEndsOn, today } = this.context.frame;
    const isOver = activityEndsOn < today;
    return { startsOn: given.startsOn ?? activityStartsOn, endsOn: given.endsOn ?? (isOver ? activityEndsOn : today) };
  }

  /** What the file leaves open and we filled in. */
  private warnings(): RosterWarning[] {
    const sample = this.rows.find((row) => row.cellOf('minutes') !== null);
    if (this.rows.length === 0) return [{ code: 'no-rows', message: 'The file has a header and no rows.' }];
    if (!sample) return [];
    const warnings: RosterWarning[] = [];
    const { activityTitle } = this.context;
    if (!sample.cellOf('role') && this.assumedRole)
      warnings.push({
        code: 'role-assumed',
        message: `The file has no column for the role. Everybody is read as ${this.assumedRole.name}.`,
      });
    const { startsOn, endsOn } = this.spanOf({});
    if (!hasDates(sample) && startsOn <= endsOn)
      warnings.push({
        code: 'dates-assumed',
        message: `The file has no dates. Everybody new is recorded from ${printDate(startsOn)} to ${printDate(endsOn)}.`,
      });
    const [name] = this.activityNames;
    if (this.activityNames.size === 1 && name !== foldWords(activityTitle))
      warnings.push({
        code: 'activity-ignored',
        message: `The file names an activity otherwise. All its rows are read as “${activityTitle}”.`,
      });
    return warnings;
  }
}

type FaultAdder = (field: RosterField, code: RosterFaultCode, message: string) => undefined;

const hasDates = (row: ReadRow): boolean =>
  (['date', 'startsOn', 'endsOn'] as const).some((field) => row.cellOf(field) !== null);

/** Roles and titles compare without case, accents, spaces and punctuation. */
const foldWords = (text: string): string => foldName(text).replace(/[^\p{L}\p{N}]+/gu, '');

function unknownWords(identity: ReadIdentifier, guess: { value: string; displayName: string } | undefined): string {
  const inside = /\s/u.test(identity.value) ? ' There is a space inside.' : '';
  if (!guess) return `No student has this.${inside}`;
  const isZeros = guess.value.replace(/^0+/, '') === identity.value.replace(/^0+/, '');
  return `No student has this.${isZeros ? ' Leading zeros look lost:' : inside} ${guess.value} is ${guess.displayName}.`;
}
