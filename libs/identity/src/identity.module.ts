import { Module } from '@nestjs/common';
import { APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { ActorService } from './access/actor.service.js';
import { SessionService } from './sessions/session.service.js';
import { WirePipe } from './wire/wire.pipe.js';

/** People, sign-in and access. Importing it closes every route of the application that is not `@May` or `@Public`. */
@Module({
  providers: [
    ActorService,
    SessionService,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: WirePipe },
  ],
  exports: [ActorService],
})
export class IdentityModule {}
