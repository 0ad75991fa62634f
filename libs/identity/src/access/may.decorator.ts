import type { Actor, Verb } from '@laurel/domain';
import { Refusal } from '@laurel/domain';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';

export const MAY = 'laurel:may';
export const PUBLIC = 'laurel:public';

/** The handler may be called by roles that hold one of these verbs. A handler without `@May` or `@Public` fails the build. */
export const May = (...verbs: [Verb, ...Verb[]]) => SetMetadata(MAY, verbs);

/** The handler answers strangers. */
export const Public = () => SetMetadata(PUBLIC, true);

/** A request after the guard: who acts, when someone is signed in. */
export interface RequestWithActor {
  actor?: Actor;
}

/** The actor of this request. Only behind `@May`; on a `@Public` route it refuses. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new Refusal('unauthenticated', 'signed-out', 'Sign in first.');
  return actor;
});
