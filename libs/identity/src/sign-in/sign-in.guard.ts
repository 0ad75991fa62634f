import { readWire, SignIn } from '@laurel/contract';
import { CONFIG, type Config } from '@laurel/platform';
import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request } from 'express';
import { requireSameOrigin } from '../access/csrf.js';

/** Lets in who knows the password; the actor is then `request.user`. A malformed body costs no attempt. */
@Injectable()
export class SignInGuard extends AuthGuard('local') {
  @Inject(CONFIG) private readonly config!: Config;

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    requireSameOrigin(request, this.config.publicUrl);
    readWire(SignIn, request.body);
    return (await super.canActivate(context)) as boolean;
  }
}
