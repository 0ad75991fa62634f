import type { ActivityView, EditActivity, PlanActivity } from '@laurel/contract';
import {
  type ActivityTerm,
  type Actor,
  activityFaults,
  type Depth,
  inScope,
  invalid,
  invalidField,
  mustBeRunnable,
  notFound,
  rolesFor,
  tidyName,
  unitScope,
} from '@laurel/domain';
import { changedMeanwhile } from '@laurel/identity';
import { AuditLog, Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { rolesOf } from '../programme/programme-content.js';
import { standingOf } from '../programme/programme-standing.js';
import { ProgrammeVersion } from '../programme/programme-version.entity.js';
import { Activity } from './activity.entity.js';
import { ActivityReader } from './activity.reader.js';

/** An activity as those need it who record, import or verify what people did in it. */
export interface ActivityForRecording {
  id: string;
  title: string;
  unitId: string;
  startsOn: string;
  endsOn: string;
  /** Null = no limit. */
  capacity: number | null;
  programmeId: string;
  /** The pinned version. */
  programmeVersionId: string;
  programmeTitle: string;
  /** Whoever recorded a participation may not verify it. */
  fourEyes: boolean;
  term: ActivityTerm & { id: string; code: string; publicationDeadline: string };
  roles: { id: string; name: string; depth: Depth; requiredMinutes: number; duties: string }[];
}

const manageScope = (actor: Actor) => unitScope(actor, rolesFor('activity.manage'));

/** What staff do with the activities of their units. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reader: ActivityReader,
  ) {}

  /** Plans a run of what is in force of a programme, in its unit or one under it. */
  plan(actor: Actor, input: PlanActivity): Promise<ActivityView> {
    return this.dataSource.transaction(async (manager) => {
      const term = await mustBeTerm(manager, input.termId);
      const { version, unitId: owner } = await versionInForce(manager, actor, input.programmeId, input.startsOn);
      const unitId = input.unitId ?? owner;
      await mustBeUnder(manager, actor, unitId, owner);
      const plan = await mustBeSound(manager, input, term);
      const id = newId();
      await manager.insert(Activity, {
        id,
        programmeVersionId: version.id,
        termId: input.termId,
        unitId,
        ...plan,
        createdBy: actor.personId,
        createdAt: this.clock.now(),
        version: 1,
      });
      await this.record(manager, actor, 'plan', id, { ...plan, programmeVersionId: version.id, termId: input.termId });
      return this.reader.view(manager, actor, id);
    });
  }

  /** Changes the plan. The programme version and the term stay: participation is pinned to them. */
  edit(actor: Actor, id: string, input: EditActivity): Promise<ActivityView> {
    return this.dataSource.transaction(async (manager) => {
      const activity = await manager.findOne(Activity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!activity || !inScope(manageScope(actor), activity.unitId)) throw notFound('activity');
      if (activity.version !== input.version) throw changedMeanwhile();
      const before = planOf(activity);
      const plan = await mustBeSound(manager, input, await mustBeTerm(manager, activity.termId));
      await manager.save(Object.assign(activity, plan, { version: activity.version + 1 }));
      await this.record(manager, actor, 'edit', id, { before, after: plan });
      return this.reader.view(manager, actor, id);
    });
  }

  /**
   * The activity for someone who records in it, with the pinned version's roles; not-found outside the units where the
   * actor records. Locked against deletion and edits until the caller's transaction ends.
   */
  async findForRecording(manager: EntityManager, actor: Actor, activityId: string): Promise<ActivityForRecording> {
    const [activity] = await manager.query<Omit<ActivityForRecording, 'roles'>[]>(
      `select activity.id, activity.title, activity.unit_id as "unitId", activity.starts_on as "startsOn",
              activity.ends_on as "endsOn", activity.capacity, version.programme_id as "programmeId",
              version.id as "programmeVersionId", version.title as "programmeTitle", version.four_eyes as "fourEyes",
              json_build_object('id', term.id, 'code', term.code, 'title', term.title,
                'firstDay', term.first_day, 'lastDay', term.last_day,
                'recordingDeadline', term.recording_deadline,
                'publicationDeadline', term.publication_deadline) as term
         from activity
         join programme_version version on version.id = activity.programme_version_id
         join term on term.id = activity.term_id
        where activity.id = $1::uuid and ($2::uuid[] is null or activity.unit_id = any($2::uuid[]))
        for share of activity`,
      [activityId, unitScope(actor, rolesFor('participation.record'))],
    );
    if (!activity) throw notFound('activity');
    return { ...activity, roles: await rolesOf(manager, activity.programmeVersionId) };
  }

  private record(manager: EntityManager, actor: Actor, verb: string, id: string, detail: Record<string, unknown>) {
    return this.audit.append(manager, {
      actor,
      verb: `activity.${verb}`,
      subjectType: 'activity',
      subjectId: id,
      detail,
    });
  }
}

