import { createHash } from 'node:crypto';
import { addDays, type CalendarDate } from '@laurel/domain';
import { activityId, roleId } from './catalogue-rows.js';
import { Dice, sampleId } from './deterministic.js';
import { type SampleStaff, UNITS } from './institution.js';
import { staffId, staffOf, studentId } from './people-rows.js';
import { PROGRAMMES, type SampleProgramme } from './programmes.js';
import type { SampleTerm } from './terms.js';

type State = 'recorded' | 'seconding' | 'verified' | 'declined' | 'withdrawn';

export interface SampleParticipation {
  id: string;
  person_id: string;
  student: number;
  programme: number;
  term: SampleTerm;
  state: State;
  ends_on: CalendarDate;
  row: Readonly<Record<string, unknown>>;
  verifications: Readonly<Record<string, unknown>>[];
}

/** Participations a term, oldest first: four thousand in all, most of them in the term under way. */
const PER_TERM = [220, 300, 420, 480, 2580];

/** How many of the students take part; the earlier the term, the fewer of today's students were there. */
const ACTIVE = [60, 80, 100, 120, 600];

const DECLINES = [
  'Not on the sign-in sheet for any of the days.',
  'The hours belong to a paid position and cannot count twice.',
  'Left after the second session.',
];

/** What the sample account's student did, by term: programme and role, chosen to show every depth. */
const OWN: readonly (readonly (readonly [string, number])[])[] = [
  [
    ['Emerging Leaders Seminar', 0],
    ['Campus Food Pantry', 0],
    ['Northfield Chamber Choir', 0],
  ],
  [
    ['Orientation Leaders', 0],
    ['Riverside Tutoring', 0],
    ['Undergraduate Research', 0],
  ],
  [
    ['Semester Exchange', 0],
    ['Northfield Chamber Choir', 1],
    ['Riverside Tutoring', 1],
  ],
  [
    ['Undergraduate Research', 1],
    ['Orientation Leaders', 1],
    ['Summer Internship', 0],
    ['Language Café', 0],
  ],
  [
    ['Student Sustainability Council', 2],
    ['Intercultural Peer Mentors', 0],
    ['Northfield Research Symposium', 0],
    ['Campus Food Pantry', 1],
  ],
];

/** All participations of one term, in all states; `now` bounds what can have happened. */
export function participationsOf(terms: readonly SampleTerm[], index: number, now: Date): SampleParticipation[] {
  const term = terms[index] as SampleTerm;
  const dice = new Dice(100 + index);
  const taken = new Set<string>();
  const made: SampleParticipation[] = [];
  const today = now.toISOString().slice(0, 10);
  const current = index === terms.length - 1;
  const recent = index >= terms.length - 2;
  const add = (student: number, programme: number, role: number, state?: State) => {
    const key = `${student}.${programme}`;
    if (taken.has(key)) return;
    taken.add(key);
    made.push(oneParticipation({ dice, term, today, now, current, recent, student, programme, role, state }));
  };
  for (const [position, [title, role]] of (OWN[index] ?? []).entries()) {
    const programme = PROGRAMMES.findIndex((candidate) => candidate.title === title);
    // In the term under way one of hers waits, one is declined: what needs the student is there to be seen.
    const state = current ? (['verified', 'recorded', 'verified', 'declined'] as const)[position] : 'verified';
    add(0, programme, role, state);
  }
  while (made.length < (PER_TERM[index] as number)) {
    const programme = dice.whole(0, PROGRAMMES.length - 1);
    const { roles } = PROGRAMMES[programme] as SampleProgramme;
    // Few lead.
    const role = roles.length > 1 && dice.chance(0.22) ? dice.whole(1, roles.length - 1) : 0;
    add(dice.whole(1, (ACTIVE[index] as number) - 1), programme, role);
  }
  return made;
}

interface Draw {
  dice: Dice;
  term: SampleTerm;
  today: CalendarDate;
  now: Date;
  current: boolean;
  /** The term before the one under way, or that one. */
  recent: boolean;
  student: number;
  programme: number;
  role: number;
  state?: State;
}

function stateOf({ dice, current, recent }: Draw, fourEyes: boolean): State {
  const chance = dice.next();
  if (current) {
    if (chance < 0.4) return 'verified';
    if (chance < 0.5) return fourEyes ? 'seconding' : 'recorded';
    return chance < 0.9 ? 'recorded' : chance < 0.97 ? 'declined' : 'withdrawn';
  }
  // Last term's stragglers still wait; what is older was settled.
  if (chance < 0.88 || (!recent && chance < 0.94)) return 'verified';
  if (chance < 0.91) return fourEyes ? 'seconding' : 'recorded';
  return chance < 0.94 ? 'recorded' : chance < 0.98 ? 'declined' : 'withdrawn';
}

