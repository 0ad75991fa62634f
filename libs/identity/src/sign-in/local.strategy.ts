import type { Actor } from '@laurel/domain';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Request } from 'express';
import { Strategy } from 'passport-local';
import { SignInService } from './sign-in.service.js';

/** E-mail and password, the first of the ways to sign in; others join as strategies beside it. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly signIns: SignInService) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true, session: false });
  }

  validate(request: Request, email: string, password: string): Promise<Actor> {
    return this.signIns.signIn(email, password, clientAddress(request));
  }
}

/** The client's address behind the trusted proxies; one word for all where a socket has none. */
export const clientAddress = (request: Request): string => request.ip ?? 'unknown';
