import { AcademicResult } from './facts/academic-result.entity.js';
import { PublicationItem } from './publication/publication-item.entity.js';
import { PublicationRun } from './publication/publication-run.entity.js';
import { RecordVersion } from './versions/record-version.entity.js';

export { PreviewService } from './publication/preview.service.js';
export { PublicationService } from './publication/publication.service.js';
export { PublicationReader } from './publication/publication-reader.js';
export { RecordsModule } from './records.module.js';
export { VerificationService } from './verification/verification.service.js';
export { Downloads } from './versions/downloads.js';
export { RecordReader } from './versions/record-reader.js';
export { Transcripts } from './versions/transcripts.js';

/** The tables of this room. */
export const recordEntities = [AcademicResult, PublicationItem, PublicationRun, RecordVersion];
