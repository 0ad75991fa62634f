import { createHash } from 'node:crypto';
import { CompetencyService } from '@laurel/catalogue';
import type { CompetencyEntry } from '@laurel/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

interface Row {
  id: string;
  person_id: string;
  competency_id: string;
  uri: string;
  name: string;
  statement: string;
  code: string | null;
  framework: string;
  level: number;
  level_name: string;
  achieved_on: string;
  term_code: string | null;
  term_title: string | null;
  rubric_title: string | null;
  reviewer_name: string;
  reviewer_post: string | null;
  reviewer_unit: string | null;
  decided_at: Date;
  scores: CompetencyEntry['scores'];
  evidence: { name: string; kind: 'file' | 'link' | 'reflection'; sha256: string | null; body: string | null }[];
  participation_ids: string[];
}

/** What assessment adds to a record: levels from approved assessments, and which participations they came from. */
@Injectable()
export class AchievementFacts {
  constructor(private readonly competencies: CompetencyService) {}

  /**
   * The live levels as record entries, by person, for many people in two queries. People without any are absent. `from`
   * names every participation attached; the record keeps those that it shows as well.
   */
  async forPeople(manager: EntityManager, personIds: readonly string[]): Promise<Map<string, CompetencyEntry[]>> {
    const levels = await this.competencies.scale(manager);
    const scale = levels.map(({ level, name, meaning }) => ({ level, name, meaning }));
    const rows = await manager.query<Row[]>(
      `select achievement.id, achievement.person_id, achievement.competency_id, competency.uri, competency.name,
              competency.statement, competency.code, framework.title as framework, achievement.level,
              proficiency_level.name as level_name, achievement.achieved_on, term.code as term_code,
              term.title as term_title, assessment.reviewer_name, assessment.reviewer_post, assessment.reviewer_unit,
              assessment.decided_at, judged.rubric_title, coalesce(judged.scores, '[]') as scores,
              coalesce((select json_agg(json_build_object('name', item.title, 'kind', item.kind,
                          'sha256', item.file_sha256, 'body', item.body) order by item.round, item.position, item.id)
                 from evidence_item item
                where item.submission_id = assessment.submission_id and item.round <= assessment.round), '[]') as evidence,
              array(select attached.participation_id::text from submission_participation attached
                     where attached.submission_id = assessment.submission_id order by 1) as participation_ids
         from competency_achievement achievement
         join assessment on assessment.id = achievement.assessment_id
         join competency on competency.id = achievement.competency_id
         join framework on framework.id = competency.framework_id
         join proficiency_level on proficiency_level.level = achievement.level
         left join term on term.id = achievement.term_id
         left join lateral (
           select min(rubric.title) as rubric_title,
                  json_agg(json_build_object('criterion', criterion.title, 'level', score.level,
                    'levelName', coalesce(rubric_level.name, score.level::text)) order by criterion.position) as scores
             from assessment_score score
             join rubric_criterion criterion on criterion.id = score.criterion_id
             join rubric on rubric.id = criterion.rubric_id
             left join rubric_level on rubric_level.criterion_id = criterion.id and rubric_level.level = score.level
            where score.assessment_id = assessment.id) judged on true
        where achievement.person_id = any($1::uuid[]) and achievement.state = 'live'
        order by achievement.achieved_on, achievement.id`,
      [personIds],
    );
    const byPerson = new Map<string, CompetencyEntry[]>();
    for (const row of rows) byPerson.set(row.person_id, [...(byPerson.get(row.person_id) ?? []), entryOf(row, scale)]);
    return byPerson;
  }

  /** Participations whose work was judged and approved: on a record their depth is "assessed". */
  async assessedParticipationIds(manager: EntityManager, personIds: readonly string[]): Promise<Set<string>> {
    const rows = await manager.query<{ id: string }[]>(
      `select distinct attached.participation_id as id
         from submission join submission_participation attached on attached.submission_id = submission.id
        where submission.person_id = any($1::uuid[]) and submission.state = 'approved'`,
      [personIds],
    );
    return new Set(rows.map((row) => row.id));
  }
}

function entryOf(row: Row, scale: CompetencyEntry['scale']): CompetencyEntry {
  return {
    kind: 'competency',
    key: `competency:${row.id}`,
    title: row.name,
    startsOn: null,
    endsOn: row.achieved_on,
    termCode: row.term_code,
    termTitle: row.term_title,
    witnesses: [
      {
        name: row.reviewer_name,
        post: row.reviewer_post,
        unit: row.reviewer_unit,
        capacity: 'faculty',
        method: 'rubric',
        at: row.decided_at.toISOString(),
      },
    ],
    competency: {
      competencyId: row.competency_id,
      uri: row.uri,
      name: row.name,
      statement: row.statement,
      code: row.code,
      framework: row.framework,
      level: row.level,
      levelName: row.level_name,
    },
    scale,
    rubricTitle: row.rubric_title ?? '',
    scores: row.scores,
    evidence: row.evidence.map(({ name, kind, sha256, body }) => ({
      name,
      kind,
      sha256: body === null ? sha256 : createHash('sha256').update(body, 'utf8').digest('hex'),
    })),
    from: row.participation_ids.map((id) => `participation:${id}`),
  };
}
