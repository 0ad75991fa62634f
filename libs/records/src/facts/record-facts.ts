import { createHash } from 'node:crypto';
import { AchievementFacts } from '@laurel/assessment';
import {
  type AssembledRecord,
  assembleRecord,
  type CalendarDate,
  canonicalJson,
  decidePublication,
  type PublicationDecision,
  Refusal,
} from '@laurel/domain';
import { VerifiedParticipations } from '@laurel/participation';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { missingGlyphsOf } from '../pdf/index.js';
import { AcademicFacts } from './academic-facts.js';

/** Everything that a publication needs to know about one person. */
export interface PersonFacts {
  personId: string;
  displayName: string;
  studentNumber: string | null;
  /** Null when the facts could not be assembled; `fault` then says why. */
  record: AssembledRecord | null;
  fault: string | null;
  contentSha256: string | null;
  decision: PublicationDecision;
}

interface PersonRow {
  id: string;
  display_name: string;
  student_number: string | null;
  study: string | null;
  class_year: number | null;
  record_hold: boolean;
  current_sha256: string | null;
  recorded: number;
  declined: number;
  oldest: CalendarDate | null;
  institution_name: string;
  institution_url: string;
}

/** SHA-256 in hex of a record's canonical form: the same content has the same hash for ever. */
export const contentHash = (record: AssembledRecord): string =>
  createHash('sha256').update(canonicalJson(record)).digest('hex');

/** Reads verified facts for many people at once and assembles their records. Set-based: six queries a batch. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly participations: VerifiedParticipations,
    private readonly achievements: AchievementFacts,
    private readonly academic: AcademicFacts,
  ) {}

  /** In the order of `personIds`; unknown ids are left out. `today` is the day in the institution's time zone. */
  async forPeople(manager: EntityManager, personIds: readonly string[], today: CalendarDate): Promise<PersonFacts[]> {
    // One connection, so one query after another: the same snapshot serves all of them.
    const people = await this.people(manager, personIds);
    const participations = await this.participations.forPeople(manager, personIds);
    const competencies = await this.achievements.forPeople(manager, personIds);
    const assessed = await this.achievements.assessedParticipationIds(manager, personIds);
    const academic = await this.academic.forPeople(manager, personIds);
    const assessedKeys = new Set([...assessed].map((id) => `participation:${id}`));
    return people.map((person) => {
      const { record, fault } = attempt(() =>
        assembleRecord({
          institution: { name: person.institution_name, url: person.institution_url },
          subject: {
            personId: person.id,
            displayName: person.display_name,
            study: person.study,
            classYear: person.class_year,
          },
          participations: participations.get(person.id) ?? [],
          competencies: competencies.get(person.id) ?? [],
          academic: academic.get(person.id) ?? [],
          assessedKeys,
        }),
      );
      const contentSha256 = record && contentHash(record);
      return {
        personId: person.id,
        displayName: person.display_name,
        studentNumber: person.student_number,
        record,
        fault,
        contentSha256,
        decision: decidePublication({
          recordHold: person.record_hold,
          displayName: person.display_name,
          missingGlyphs: record ? missingGlyphsOf(record) : [],
          entries: record?.entries.length ?? 0,
          waiting: { recorded: person.recorded, declined: person.declined, oldest: person.oldest },
          assemblyFault: fault,
          contentSha256,
          currentSha256: person.current_sha256,
          today,
        }),
      };
    });
  }

  private people(manager: EntityManager, personIds: readonly string[]): Promise<PersonRow[]> {
    return manager.query<PersonRow[]>(
      `select person.id, person.display_name, person.study, person.class_year,
              (select value from person_identifier number
               where number.person_id = person.id and number.scheme = 'studentNumber'
               order by number.created_at, number.id limit 1) as student_number,
              exists (select 1 from hold where hold.person_id = person.id and hold.kind = 'record'
                      and hold.lifted_at is null) as record_hold,
              (select content_sha256 from record_version version
               where version.person_id = person.id and version.state in ('issued', 'queued')
               order by version.number desc limit 1) as current_sha256,
              waiting.recorded, waiting.declined, waiting.oldest,
              institution.name as institution_name, institution.url as institution_url
       from unnest($1::uuid[]) with ordinality as wanted (id, position)
       join person on person.id = wanted.id
       cross join institution
       cross join lateral (
         select count(*) filter (where state in ('recorded', 'seconding'))::int as recorded,
                count(*) filter (where state = 'declined')::int as declined,
                min((created_at at time zone institution.time_zone)::date)
                  filter (where state in ('recorded', 'seconding')) as oldest
         from participation where participation.person_id = person.id
       ) waiting
       order by wanted.position`,
      [personIds],
    );
  }
}

function attempt(assemble: () => AssembledRecord): { record: AssembledRecord | null; fault: string | null } {
  try {
    return { record: assemble(), fault: null };
  } catch (error) {
    if (error instanceof Refusal) return { record: null, fault: error.message };
    throw error;
  }
}
