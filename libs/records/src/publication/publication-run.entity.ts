import type { RunState } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The release of a term, or of one student. */
@Entity('publication_run')
export class PublicationRun {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'term_id', nullable: true }) termId!: string | null;
  @Column('uuid', { name: 'person_id', nullable: true }) personId!: string | null;
  @Column('text') state!: RunState;
  @Column('uuid', { name: 'released_by' }) releasedBy!: string;
  @Column('timestamptz', { name: 'released_at' }) releasedAt!: Date;
  @Column('int') people!: number;
  @Column('timestamptz', { name: 'assembled_at', nullable: true }) assembledAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
}
