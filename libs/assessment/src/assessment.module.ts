import { CatalogueModule } from '@laurel/catalogue';
import { IdentityModule } from '@laurel/identity';
import { Module } from '@nestjs/common';
import { AchievementFacts } from './achievement/achievement-facts.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceFiles } from './evidence/evidence-files.service.js';
import { EvidenceIntake } from './evidence/evidence-intake.js';
import { ReviewService } from './review/review.service.js';
import { SubmissionController } from './submission/submission.controller.js';
import { SubmissionReader } from './submission/submission.reader.js';
import { SubmissionService } from './submission/submission.service.js';

/** Evidence, submissions and their review against a rubric. */
@Module({
  imports: [IdentityModule, CatalogueModule],
  controllers: [SubmissionController, EvidenceController],
  providers: [SubmissionService, SubmissionReader, ReviewService, EvidenceIntake, EvidenceFiles, AchievementFacts],
  exports: [SubmissionService, SubmissionReader, ReviewService, AchievementFacts],
})
export class AssessmentModule {}
