import type { AssessmentDecision } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a reviewer decided on one round, as they were on that day. One that was taken back stays, marked. */
@Entity('assessment')
export class Assessment {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'submission_id' }) submissionId!: string;
  @Column('int') round!: number;
  @Column('uuid', { name: 'reviewer_id' }) reviewerId!: string;
  @Column('text', { name: 'reviewer_name' }) reviewerName!: string;
  @Column('text', { name: 'reviewer_post', nullable: true }) reviewerPost!: string | null;
  @Column('text', { name: 'reviewer_unit', nullable: true }) reviewerUnit!: string | null;
  @Column('text') decision!: AssessmentDecision;
  /** Of an approval: the level it gave. */
  @Column('int', { nullable: true }) level!: number | null;
  @Column('text', { nullable: true }) comment!: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt!: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true }) undoneBy!: string | null;
  @Column('text', { name: 'undo_reason', nullable: true }) undoReason!: string | null;
}
