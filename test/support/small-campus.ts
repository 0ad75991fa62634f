import { foldName } from '@laurel/domain';
import { newId } from '@laurel/platform';
import type { DataSource } from 'typeorm';

/** A row, by column name. */
type Row = Record<string, unknown>;

/** Inserts one row and gives its id back. */
export async function put(dataSource: DataSource, table: string, row: Row): Promise<string> {
  const full: Row = 'id' in row ? row : { id: newId(), ...row };
  const columns = Object.keys(full);
  const places = columns.map((_, index) => `$${index + 1}`);
  await dataSource.query(
    `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(full),
  );
  return full['id'] as string;
}

export interface SmallCampus {
  unitId: string;
  termId: string;
  frameworkId: string;
  competencyId: string;
  otherCompetencyId: string;
  /** Ids of the rubric's criteria in order; weights 2, 1, 1; four levels each. */
  criteria: [string, string, string];
  programmeId: string;
  activityId: string;
  roleId: string;
  /** A person with a role in force. `grant` adds scope columns of role_grant. */
  person(name: string, role: string, grant?: Row): Promise<string>;
  /** A participation of this person in the campus's activity, verified unless told otherwise. */
  participation(
    personId: string,
    facts?: { recordedBy?: string; verifiedBy?: string; state?: string },
  ): Promise<string>;
}

/** The least that a submission needs around it: one unit, term, framework, rubric, programme and activity. */
export async function makeSmallCampus(dataSource: DataSource): Promise<SmallCampus> {
  const add = (table: string, row: Row) => put(dataSource, table, row);
  await add('institution', {
    name: 'Northfield University',
    url: 'https://northfield.sample.edu',
    time_zone: 'America/Chicago',
    locale: 'en-US',
    registrar_name: 'R. Sample',
    registrar_title: 'Registrar',
  });
  const unitId = await add('unit', { code: 'SA', name: 'Student Affairs', kind: 'division' });
  const termId = await add('term', {
    code: '2026SP',
    title: 'Spring 2026',
    first_day: '2026-01-12',
    last_day: '2026-05-08',
    recording_deadline: '2026-05-15',
    publication_deadline: '2026-05-29',
  });
  const scale = ['Foundational', 'Developing', 'Proficient', 'Advanced'];
  for (const [index, name] of scale.entries())
    await dataSource.query('insert into proficiency_level values ($1, $2, $3)', [
      index + 1,
      name,
      `What ${name} means.`,
    ]);
  const frameworkId = await add('framework', {
    identifier: newId(),
    uri: 'https://northfield.sample.edu/frameworks/1',
    title: 'Career readiness',
    creator: 'Northfield University',
    last_change_at: new Date(0),
    content_sha256: '0'.repeat(64),
    source: {},
    imported_at: new Date(0),
  });
  const rubricId = await add('rubric', { framework_id: frameworkId, identifier: newId(), title: 'Critical thinking' });
  const titles = ['Questions the problem', 'Weighs evidence', 'Reasons to a conclusion'];
  const criteria: string[] = [];
  for (const [position, title] of titles.entries()) {
    const id = await add('rubric_criterion', { rubric_id: rubricId, position, title, weight: position === 0 ? 2 : 1 });
    criteria.push(id);
    for (const [index, name] of scale.entries())
      await add('rubric_level', {
        criterion_id: id,
        level: index + 1,
        name,
        description: `${title}: ${name}`,
        points: index + 1,
      });
  }
  const competency = (name: string, rubric: string | null) =>
    add('competency', {
      framework_id: frameworkId,
      identifier: newId(),
      uri: `https://northfield.sample.edu/competencies/${name.toLowerCase().replaceAll(' ', '-')}`,
      name,
      statement: `${name}, in one sentence.`,
      rubric_id: rubric,
      source: {},
    });
  const competencyId = await competency('Critical thinking', rubricId);
  const otherCompetencyId = await competency('Teamwork', rubricId);
  const categoryId = await add('category', { code: 'research', name: 'Research', position: 1 });
  const programmeId = await add('programme', { unit_id: unitId, category_id: categoryId });
  const versionId = await add('programme_version', {
    programme_id: programmeId,
    number: 1,
    state: 'approved',
    title: 'Undergraduate Research',
    description: 'Students research.',
    criteria: 'Take part for a term.',
    achievement_type: 'CoCurricular',
  });
  const roleId = await add('programme_role', {
    programme_version_id: versionId,
    position: 0,
    name: 'Researcher',
    depth: 'contributed',
    required_minutes: 600,
    duties: 'Works on a question.',
  });
  const activityId = await add('activity', {
    programme_version_id: versionId,
    term_id: termId,
    unit_id: unitId,
    title: 'Elm Creek floods',
    starts_on: '2026-01-26',
    ends_on: '2026-04-27',
  });
  return {
    unitId,
    termId,
    frameworkId,
    competencyId,
    otherCompetencyId,
    criteria: criteria as [string, string, string],
    programmeId,
    activityId,
    roleId,
    person: async (name, role, grant = {}) => {
      const id = await add('person', {
        legal_name: name,
        display_name: name,
        folded_name: foldName(name),
        post: role === 'student' ? null : `Post of ${name}`,
        unit_id: role === 'student' ? null : unitId,
      });
      await add('role_grant', { person_id: id, role, valid_from: '2020-01-01', ...grant });
      return id;
    },
    participation: async (personId, { recordedBy, verifiedBy, state = 'verified' } = {}) => {
      const id = await add('participation', {
        person_id: personId,
        activity_id: activityId,
        role_id: roleId,
        minutes: 4440,
        starts_on: '2026-01-26',
        ends_on: '2026-04-27',
        state,
        source: 'entry',
        recorded_by: recordedBy ?? null,
        decline_reason: state === 'declined' ? 'Was not there.' : null,
      });
      if (verifiedBy)
        await add('verification', {
          participation_id: id,
          verifier_id: verifiedBy,
          verifier_name: 'A verifier',
          verifier_class: 'staff',
          method: 'roster',
          decided_at: new Date('2026-05-01T12:00:00Z'),
        });
      return id;
    },
  };
}
