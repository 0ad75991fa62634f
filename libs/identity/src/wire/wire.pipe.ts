import { readWire } from '@laurel/contract';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { ZodType } from 'zod';

/**
 * The pipe of every route: what a handler declares as `@Body({ schema })`, `@Query({ schema })` or
 * `@Param('id', { schema: Id })` is read by that schema, and refused with a fault a field. Nest's own standard-schema
 * pipe does the same without knowing the parameter's name, so a bad id would not say which.
 */
@Injectable()
export class WirePipe implements PipeTransform {
  transform(value: unknown, { schema, data }: ArgumentMetadata): unknown {
    if (!(schema instanceof ZodType)) return value;
    return readWire(schema, value, typeof data === 'string' ? [data] : []);
  }
}
