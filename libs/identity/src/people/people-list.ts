import { Id, IdFilter, type ListParams, PERSON_STATUSES, type PersonRow, readWire, text } from '@laurel/contract';
import {
  type Actor,
  type CalendarDate,
  foldName,
  ROLES,
  seesPersonalData,
  trimUnicode,
  unitSubtree,
} from '@laurel/domain';
import {
  beginningWith,
  containing,
  type ListRules,
  orderBy,
  type Page,
  pageOf,
  parseListQuery,
} from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { InstitutionService } from '../institution/institution.service.js';
import { Unit } from '../units/unit.entity.js';

const NUMBER = `(select value from person_identifier
                  where person_id = person.id and scheme = 'studentNumber' order by created_at, id limit 1)`;
const EMAIL = `(select value from person_identifier
                 where person_id = person.id and scheme = 'email' order by created_at, id limit 1)`;

const RULES: ListRules = {
  sortable: {
    displayName: 'person.folded_name',
    studentNumber: NUMBER,
    status: 'person.status',
    classYear: 'person.class_year',
    unitName: 'unit.name',
    study: 'person.study',
    id: 'person.id',
  },
  filters: ['id', 'q', 'role', 'unitId', 'status'],
};

const Filter = z.object({
  id: IdFilter.optional(),
  q: text(200).optional(),
  role: z.enum(ROLES).optional(),
  unitId: Id.optional(),
  status: z.enum(PERSON_STATUSES).optional(),
});
type Filter = z.infer<typeof Filter>;

/** Columns of a PersonRow. `full`: with what identifies and reaches a person. `today` is a bound parameter. */
const columns = (full: boolean, today: string): string => `
  person.id, person.display_name as "displayName", person.status, person.post, person.unit_id as "unitId",
  unit.name as "unitName", person.study, person.class_year as "classYear", ${NUMBER} as "studentNumber",
  ${full ? EMAIL : 'null'} as email,
  array(select distinct role from role_grant
         where person_id = person.id and ended_at is null and valid_from <= ${today}
           and (valid_until is null or valid_until >= ${today}) order by role) as roles`;

/** Collects the values of a statement while its text is written. */
class Bindings {
  readonly values: unknown[] = [];

  bind(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** The list of people and its rows: paged, sorted and searched by the database. */
@Injectable()
export class PeopleList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly institution: InstitutionService,
  ) {}

  async list(actor: Actor, params: ListParams): Promise<Page<PersonRow>> {
    const query = parseListQuery(params, RULES);
    const filter = readWire(Filter, query.filter, ['filter']);
    const full = seesPersonalData(actor);
    const today = await this.institution.today();
    const bindings = new Bindings();
    const where = await this.conditions(filter, full, today, bindings);
    const counting = await this.dataSource.query<{ count: number }[]>(
      `select count(*) from person where ${where}`,
      bindings.values,
    );
    const rows = await this.dataSource.query<PersonRow[]>(
      // The page first, then its columns: otherwise they would be worked out for every row that is skipped, too.
      `with page as (
         select person.id from person left join unit on unit.id = person.unit_id
          where ${where}
          order by ${orderBy(query, 'person.id')}
          limit ${bindings.bind(query.limit)} offset ${bindings.bind(query.offset)})
       select ${columns(full, `${bindings.bind(today)}::date`)}
         from page join person using (id) left join unit on unit.id = person.unit_id
        order by ${orderBy(query, 'person.id')}`,
      bindings.values,
    );
    return pageOf(query, rows, counting[0]?.count ?? 0);
  }

  /** One row as `actor` may see it. */
  async row(actor: Actor, id: string): Promise<PersonRow | undefined> {
    const [row] = await this.dataSource.query<PersonRow[]>(
      `select ${columns(seesPersonalData(actor), '$2::date')}
         from person left join unit on unit.id = person.unit_id where person.id = $1`,
      [id, await this.institution.today()],
    );
    return row;
  }

  private async conditions(filter: Filter, full: boolean, today: CalendarDate, bindings: Bindings): Promise<string> {
    const all = ['true'];
    if (filter.id) all.push(`person.id = any(${bindings.bind(filter.id)}::uuid[])`);
    if (filter.status) all.push(`person.status = ${bindings.bind(filter.status)}`);
    if (filter.role) {
      const day = `${bindings.bind(today)}::date`;
      all.push(`person.id in (select person_id from role_grant
                               where role = ${bindings.bind(filter.role)} and ended_at is null and valid_from <= ${day}
                                 and (valid_until is null or valid_until >= ${day}))`);
    }
    if (filter.unitId) {
      const units = await this.dataSource.getRepository(Unit).find({ select: { id: true, parentId: true } });
      all.push(`person.unit_id = any(${bindings.bind(unitSubtree(units, filter.unitId))}::uuid[])`);
    }
    if (filter.q) all.push(matches(filter.q, full, bindings));
    return all.join(' and ');
  }
}

/** Every word is in the name, in any order; or an identifier that the reader may see begins with the whole text. */
function matches(q: string, full: boolean, bindings: Bindings): string {
  const words = foldName(q).split(' ');
  const named = words.map((word) => `person.folded_name like ${bindings.bind(containing(word))}`).join(' and ');
  const schemes = full ? ['studentNumber', 'sisSourcedId', 'email', 'username'] : ['studentNumber'];
  return `(${named} or person.id in (
    select person_id from person_identifier
     where scheme = any(${bindings.bind(schemes)})
       and lower(normalised) like ${bindings.bind(beginningWith(trimUnicode(q).toLowerCase()))}))`;
}
