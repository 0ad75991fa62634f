import type { ItemState, PublicationOutcome } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One person in a run: what was decided, and how far it is. */
@Entity('publication_item')
export class PublicationItem {
  @PrimaryColumn('uuid', { name: 'run_id' }) runId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') outcome!: PublicationOutcome;
  @Column('text') state!: ItemState;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text', { nullable: true }) message!: string | null;
  @Column('uuid', { name: 'record_version_id', nullable: true }) recordVersionId!: string | null;
}
