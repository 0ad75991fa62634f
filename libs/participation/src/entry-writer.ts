import { type ActivityForRecording, ActivityService } from '@laurel/catalogue';
import type { CorrectParticipation, RecordParticipation } from '@laurel/contract';
import {
  type Actor,
  conflict,
  correctParticipation,
  type Fault,
  factsFaults,
  invalid,
  notFound,
  type ParticipationFacts,
  sameFacts,
} from '@laurel/domain';
import { brokenConstraint, InstitutionService } from '@laurel/identity';
import { AuditLog, Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { lockParticipations, mustBeAsSeen } from './decisions.js';

/** What staff type in by hand, and correct by hand. */
@Injectable()
export class EntryWriter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly activities: ActivityService,
    private readonly institution: InstitutionService,
  ) {}

  async record(actor: Actor, entry: RecordParticipation): Promise<{ id: string; created: boolean }> {
    const today = await this.institution.today();
    return this.dataSource.transaction(async (manager) => {
      const activity = await this.activities.findForRecording(manager, actor, entry.activityId);
      const faults = [...roleFaults(activity, entry.roleId), ...factsFaults(entry, frameOf(activity, today))];
      const student = await studentById(manager, entry.personId);
      if (!student) faults.push(NO_STUDENT);
      mustBeWithoutFaults(faults);
      const id = newId();
      const now = this.clock.now();
      const inserted = await manager.query<{ id: string }[]>(
        `insert into participation (id, person_id, activity_id, role_id, minutes, starts_on, ends_on, state, source,
                                    recorded_by, note, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'recorded', 'entry', $8, $9, $10, $10)
         on conflict (person_id, activity_id, role_id) where state in ('recorded', 'seconding', 'verified') do nothing
         returning id`,
        [
          id,
          entry.personId,
          entry.activityId,
          entry.roleId,
          entry.minutes,
          entry.startsOn,
          entry.endsOn,
          actor.personId,
          entry.note,
          now,
        ],
      );
      if (inserted.length === 0) return { id: await sameEntry(manager, entry), created: false };
      await this.audit.append(manager, {
        actor,
        verb: 'participation.record',
        subjectType: 'participation',
        subjectId: id,
        detail: { activityId: entry.activityId, personId: entry.personId, after: factsOf(entry, activity) },
      });
      return { id, created: true };
    });
  }

  async correct(actor: Actor, id: string, input: CorrectParticipation): Promise<void> {
    const today = await this.institution.today();
    const corrected = this.dataSource.transaction(async (manager) => {
      const participation = (await lockParticipations(manager, actor, 'participation.record', [id])).get(id);
      if (!participation) throw notFound('participation');
      mustBeAsSeen(participation, input.version);
      const activity = await this.activities.findForRecording(manager, actor, participation.activityId);
      const decided = correctParticipation(participation, input, actor);
      const note = input.note === undefined ? participation.note : input.note;
      if (!decided && note === participation.note) return;
      mustBeWithoutFaults([...roleFaults(activity, input.roleId), ...factsFaults(input, frameOf(activity, today))]);
      const { facts, source, recordedBy } = decided ?? { ...participation, facts: participation };
      await manager.query(
        `update participation
            set role_id = $2, minutes = $3, starts_on = $4, ends_on = $5, note = $6, source = $7, recorded_by = $8,
                version = version + 1, updated_at = $9
          where id = $1`,
        [id, facts.roleId, facts.minutes, facts.startsOn, facts.endsOn, note, source, recordedBy, this.clock.now()],
      );
      await this.audit.append(manager, {
        actor,
        verb: 'participation.correct',
        subjectType: 'participation',
        subjectId: id,
        detail: { before: factsOf(participation, activity), after: factsOf(facts, activity) },
      });
    });
    await corrected.catch((error: unknown) => {
      if (brokenConstraint(error) === 'participation_live') throw alreadyRecorded();
      throw error;
    });
  }
}

const NO_STUDENT: Fault = { path: 'personId', code: 'unknown-student', message: 'Choose a student.' };

const alreadyRecorded = () =>
  conflict(
    'already-recorded',
    'This student is recorded in the same role of this activity already. Correct that entry instead.',
  );

const frameOf = (activity: ActivityForRecording, today: string) => ({
  activityStartsOn: activity.startsOn,
  activityEndsOn: activity.endsOn,
  today,
});

function roleFaults(activity: ActivityForRecording, roleId: string): Fault[] {
  if (activity.roles.some(({ id }) => id === roleId)) return [];
  const names = activity.roles.map(({ name }) => name).join(', ');
  return [{ path: 'roleId', code: 'unknown-role', message: `This programme has no such role. It has: ${names}.` }];
}

function mustBeWithoutFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) throw invalid('participation-invalid', faults.map(({ message }) => message).join(' '), faults);
}

/** Facts as the log and the history tell them. */
const factsOf = ({ roleId, minutes, startsOn, endsOn }: ParticipationFacts, activity: ActivityForRecording) => ({
  roleId,
  role: activity.roles.find(({ id }) => id === roleId)?.name,
  minutes,
  startsOn,
  endsOn,
});

/** Whoever has, or has had, the role of a student. */
async function studentById(manager: EntityManager, personId: string): Promise<boolean> {
  const rows = await manager.query<{ id: string }[]>(
    `select id from person
      where id = $1::uuid
        and (exists (select 1 from role_grant where person_id = person.id and role = 'student')
             or exists (select 1 from person_identifier where person_id = person.id and scheme = 'studentNumber'))`,
    [personId],
  );
  return rows.length > 0;
}

/** The entry that is there already when it says the same; other facts are a conflict. */
async function sameEntry(manager: EntityManager, entry: RecordParticipation): Promise<string> {
  const [there] = await manager.query<(ParticipationFacts & { id: string })[]>(
    `select id, role_id as "roleId", minutes, starts_on as "startsOn", ends_on as "endsOn" from participation
      where person_id = $1 and activity_id = $2 and role_id = $3 and state in ('recorded', 'seconding', 'verified')`,
    [entry.personId, entry.activityId, entry.roleId],
  );
  if (there && sameFacts(there, entry)) return there.id;
  throw alreadyRecorded();
}
