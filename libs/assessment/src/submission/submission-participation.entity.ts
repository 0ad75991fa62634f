import { Entity, PrimaryColumn } from 'typeorm';

/** The participation that the work comes from. */
@Entity('submission_participation')
export class SubmissionParticipation {
  @PrimaryColumn('uuid', { name: 'submission_id' }) submissionId!: string;
  @PrimaryColumn('uuid', { name: 'participation_id' }) participationId!: string;
}
