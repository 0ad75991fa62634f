import { CredentialsModule } from '@laurel/credentials';
import { IdentityModule } from '@laurel/identity';
import { Module } from '@nestjs/common';
import { AchievementsController } from './achievements/achievements.controller.js';
import { AchievementsService } from './achievements/achievements.service.js';
import { DocumentsController } from './documents/documents.controller.js';

/** What the standards let strangers read, at permanent addresses: keys, status lists, achievements. */
@Module({
  imports: [IdentityModule, CredentialsModule],
  controllers: [DocumentsController, AchievementsController],
  providers: [AchievementsService],
  exports: [AchievementsService],
})
export class ExchangeModule {}
