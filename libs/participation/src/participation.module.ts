import { CatalogueModule } from '@laurel/catalogue';
import { IdentityModule } from '@laurel/identity';
import { Module } from '@nestjs/common';
import { EntryWriter } from './entry-writer.js';
import { ParticipationController } from './participation.controller.js';
import { ParticipationReader } from './participation.reader.js';
import { ParticipationService } from './participation.service.js';
import { ImportBatchReader } from './roster/import-batch.reader.js';
import { RosterController } from './roster/roster.controller.js';
import { RosterImportService } from './roster/roster-import.service.js';
import { VerifiedParticipations } from './verified-participations.js';

/** Rosters, entries by hand, and their verification. */
@Module({
  imports: [CatalogueModule, IdentityModule],
  controllers: [ParticipationController, RosterController],
  providers: [
    EntryWriter,
    ImportBatchReader,
    ParticipationReader,
    ParticipationService,
    RosterImportService,
    VerifiedParticipations,
  ],
  exports: [ParticipationReader, ParticipationService, RosterImportService, VerifiedParticipations],
})
export class ParticipationModule {}
