import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A programme version run in a term. Dates are calendar days. */
@Entity('activity')
export class Activity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'programme_version_id' }) programmeVersionId!: string;
  @Column('uuid', { name: 'term_id' }) termId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) place!: string | null;
  @Column('date', { name: 'starts_on' }) startsOn!: string;
  @Column('date', { name: 'ends_on' }) endsOn!: string;
  @Column('uuid', { name: 'coordinator_id', nullable: true }) coordinatorId!: string | null;
  @Column('int', { nullable: true }) capacity!: number | null;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('int', { default: 1 }) version!: number;
}
