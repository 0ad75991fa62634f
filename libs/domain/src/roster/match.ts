import { type CalendarDate, printDate } from '../calendar.js';
import { printMinutes } from '../minutes.js';
import type { RosterField } from './aliases.js';
import type { ExistingParticipation, PlannedRow, RosterPerson, RosterRole } from './facts.js';
import { faultAt, type RosterFault, type RosterFaultCode } from './fault.js';
import type { ReadRow } from './read-rows.js';

/** The days a row stands for: its own, else those of what is there already, else the activity's. */
export type SpanOf = (given: { startsOn?: CalendarDate; endsOn?: CalendarDate }) => {
  startsOn: CalendarDate;
  endsOn: CalendarDate;
};

/** Ended rows do not hold a new one back; live ones are what a row is compared with. */
class Shelf {
  private readonly byKey = new Map<string, ExistingParticipation>();
  private readonly byReference = new Map<string, ExistingParticipation>();

  put(one: ExistingParticipation): void {
    this.byKey.set(keyOf(one.personId, one.roleId), one);
    if (one.externalId) this.byReference.set(one.externalId, one);
  }

  inRole = (key: string) => this.byKey.get(key);
  referred = (reference: string | null) => (reference === null ? undefined : this.byReference.get(reference));
}

/**
 * Finds for each row what is there already — by reference where the file gives one, else by student and role — and says
 * what the row does to it. Remembers the rows it has seen, so that the second of two alike is refused.
 */
export class RosterMatcher {
  private readonly live = new Shelf();
  private readonly ended = new Shelf();
  private readonly linesByKey = new Map<string, number>();
  private readonly linesByReference = new Map<string, number>();

  constructor(
    existing: readonly ExistingParticipation[],
    private readonly spanOf: SpanOf,
  ) {
    for (const one of existing)
      (one.state === 'declined' || one.state === 'withdrawn' ? this.ended : this.live).put(one);
  }

  match(row: ReadRow, person: RosterPerson, role: RosterRole): PlannedRow | RosterFault[] {
    const at = (field: RosterField, code: RosterFaultCode, message: string) => [faultAt(row, field, code, message)];
    const key = keyOf(person.id, role.id);
    const twice = this.claim(row, key);
    if (twice !== null) {
      const words = `${person.displayName} is on line ${twice} too, in the same role. Line ${twice} is kept.`;
      return at('student', 'twice-in-file', words);
    }
    const referred = this.live.referred(row.externalId);
    const inRole = this.live.inRole(key);
    if (referred && referred.personId !== person.id)
      return at('externalId', 'reference-of-another', 'This reference belongs to another student’s entry.');
    if (referred && inRole && inRole.id !== referred.id)
      return at('role', 'already-in-that-role', `${person.displayName} is recorded as ${role.name} already.`);
    if (!referred && row.externalId && inRole?.externalId)
      return at('externalId', 'other-reference', `It is recorded already under the reference “${inRole.externalId}”.`);
    const there = referred ?? inRole;
    return there ? this.compare(row, person, role, there) : this.recordUnlessEnded(row, person, role);
  }

  /** The line that has claimed the same key before; null when this row is the first. */
  private claim(row: ReadRow, key: string): number | null {
    const reference = row.externalId;
    const earlier = (reference ? this.linesByReference.get(reference) : undefined) ?? this.linesByKey.get(key);
    if (earlier !== undefined) return earlier;
    this.linesByKey.set(key, row.line);
    if (reference) this.linesByReference.set(reference, row.line);
    return null;
  }

  /** A row that somebody declined or withdrew does not come back by sending the same file again. */
  private recordUnlessEnded(row: ReadRow, person: RosterPerson, role: RosterRole): PlannedRow {
    const planned = this.planned(row, person, role, null);
    const ended = this.ended.referred(row.externalId) ?? this.ended.inRole(keyOf(person.id, role.id));
    const isTheSame = ended && (!row.externalId || !ended.externalId || ended.externalId === row.externalId);
    if (ended && isTheSame && ended.personId === person.id && factsDiffering(row, role, ended).length === 0)
      return { ...planned, outcome: 'unchanged', existing: ended };
    return planned;
  }

  private compare(
    row: ReadRow,
    person: RosterPerson,
    role: RosterRole,
    there: ExistingParticipation,
  ): PlannedRow | RosterFault[] {
    const [first] = factsDiffering(row, role, there);
    const planned = this.planned(row, person, role, there);
    if (there.state === 'recorded') {
      const isOtherwise = first !== undefined || planned.note !== there.note || planned.externalId !== there.externalId;
      return { ...planned, outcome: isOtherwise ? 'changed' : 'unchanged' };
    }
    if (first === undefined) return { ...planned, outcome: 'unchanged' };
    const code = there.state === 'verified' ? 'already-verified' : 'already-seconding';
    const stands = `${printMinutes(there.minutes)}, ${printDate(there.startsOn)} to ${printDate(there.endsOn)}`;
    const words = `It is decided on already (${stands}). Take that back first, or leave the row out.`;
    return [faultAt(row, first, code, words)];
  }

  private planned(
    row: ReadRow,
    person: RosterPerson,
    role: RosterRole,
    there: ExistingParticipation | null,
  ): PlannedRow {
    return {
      line: row.line,
      outcome: 'new',
      person,
      roleId: role.id,
      minutes: row.minutes ?? 0,
      ...this.spanOf({ startsOn: row.startsOn ?? there?.startsOn, endsOn: row.endsOn ?? there?.endsOn }),
      note: row.note === undefined ? (there?.note ?? null) : row.note,
      externalId: row.externalId ?? there?.externalId ?? null,
      existing: there,
    };
  }
}

const keyOf = (personId: string, roleId: string) => `${personId} ${roleId}`;

/** The facts about which the row says something else than what is there. What the file leaves open is not compared. */
function factsDiffering(row: ReadRow, role: RosterRole, there: ExistingParticipation): RosterField[] {
  const fields: RosterField[] = [];
  if (row.minutes !== there.minutes) fields.push('minutes');
  if (row.startsOn !== undefined && row.startsOn !== there.startsOn) fields.push('startsOn');
  if (row.endsOn !== undefined && row.endsOn !== there.endsOn) fields.push('endsOn');
  if (role.id !== there.roleId) fields.push('role');
  return fields;
}
