import type { CalendarDate, Role } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A role of a person, where and how long. */
@Entity({ name: 'role_grant' })
export class RoleGrant {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  role!: Role;

  @Column({ name: 'unit_id', type: 'uuid', nullable: true })
  unitId!: string | null;

  @Column({ name: 'competency_id', type: 'uuid', nullable: true })
  competencyId!: string | null;

  @Column({ name: 'programme_id', type: 'uuid', nullable: true })
  programmeId!: string | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: CalendarDate;

  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil!: CalendarDate | null;

  /** Null where the system granted it: the seed, the command line, the setup. */
  @Column({ name: 'granted_by', type: 'uuid', nullable: true })
  grantedBy!: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Column({ name: 'ended_by', type: 'uuid', nullable: true })
  endedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
