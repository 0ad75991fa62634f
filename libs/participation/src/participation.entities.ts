import { Participation } from './participation.entity.js';
import { ImportBatch } from './roster/import-batch.entity.js';
import { Verification } from './verification.entity.js';

/** Every table of this room, for the DataSource. */
export const participationEntities = [Participation, Verification, ImportBatch];
