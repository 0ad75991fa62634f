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
import { HoldsService } from '@laurel/identity';
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
  /** A student now or once, or someone with a record all the same. Nobody else has one to be asked for. */
  hasRecord: boolean;
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
  student: boolean;
  current_sha256: string | null;
  revoked_number: number | null;
  institution_name: string;
  institution_url: string;
}

const NOTHING_WAITS = { recorded: 0, declined: 0, oldest: null };

/** SHA-256 in hex of a record's canonical form: the same content has the same hash for ever. */
export const contentHash = (record: AssembledRecord): string =>
  createHash('sha256').update(canonicalJson(record)).digest('hex');

/** Reads verified facts for many people at once and assembles their records. Set-based: a few queries a batch. */
@Injectable()
export class RecordFacts {
  constructor(
    private readonly participations: VerifiedParticipations,
    private readonly achievements: AchievementFacts,
    private readonly academic: AcademicFacts,
    private readonly holds: HoldsService,
  ) {}

  /**
   * In the order of `personIds`; unknown ids are left out. `today` is the day in the institution's time zone. Where
   * the answer decides what is signed, the people are locked first (`lockPeople`).
   */
  async forPeople(manager: EntityManager, personIds: readonly string[], today: CalendarDate): Promise<PersonFacts[]> {
    // A transaction is one connection, so one query after another.
    const people = await this.people(manager, personIds);
    const held = await this.holds.heldAmong(manager, personIds, 'record');
    const waiting = await this.participations.waitingFor(manager, personIds);
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
        hasRecord: person.student || (record?.entries.length ?? 0) > 0,
        record,
        fault,
        contentSha256,
        decision: decidePublication({
          recordHold: held.has(person.id),
          displayName: person.display_name,
          missingGlyphs: record ? missingGlyphsOf(record).map(withCodePoint) : [],
          entries: record?.entries.length ?? 0,
          waiting: waiting.get(person.id) ?? NOTHING_WAITS,
          assemblyFault: fault,
          contentSha256,
          currentSha256: person.current_sha256,
          revokedNumber: person.revoked_number,
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
              latest.number is not null or exists (select 1 from role_grant
                where role_grant.person_id = person.id and role_grant.role = 'student') as student,
              case when latest.state in ('issued', 'queued') then latest.content_sha256 end as current_sha256,
              case when latest.state = 'revoked' then latest.number end as revoked_number,
              institution.name as institution_name, institution.url as institution_url
       from unnest($1::uuid[]) with ordinality as wanted (id, position)
       join person on person.id = wanted.id
       cross join institution
       left join lateral (
         select state, number, content_sha256 from record_version version
         where version.person_id = person.id and version.state <> 'failed'
         order by version.number desc limit 1
       ) latest on true
       order by wanted.position`,
      [personIds],
    );
  }
}

/** "ꦲ (U+A9B2)": what cannot be printed often cannot be shown either. */
const withCodePoint = (letter: string): string =>
  `${letter} (U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')})`;

function attempt(assemble: () => AssembledRecord): { record: AssembledRecord | null; fault: string | null } {
  try {
    return { record: assemble(), fault: null };
  } catch (error) {
    if (error instanceof Refusal) return { record: null, fault: error.message };
    throw error;
  }
}
