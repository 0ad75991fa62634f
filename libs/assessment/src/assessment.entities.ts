import { CompetencyAchievement } from './achievement/competency-achievement.entity.js';
import { EvidenceItem } from './evidence/evidence-item.entity.js';
import { StoredFileRow } from './evidence/stored-file.entity.js';
import { Assessment } from './review/assessment.entity.js';
import { AssessmentScore } from './review/assessment-score.entity.js';
import { Submission } from './submission/submission.entity.js';
import { SubmissionParticipation } from './submission/submission-participation.entity.js';

/** Every table of this room, for the DataSource. */
export const assessmentEntities = [
  StoredFileRow,
  Submission,
  SubmissionParticipation,
  EvidenceItem,
  Assessment,
  AssessmentScore,
  CompetencyAchievement,
];
