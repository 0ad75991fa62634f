import type { ScoredCriterion } from '@laurel/domain';
import type { EntityManager } from 'typeorm';

/** A rubric with its criteria in order and their levels, low to high. */
export interface Rubric {
  id: string;
  title: string;
  description: string | null;
  criteria: RubricCriterion[];
}

export interface RubricCriterion {
  id: string;
  title: string;
  description: string | null;
  weight: number;
  levels: { level: number; name: string; description: string; points: number }[];
}

/** The rubric that a competency is judged by; null when it has none, or one without criteria. */
export async function rubricOf(manager: EntityManager, competencyId: string): Promise<Rubric | null> {
  const [rubric] = await manager.query<Rubric[]>(
    `select rubric.id, rubric.title, rubric.description,
            coalesce((select json_agg(json_build_object(
                'id', criterion.id, 'title', criterion.title, 'description', criterion.description,
                'weight', criterion.weight,
                'levels', coalesce((select json_agg(json_build_object(
                    'level', level, 'name', name, 'description', description, 'points', points) order by level)
                  from rubric_level where criterion_id = criterion.id), '[]')) order by criterion.position)
              from rubric_criterion criterion where criterion.rubric_id = rubric.id), '[]') as criteria
       from competency join rubric on rubric.id = competency.rubric_id
      where competency.id = $1`,
    [competencyId],
  );
  return rubric && rubric.criteria.length > 0 ? rubric : null;
}

/** The criteria as the scoring rules read them. */
export const scoredCriteria = (rubric: Rubric): ScoredCriterion[] =>
  rubric.criteria.map(({ id, title, weight, levels }) => ({
    id,
    title,
    weight,
    levels: levels.map((one) => one.level),
  }));

/** The institution's scale, low to high. */
export const levelScale = (manager: EntityManager): Promise<{ level: number; name: string; meaning: string }[]> =>
  manager.query('select level, name, meaning from proficiency_level order by level');
