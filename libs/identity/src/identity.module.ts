import { Module } from '@nestjs/common';
import { APP_GUARD, APP_PIPE } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccessGuard } from './access/access.guard.js';
import { ActorService } from './access/actor.service.js';
import { HoldsController } from './holds/holds.controller.js';
import { HoldsService } from './holds/holds.service.js';
import { InstitutionController } from './institution/institution.controller.js';
import { InstitutionService } from './institution/institution.service.js';
import { GrantsService } from './people/grants.service.js';
import { PeopleController } from './people/people.controller.js';
import { PeopleService } from './people/people.service.js';
import { PeopleList } from './people/people-list.js';
import { PersonWriter } from './people/person-writer.js';
import { SessionService } from './sessions/session.service.js';
import { AccountsController } from './sign-in/accounts.controller.js';
import { AccountsService } from './sign-in/accounts.service.js';
import { AuthController } from './sign-in/auth.controller.js';
import { LocalStrategy } from './sign-in/local.strategy.js';
import { MeService } from './sign-in/me.service.js';
import { SetupService } from './sign-in/setup.service.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { TermsController } from './terms/terms.controller.js';
import { TermsService } from './terms/terms.service.js';
import { UnitsController } from './units/units.controller.js';
import { UnitsService } from './units/units.service.js';
import { WirePipe } from './wire/wire.pipe.js';

/**
 * People, sign-in and access. Importing it closes every route of the application that is not `@May` or `@Public`, and
 * makes every route read its input by schema. It needs `configureSessions(app)` before the application listens.
 */
@Module({
  imports: [PassportModule],
  controllers: [
    AuthController,
    InstitutionController,
    PeopleController,
    AccountsController,
    UnitsController,
    TermsController,
    HoldsController,
  ],
  providers: [
    ActorService,
    SessionService,
    SignInService,
    LocalStrategy,
    MeService,
    SetupService,
    AccountsService,
    InstitutionService,
    PersonWriter,
    PeopleList,
    PeopleService,
    GrantsService,
    UnitsService,
    TermsService,
    HoldsService,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: WirePipe },
  ],
  exports: [
    ActorService,
    InstitutionService,
    PeopleService,
    GrantsService,
    AccountsService,
    SetupService,
    UnitsService,
    TermsService,
    HoldsService,
  ],
})
export class IdentityModule {}
