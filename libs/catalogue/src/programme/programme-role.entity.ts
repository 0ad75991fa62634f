import type { Depth } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A part that people take in a programme version. */
@Entity('programme_role')
export class ProgrammeRole {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'programme_version_id' }) programmeVersionId!: string;
  @Column('int') position!: number;
  @Column('text') name!: string;
  @Column('text') depth!: Depth;
  @Column('int', { name: 'required_minutes' }) requiredMinutes!: number;
  @Column('text') duties!: string;
}
