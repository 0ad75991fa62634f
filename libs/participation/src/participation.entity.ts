import type { CalendarDate, ParticipationSource, ParticipationState } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person in one role of one activity. */
@Entity('participation')
export class Participation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'activity_id' }) activityId!: string;
  @Column('uuid', { name: 'role_id' }) roleId!: string;
  @Column('int') minutes!: number;
  @Column('date', { name: 'starts_on' }) startsOn!: CalendarDate;
  @Column('date', { name: 'ends_on' }) endsOn!: CalendarDate;
  @Column('text') state!: ParticipationState;
  @Column('text') source!: ParticipationSource;
  /** The reference of the file it came in. */
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  /** Who typed it in, committed the file, or corrected it last. */
  @Column('uuid', { name: 'recorded_by', nullable: true }) recordedBy!: string | null;
  /** The last roster that brought or changed it. */
  @Column('uuid', { name: 'import_batch_id', nullable: true }) importBatchId!: string | null;
  @Column('text', { name: 'decline_reason', nullable: true }) declineReason!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
