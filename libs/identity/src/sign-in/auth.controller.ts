import { ChangePassword, type MeView, Setup, SignIn } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { CONFIG, type Config } from '@laurel/platform';
import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { Request, Response } from 'express';
import { requireSameOrigin } from '../access/csrf.js';
import { CurrentActor, May, Public } from '../access/may.decorator.js';
import { cookieName } from '../sessions/configure-sessions.js';
import { SessionService } from '../sessions/session.service.js';
import { clientAddress } from './local.strategy.js';
import { MeService } from './me.service.js';
import { SetupService } from './setup.service.js';
import { SignInGuard } from './sign-in.guard.js';
import { SignInService } from './sign-in.service.js';

@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signIns: SignInService,
    private readonly setups: SetupService,
    private readonly me: MeService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @UseGuards(SignInGuard)
  @HttpCode(200)
  @Post('sign-in')
  async signIn(@Req() request: Request & { user: Actor }, @Body({ schema: SignIn }) _signIn: SignIn): Promise<MeView> {
    return this.me.view(request.user, await this.sessions.begin(request, request.user.personId));
  }

  /** Public, so that it also clears what is left of a session that is over. */
  @Public()
  @HttpCode(204)
  @Post('sign-out')
  async signOut(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    requireSameOrigin(request, this.config.publicUrl);
    await this.sessions.end(request);
    response.clearCookie(cookieName(this.config), {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.secureCookies,
    });
  }

  @May('self.read')
  @Get('me')
  whoAmI(@CurrentActor() actor: Actor, @Req() request: Request): Promise<MeView> {
    return this.me.view(actor, this.sessions.signedIn(request));
  }

  /** A sign of life from somebody who only reads: every unsafe request prolongs the session, and this does nothing else. */
  @May('self.read')
  @HttpCode(204)
  @Post('keep-alive')
  keepAlive(): void {}

  @May('self.manage')
  @HttpCode(204)
  @Post('change-password')
  changePassword(
    @CurrentActor() actor: Actor,
    @Req() request: Request,
    @Body({ schema: ChangePassword }) { currentPassword, newPassword }: ChangePassword,
  ): Promise<void> {
    return this.signIns.changePassword(actor, currentPassword, newPassword, request.sessionID, clientAddress(request));
  }

  @Public()
  @HttpCode(200)
  @Post('setup')
  async setup(@Req() request: Request, @Body({ schema: Setup }) setup: Setup): Promise<MeView> {
    requireSameOrigin(request, this.config.publicUrl);
    const actor = await this.setups.createAdministrator(setup);
    return this.me.view(actor, await this.sessions.begin(request, actor.personId));
  }
}
