import {
  type CalendarDate,
  type Depth,
  type EntryCompetency,
  type ParticipationEntry,
  type Witness,
} from '@laurel/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

interface Row {
  id: string;
  person_id: string;
  minutes: number;
  starts_on: CalendarDate;
  ends_on: CalendarDate;
  programme_version_id: string;
  programme_version_number: number;
  title: string;
  description: string;
  criteria: string;
  achievement_type: string;
  category_code: string;
  category_name: string;
  activity_title: string;
  term_code: string;
  term_title: string;
  unit_id: string;
  unit_name: string;
  role_id: string;
  role_name: string;
  duties: string;
  depth: Depth;
  /** Null when nobody stands behind it: the record refuses such a fact. */
  witnesses: Witness[] | null;
}

interface OutcomeRow extends EntryCompetency {
  programmeVersionId: string;
}

/** What of a person waits or was declined. */
export interface Waiting {
  recorded: number;
  declined: number;
  /** The day on which the oldest that waits was recorded, in the institution's time zone; null when nothing waits. */
  oldest: CalendarDate | null;
}

/** What participation adds to a record: verified facts only, each with everybody whose word stands behind it. */
@Injectable()
export class VerifiedParticipations {
  /**
   * Verified participations as record entries, by person; people without any are absent. Two queries however many
   * people. Keys are `participation:<id>`; the depth is the role's. The unit is the one that owns the programme: what
   * was achieved is the same whichever unit ran the activity.
   */
  async forPeople(manager: EntityManager, personIds: readonly string[]): Promise<Map<string, ParticipationEntry[]>> {
    const rows = await manager.query<Row[]>(
      `select participation.id, participation.person_id, participation.minutes, participation.starts_on,
              participation.ends_on, version.id as programme_version_id, version.number as programme_version_number,
              version.title, version.description, version.criteria, version.achievement_type,
              category.code as category_code, category.name as category_name, activity.title as activity_title,
              term.code as term_code, term.title as term_title, unit.id as unit_id, unit.name as unit_name,
              role.id as role_id, role.name as role_name, role.duties, role.depth,
              (select json_agg(json_build_object(
                  'name', verifier_name, 'post', verifier_post, 'unit', verifier_unit, 'capacity', verifier_class,
                  'method', method, 'at', decided_at) order by decided_at, verification.id)
                 from verification
                where verification.participation_id = participation.id and undone_at is null) as witnesses
         from participation
         join activity on activity.id = participation.activity_id
         join programme_version version on version.id = activity.programme_version_id
         join programme on programme.id = version.programme_id
         join category on category.id = programme.category_id
         join term on term.id = activity.term_id
         join unit on unit.id = programme.unit_id
         join programme_role role on role.id = participation.role_id
        where participation.person_id = any($1::uuid[]) and participation.state = 'verified'
        order by participation.person_id, participation.ends_on desc, participation.id`,
      [personIds],
    );
    const outcomes = await this.outcomesOf(manager, [...new Set(rows.map((row) => row.programme_version_id))]);
    const byPerson = new Map<string, ParticipationEntry[]>();
    for (const row of rows) {
      const entry = entryOf(row, outcomes.get(row.programme_version_id) ?? []);
      const entries = byPerson.get(row.person_id);
      if (entries) entries.push(entry);
      else byPerson.set(row.person_id, [entry]);
    }
    return byPerson;
  }

  /** What waits and what was declined, by person; people without either are absent. */
  async waitingFor(manager: EntityManager, personIds: readonly string[]): Promise<Map<string, Waiting>> {
    const rows = await manager.query<(Waiting & { personId: string })[]>(
      `select person_id as "personId",
              count(*) filter (where state in ('recorded', 'seconding'))::int as recorded,
              count(*) filter (where state = 'declined')::int as declined,
              min((created_at at time zone coalesce((select time_zone from institution), 'UTC'))::date)
                filter (where state in ('recorded', 'seconding')) as oldest
         from participation
        where person_id = any($1::uuid[]) and state in ('recorded', 'seconding', 'declined')
        group by person_id`,
      [personIds],
    );
    return new Map(rows.map(({ personId, ...waiting }) => [personId, waiting]));
  }

  private async outcomesOf(
    manager: EntityManager,
    versionIds: readonly string[],
  ): Promise<Map<string, EntryCompetency[]>> {
    const rows = await manager.query<OutcomeRow[]>(
      `select outcome.programme_version_id as "programmeVersionId", competency.id as "competencyId", competency.uri,
              competency.name, competency.code, framework.title as framework, outcome.level,
              proficiency_level.name as "levelName"
         from programme_outcome outcome
         join competency on competency.id = outcome.competency_id
         join framework on framework.id = competency.framework_id
         join proficiency_level on proficiency_level.level = outcome.level
        where outcome.programme_version_id = any($1::uuid[])
        order by outcome.programme_version_id, outcome.position, competency.id`,
      [versionIds],
    );
    const byVersion = new Map<string, EntryCompetency[]>();
    for (const { programmeVersionId, ...outcome } of rows)
      byVersion.set(programmeVersionId, [...(byVersion.get(programmeVersionId) ?? []), outcome]);
    return byVersion;
  }
}

function entryOf(row: Row, outcomes: readonly EntryCompetency[]): ParticipationEntry {
  return {
    kind: 'participation',
    key: `participation:${row.id}`,
    title: row.title,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    termCode: row.term_code,
    termTitle: row.term_title,
    witnesses: (row.witnesses ?? []).map((witness) => ({ ...witness, at: new Date(witness.at).toISOString() })),
    programmeVersionId: row.programme_version_id,
    programmeVersionNumber: row.programme_version_number,
    description: row.description,
    criteria: row.criteria,
    achievementType: row.achievement_type,
    category: { code: row.category_code, name: row.category_name },
    unit: { id: row.unit_id, name: row.unit_name },
    role: { id: row.role_id, name: row.role_name, duties: row.duties },
    depth: row.depth,
    minutes: row.minutes,
    activityTitle: row.activity_title,
    outcomes,
  };
}
