import type { SubmissionState } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work handed in for a competency at a target level; revised in rounds. */
@Entity('submission')
export class Submission {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'competency_id' }) competencyId!: string;
  @Column('int', { name: 'target_level' }) targetLevel!: number;
  @Column('text') state!: SubmissionState;
  @Column('int', { default: 1 }) round!: number;
  @Column('uuid', { name: 'submitted_by' }) submittedBy!: string;
  /** When the last round came in: the age in the queue counts from here. */
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt!: Date;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
