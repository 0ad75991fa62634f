import { contentRange, type Page } from '@laurel/platform';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';

@Injectable()
class ListInterceptor implements NestInterceptor<Page<unknown>, unknown[]> {
  constructor(private readonly resource: string) {}

  intercept(context: ExecutionContext, next: CallHandler<Page<unknown>>): Observable<unknown[]> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((page) => {
        response.setHeader('Content-Range', contentRange(this.resource, page));
        return page.rows;
      }),
    );
  }
}

/** The handler returns a `Page`; the wire gets its rows as an array, and `Content-Range: resource 0-24/319`. */
export const Listed = (resource: string) => applyDecorators(UseInterceptors(new ListInterceptor(resource)));
