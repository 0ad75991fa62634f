export { AchievementFacts } from './achievement/achievement-facts.js';
export { assessmentEntities } from './assessment.entities.js';
export { AssessmentModule } from './assessment.module.js';
export type { KeptFile } from './evidence/evidence-intake.js';
export { ReviewService } from './review/review.service.js';
export { SubmissionReader } from './submission/submission.reader.js';
export { SubmissionService } from './submission/submission.service.js';
