import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A competency that a programme version aims at, up to a level. */
@Entity('programme_outcome')
export class ProgrammeOutcomeRow {
  @PrimaryColumn('uuid', { name: 'programme_version_id' }) programmeVersionId!: string;
  @PrimaryColumn('uuid', { name: 'competency_id' }) competencyId!: string;
  @Column('int') level!: number;
  @Column('int') position!: number;
}
