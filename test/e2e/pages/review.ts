import type { Visitor } from '../visitor.js';

/** The reviewer finds this student's work in the queue and opens it. */
export async function openWork(faculty: Visitor, student: string, competency: string): Promise<void> {
  await faculty.arrivesAt('To review');
  await faculty.fills('Find a student or competency', student);
  const row = faculty.page.getByRole('row').filter({ hasText: student }).filter({ hasText: competency });
  await row.getByRole('link').first().click();
  await faculty.page.getByRole('region', { name: 'Rubric' }).waitFor();
}

/** Gives each criterion, in the rubric's order, the level of this name. */
export async function scoreAll(faculty: Visitor, levels: readonly string[]): Promise<void> {
  const criteria = faculty.page.getByRole('region', { name: 'Rubric' }).getByRole('group');
  for (const [index, level] of levels.entries())
    await criteria
      .nth(index)
      .getByRole('radio', { name: new RegExp(`^${level}`) })
      .check();
}
