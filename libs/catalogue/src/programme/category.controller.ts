import { type CategoryView, Id, IdFilter, ListParams, readWire } from '@laurel/contract';
import { notFound } from '@laurel/domain';
import { Listed, May } from '@laurel/identity';
import { type ListRules, orderBy, type Page, pageOf, parseListQuery } from '@laurel/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Conditions } from '../list-conditions.js';

const LIST: ListRules = {
  sortable: { position: 'position', name: 'lower(name)', code: 'code', id: 'id' },
  filters: ['id'],
};

/** The institution's own kinds of programmes, few and read by everyone. */
@Controller('api/categories')
export class CategoryController {
  constructor(private readonly dataSource: DataSource) {}

  @May('programme.read')
  @Listed('categories')
  @Get()
  async list(@Query({ schema: ListParams }) params: ListParams): Promise<Page<CategoryView>> {
    const query = parseListQuery(params, LIST);
    const ids = readWire(IdFilter.optional(), query.filter['id'], ['filter', 'id']);
    const conditions = new Conditions().when(ids, (placeholder) => `id = any(${placeholder}::uuid[])`);
    const rows = await this.dataSource.query<CategoryView[]>(
      `select id, code, name, position from category where ${conditions.where} order by ${orderBy(query)}`,
      conditions.params,
    );
    return pageOf(query, rows.slice(query.offset, query.offset + query.limit), rows.length);
  }

  @May('programme.read')
  @Get(':id')
  async get(@Param('id', { schema: Id }) id: string): Promise<CategoryView> {
    const [category] = await this.dataSource.query<CategoryView[]>(
      'select id, code, name, position from category where id = $1::uuid',
      [id],
    );
    if (!category) throw notFound('category');
    return category;
  }
}
