export { participationEntities } from './participation.entities.js';
export { ParticipationModule } from './participation.module.js';
export { ParticipationReader } from './participation.reader.js';
export { ParticipationService } from './participation.service.js';
export { ROSTER_LIMIT, type RosterImport, RosterImportService } from './roster/roster-import.service.js';
export { VerifiedParticipations, type Waiting } from './verified-participations.js';
