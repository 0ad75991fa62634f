import { AssessmentModule } from '@laurel/assessment';
import { CredentialsModule } from '@laurel/credentials';
import { IdentityModule } from '@laurel/identity';
import { ParticipationModule } from '@laurel/participation';
import { JobHandlers } from '@laurel/platform';
import { Module, type OnModuleInit } from '@nestjs/common';
import { AcademicFacts } from './facts/academic-facts.js';
import { RecordFacts } from './facts/record-facts.js';
import { ASSEMBLE_RUN, type AssembleRun, ISSUE_RECORD, type IssueRecord } from './publication/jobs.js';
import { PreviewService } from './publication/preview.service.js';
import { PublicationService } from './publication/publication.service.js';
import { PublicationReader } from './publication/publication-reader.js';
import { PublicationsController } from './publication/publications.controller.js';
import { RecordIssuer } from './publication/record-issuer.js';
import { RunAssembler } from './publication/run-assembler.js';
import { VerificationService } from './verification/verification.service.js';
import { VerificationGate } from './verification/verification-gate.js';
import { VerifyController } from './verification/verify.controller.js';
import { Downloads } from './versions/downloads.js';
import { OwnRecordController } from './versions/own-record.controller.js';
import { RecordReader } from './versions/record-reader.js';
import { RecordsController } from './versions/records.controller.js';
import { RevocationService } from './versions/revocation.service.js';
import { Transcripts } from './versions/transcripts.js';

/** Assembles, freezes, publishes, serves and verifies records. */
@Module({
  imports: [IdentityModule, ParticipationModule, AssessmentModule, CredentialsModule],
  controllers: [OwnRecordController, RecordsController, PublicationsController, VerifyController],
  providers: [
    AcademicFacts,
    Downloads,
    PreviewService,
    PublicationReader,
    PublicationService,
    RecordFacts,
    RecordIssuer,
    RecordReader,
    RevocationService,
    RunAssembler,
    Transcripts,
    VerificationGate,
    VerificationService,
  ],
  exports: [Downloads, PreviewService, PublicationReader, PublicationService, RecordReader, VerificationService],
})
export class RecordsModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly runs: RunAssembler,
    private readonly issuer: RecordIssuer,
  ) {}

  onModuleInit(): void {
    this.handlers
      .register<AssembleRun>(ASSEMBLE_RUN, (payload, { signal }) => this.runs.assemble(payload, signal))
      .register<IssueRecord>(ISSUE_RECORD, (payload, context) => this.issuer.issue(payload, context));
  }
}
