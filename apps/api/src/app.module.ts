import { AssessmentModule } from '@laurel/assessment';
import { CatalogueModule } from '@laurel/catalogue';
import { CredentialsModule } from '@laurel/credentials';
import { ExchangeModule } from '@laurel/exchange';
import { IdentityModule } from '@laurel/identity';
import { ParticipationModule } from '@laurel/participation';
import { PlatformModule, type PlatformParts } from '@laurel/platform';
import { RecordsModule } from '@laurel/records';
import { type DynamicModule, Module } from '@nestjs/common';
import { AuditController } from './admin/audit.controller.js';
import { AuditReader } from './admin/audit-reader.js';
import { KeysController } from './admin/keys.controller.js';
import { HealthController } from './http/health.controller.js';
import { TodayController } from './today/today.controller.js';
import { TodayService } from './today/today.service.js';

/** All rooms, for every entry: the server adds HTTP on top, worker and command line use the services. */
@Module({})
export class AppModule {
  static forRoot(parts: PlatformParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(parts),
        IdentityModule,
        CatalogueModule,
        ParticipationModule,
        AssessmentModule,
        CredentialsModule,
        RecordsModule,
        ExchangeModule,
      ],
      controllers: [HealthController, AuditController, KeysController, TodayController],
      providers: [AuditReader, TodayService],
    };
  }
}
