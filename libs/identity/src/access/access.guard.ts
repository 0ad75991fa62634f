import { forbidden, may, Refusal, type Verb } from '@laurel/domain';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { SessionService } from '../sessions/session.service.js';
import { ActorService } from './actor.service.js';
import { requireCsrfToken } from './csrf.js';
import { MAY, PUBLIC, type RequestWithActor } from './may.decorator.js';

type Decorated = Parameters<Reflector['get']>[1];

/**
 * Stands before every route, deny by default: strangers reach what is `@Public`, signed-in people what one of their
 * roles `@May`, nobody what says neither. Whether this row is theirs is decided with the row.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorService,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.ruleOf(context.getHandler()) ?? this.ruleOf(context.getClass());
    if (!rule) throw forbidden('route-closed', 'Nobody has been given access to this.');
    if (rule === 'public') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<Request & RequestWithActor>();
    // What somebody signed in to see must not be left behind in the cache of a shared computer.
    http.getResponse<Response>().setHeader('Cache-Control', 'no-store');
    const session = this.sessions.signedIn(request);
    const actor = session && (await this.actors.load(session.personId));
    if (!session || !actor) throw new Refusal('unauthenticated', 'signed-out', 'Sign in first.');
    requireCsrfToken(request, session.csrfToken);
    if (actor.roles.length === 0)
      throw forbidden('no-role', 'Your account has no role that is in force today. Ask the registrar’s office.');
    if (!rule.some((verb) => may(actor, verb))) throw forbidden('not-permitted', 'Your role does not include this.');
    request.actor = actor;
    return true;
  }

  private ruleOf(target: Decorated): readonly Verb[] | 'public' | undefined {
    const verbs = this.reflector.get<readonly Verb[] | undefined>(MAY, target);
    if (verbs) return verbs;
    return this.reflector.get<boolean | undefined>(PUBLIC, target) ? 'public' : undefined;
  }
}