function oneParticipation(draw: Draw): SampleParticipation {
  const { dice, term, today, now, student, programme: index, role } = draw;
  const programme = PROGRAMMES[index] as SampleProgramme;
  const fourEyes = programme.fourEyes ?? false;
  const state = draw.state ?? stateOf(draw, fourEyes);
  const required = (programme.roles[role] as SampleProgramme['roles'][number])[2];
  const [verifier, recorder] = staffOf(programme.unit) as [SampleStaff, SampleStaff];
  // Real hours are never round: a little over what is asked, in quarters.
  const minutes = required === 0 ? 0 : required + 15 * dice.whole(0, Math.max(4, Math.floor(required / 240)));
  const startsOn = addDays(term.first_day, dice.whole(0, 20));
  const latest = today < term.last_day ? today : term.last_day;
  const planned = addDays(term.last_day, -dice.whole(0, 25));
  const endsOn = planned < latest ? planned : latest;
  const span = startsOn <= endsOn ? [startsOn, endsOn] : [endsOn, endsOn];
  const recordedAt = before(now, 2, dice.whole(2, 60), `${endsOn}T15:00:00Z`, dice.whole(0, 20));
  const decidedAt = before(now, 1, 1, recordedAt.toISOString(), dice.whole(1, 200));
  const source = fourEyes || dice.chance(0.8) ? 'import' : 'entry';
  const id = sampleId('participation', `${term.code}.${student}.${index}`);
  const witnesses =
    state === 'verified' ? (fourEyes ? [recorder, verifier] : [verifier]) : state === 'seconding' ? [recorder] : [];
  return {
    id,
    person_id: studentId(student),
    student,
    programme: index,
    term,
    state,
    ends_on: span[1] as CalendarDate,
    row: {
      id,
      person_id: studentId(student),
      activity_id: activityId(index, term),
      role_id: roleId(index, role),
      minutes,
      starts_on: span[0],
      ends_on: span[1],
      state,
      source,
      external_id: source === 'import' ? `${term.code}-${index}-${student}` : null,
      recorded_by: staffId(recorder.email),
      import_batch_id: source === 'import' ? batchId(index, term) : null,
      decline_reason: state === 'declined' ? dice.pick(DECLINES) : null,
      version: 1,
      created_at: recordedAt.toISOString(),
      updated_at: decidedAt.toISOString(),
    },
    verifications: witnesses.map((person, order) => ({
      id: sampleId('verification', `${id}.${order}`),
      participation_id: id,
      verifier_id: staffId(person.email),
      verifier_name: person.name,
      verifier_post: person.post,
      verifier_unit: UNITS.find((unit) => unit.code === person.unit)?.name,
      verifier_class: 'staff',
      method: source === 'import' ? 'roster file' : 'entry',
      decided_at: new Date(decidedAt.getTime() + order * 1_800_000).toISOString(),
    })),
  };
}

/** `hours` after `start`, but never later than `least` to `back` hours before now: nothing in the sample is still to come. */
function before(now: Date, least: number, back: number, start: string, hours: number): Date {
  const latest = now.getTime() - Math.max(least, back) * 3_600_000;
  return new Date(Math.min(latest, Date.parse(start) + hours * 3_600_000));
}

const batchId = (programme: number, term: SampleTerm) => sampleId('batch', `${term.code}.${programme}`);

/** The roster file of each activity that the imported rows of one term came in, with what it brought. */
export function batchRows(participations: readonly SampleParticipation[]) {
  const batches = new Map<string, SampleParticipation[]>();
  for (const participation of participations) {
    const id = participation.row['import_batch_id'];
    if (typeof id === 'string') batches.set(id, [...(batches.get(id) ?? []), participation]);
  }
  return [...batches].map(([id, rows]) => {
    const first = rows[0] as SampleParticipation;
    return {
      id,
      kind: 'participation',
      activity_id: first.row['activity_id'],
      file_name: `roster-${first.term.code}-${first.programme + 1}.csv`,
      file_sha256: createHash('sha256').update(id).digest('hex'),
      mapping: COLUMNS,
      total: rows.length,
      new_count: rows.length,
      changed_count: 0,
      unchanged_count: 0,
      fault_count: 0,
      committed_by: first.row['recorded_by'],
      committed_at: rows.map((row) => String(row.row['created_at'])).sort()[0],
    };
  });
}

const COLUMNS = [
  { column: 'Student number', field: 'student', label: 'Student' },
  { column: 'Role', field: 'role', label: 'Role' },
  { column: 'Hours', field: 'minutes', label: 'Time' },
];