type PlanInput = Pick<PlanActivity, 'title' | 'place' | 'startsOn' | 'endsOn' | 'coordinatorId' | 'capacity'>;

const planOf = (input: PlanInput) => ({
  title: tidyName(input.title),
  place: input.place ?? null,
  startsOn: input.startsOn,
  endsOn: input.endsOn,
  coordinatorId: input.coordinatorId ?? null,
  capacity: input.capacity ?? null,
});

async function mustBeSound(manager: EntityManager, input: PlanInput, term: ActivityTerm) {
  const plan = planOf(input);
  const faults = activityFaults(plan, term);
  const [coordinator] = plan.coordinatorId
    ? await manager.query<{ id: string }[]>(`select id from person where id = $1::uuid and status = 'active'`, [
        plan.coordinatorId,
      ])
    : [];
  if (plan.coordinatorId && !coordinator)
    faults.push({
      path: 'coordinatorId',
      code: 'coordinator-unknown',
      message: 'There is no such person, or they are not active. Choose another coordinator.',
    });
  if (faults.length > 0) throw invalid('activity-invalid', faults.map((fault) => fault.message).join(' '), faults);
  return plan;
}

async function mustBeTerm(manager: EntityManager, id: string): Promise<ActivityTerm> {
  const [term] = await manager.query<ActivityTerm[]>(
    `select title, first_day as "firstDay", last_day as "lastDay", recording_deadline as "recordingDeadline"
       from term where id = $1::uuid`,
    [id],
  );
  if (!term) throw invalidField('termId', 'term-unknown', 'There is no such term. Choose one from the list.');
  return term;
}

/** The version in force, held so that it is not replaced meanwhile, and the unit that owns the programme. */
async function versionInForce(manager: EntityManager, actor: Actor, programmeId: string, startsOn: string) {
  const [programme] = await manager.query<{ unitId: string; retiredAt: Date | null }[]>(
    'select unit_id as "unitId", retired_at as "retiredAt" from programme where id = $1::uuid for share',
    [programmeId],
  );
  const version = await manager.findOneBy(ProgrammeVersion, { programmeId, state: 'approved' });
  const seen = programme && (version !== null || inScope(manageScope(actor), programme.unitId));
  if (!seen)
    throw invalidField('programmeId', 'programme-unknown', 'There is no such programme. Choose one from the list.');
  mustBeRunnable(version && standingOf(version), startsOn);
  return { version: version as ProgrammeVersion, unitId: programme.unitId };
}

/** The activity's unit is the actor's, and is the programme's owner or stands under it. */
async function mustBeUnder(manager: EntityManager, actor: Actor, unitId: string, owner: string): Promise<void> {
  const [under] = await manager.query<{ found: boolean }[]>(
    `with recursive line as (
       select id, parent_id from unit where id = $1::uuid
       union
       select parent.id, parent.parent_id from unit parent join line on parent.id = line.parent_id)
     select exists (select from line where id = $2::uuid) as found`,
    [unitId, owner],
  );
  if (!inScope(manageScope(actor), unitId))
    throw invalidField('unitId', 'unit-not-yours', 'Choose one of your own units to run this in.');
  if (!under?.found)
    throw invalidField('unitId', 'unit-elsewhere', 'A programme runs in the unit that owns it, or in one under it.');
}
