import type { AcademicEntry } from '@laurel/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

interface Row {
  id: string;
  person_id: string;
  kind: AcademicEntry['academicKind'];
  code: string;
  title: string;
  credits: string | null;
  grade: string | null;
  awarded_on: string;
  term_code: string | null;
  term_title: string | null;
  registrar_title: string;
  institution_name: string;
  witnessed_at: Date;
}

/**
 * Academic results as record entries. Their witness is the registrar's office, not whoever heads it today: a new
 * registrar has not looked at last year's grades, and must not change the records of everybody.
 */
@Injectable()
export class AcademicFacts {
  /** Entries by person, for many people in one query. People without results are absent. */
  async forPeople(manager: EntityManager, personIds: readonly string[]): Promise<Map<string, AcademicEntry[]>> {
    const rows = await manager.query<Row[]>(
      `select result.id, result.person_id, result.kind, result.code, result.title, result.credits, result.grade,
              result.awarded_on, term.code as term_code, term.title as term_title, institution.registrar_title,
              institution.name as institution_name,
              (result.awarded_on + time '12:00') at time zone institution.time_zone as witnessed_at
       from academic_result result
       cross join institution
       left join term on term.id = result.term_id
       where result.person_id = any($1::uuid[])`,
      [personIds],
    );
    const byPerson = new Map<string, AcademicEntry[]>();
    for (const row of rows) byPerson.set(row.person_id, [...(byPerson.get(row.person_id) ?? []), entryOf(row)]);
    return byPerson;
  }
}

function entryOf(row: Row): AcademicEntry {
  return {
    kind: 'academic',
    key: `academic:${row.id}`,
    title: row.title,
    startsOn: null,
    endsOn: row.awarded_on,
    termCode: row.term_code,
    termTitle: row.term_title,
    academicKind: row.kind,
    code: row.code,
    credits: row.credits === null ? null : Number(row.credits),
    grade: row.grade,
    witnesses: [
      {
        name: row.registrar_title,
        post: null,
        unit: row.institution_name,
        capacity: 'registrar',
        method: 'student information system',
        // Noon where the institution is: the same day in words, whoever reads it there.
        at: row.witnessed_at.toISOString(),
      },
    ],
  };
}
