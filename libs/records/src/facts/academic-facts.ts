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
  registrar_name: string;
  registrar_title: string;
  institution_name: string;
}

/** Academic results as record entries; their witness is the registrar's office, from the student information system. */
@Injectable()
export class AcademicFacts {
  /** Entries by person, for many people in one query. People without results are absent. */
  async forPeople(manager: EntityManager, personIds: readonly string[]): Promise<Map<string, AcademicEntry[]>> {
    const rows = await manager.query<Row[]>(
      `select result.id, result.person_id, result.kind, result.code, result.title, result.credits, result.grade,
              result.awarded_on, term.code as term_code, term.title as term_title,
              institution.registrar_name, institution.registrar_title, institution.name as institution_name
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
        name: row.registrar_name,
        post: row.registrar_title,
        unit: row.institution_name,
        capacity: 'registrar',
        method: 'student information system',
        at: `${row.awarded_on}T00:00:00.000Z`,
      },
    ],
  };
}
