import { FrameworkFilter, type FrameworkRow, type FrameworkView, readWire } from '@laurel/contract';
import { notFound } from '@laurel/domain';
import { type ListRules, orderBy, type Page, pageOf, parseListQuery, type RawListQuery } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { firstParents, type ParentEdge } from '../case/hierarchy.js';
import { Conditions } from '../list-conditions.js';

const LIST: ListRules = {
  sortable: {
    title: 'lower(framework.title)',
    creator: 'lower(framework.creator)',
    importedAt: 'framework.imported_at',
    lastChangeAt: 'framework.last_change_at',
    id: 'framework.id',
  },
};

const COLUMNS = `framework.id, framework.identifier, framework.uri, framework.title, framework.creator,
  framework.description, framework.language, framework.case_version as "caseVersion",
  framework.last_change_at as "lastChangeAt", framework.imported_at as "importedAt",
  importer.display_name as "importedByName",
  (select count(*)::int from competency where framework_id = framework.id and status = 'active') as active,
  (select count(*)::int from competency where framework_id = framework.id and status = 'retired') as retired`;

type Loaded = Omit<FrameworkRow, 'lastChangeAt' | 'importedAt'> & { lastChangeAt: Date; importedAt: Date };

type TreeRow = FrameworkView['competencies'][number];

const asRow = (row: Loaded): FrameworkRow => ({
  ...row,
  lastChangeAt: row.lastChangeAt.toISOString(),
  importedAt: row.importedAt.toISOString(),
});

/** Frameworks and their trees. Everyone reads them. */
@Injectable()
export class FrameworkReader {
  constructor(private readonly dataSource: DataSource) {}

  async list(raw: RawListQuery): Promise<Page<FrameworkRow>> {
    const query = parseListQuery(raw, LIST);
    const filter = readWire(FrameworkFilter, query.filter, ['filter']);
    const conditions = new Conditions()
      .when(filter.id, (ids) => `framework.id = any(${ids}::uuid[])`)
      .containing(filter.q, 'framework.title', 'framework.creator');
    const [count] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total from framework where ${conditions.where}`,
      conditions.params,
    );
    const rows = await this.dataSource.query<Loaded[]>(
      `select ${COLUMNS} from framework left join person importer on importer.id = framework.imported_by
        where ${conditions.where} order by ${orderBy(query, 'framework.id')}
        limit ${conditions.bind(query.limit)} offset ${conditions.bind(query.offset)}`,
      conditions.params,
    );
    return pageOf(query, rows.map(asRow), count?.total ?? 0);
  }

  /** With all its competencies, from top to bottom of the tree. */
  get(id: string): Promise<FrameworkView> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const [row] = await manager.query<Loaded[]>(
        `select ${COLUMNS} from framework left join person importer on importer.id = framework.imported_by
          where framework.id = $1::uuid`,
        [id],
      );
      if (!row) throw notFound('framework');
      const items = await manager.query<Omit<TreeRow, 'parentId' | 'depth'>[]>(
        `select id, code, name, statement, item_type as "itemType", status, rubric_id as "rubricId"
           from competency where framework_id = $1::uuid order by position, id`,
        [id],
      );
      const edges = await manager.query<ParentEdge[]>(
        `select association.identifier as association, association.origin_id as child,
                association.destination_id as parent, association.sequence
           from competency_association association
           join competency child on child.id = association.origin_id and child.framework_id = $1::uuid
           join competency parent on parent.id = association.destination_id and parent.framework_id = $1::uuid
          where association.framework_id = $1::uuid and association.type = 'isChildOf'`,
        [id],
      );
      return { ...asRow(row), competencies: asTree(items, edges) };
    });
  }
}

/** Items come in tree order, so every parent stands before its children; one that does not is shown at the root. */
function asTree(items: readonly Omit<TreeRow, 'parentId' | 'depth'>[], edges: readonly ParentEdge[]): TreeRow[] {
  const parents = firstParents(edges);
  const depths = new Map<string, number>();
  return items.map((item) => {
    const parent = parents.get(item.id)?.parent;
    const above = parent === undefined ? undefined : depths.get(parent);
    const depth = above === undefined ? 0 : above + 1;
    depths.set(item.id, depth);
    return { ...item, parentId: above === undefined ? null : (parent as string), depth };
  });
}
