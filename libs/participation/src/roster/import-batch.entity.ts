import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A roster that was committed: the file by its hash, how its columns were read, and what became of its rows. */
@Entity('import_batch')
export class ImportBatch {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: 'participation';
  @Column('uuid', { name: 'activity_id' }) activityId!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'file_sha256' }) fileSha256!: string;
  @Column('jsonb') mapping!: { column: string; field: string | null; label: string | null }[];
  @Column('int') total!: number;
  @Column('int', { name: 'new_count' }) newCount!: number;
  @Column('int', { name: 'changed_count' }) changedCount!: number;
  @Column('int', { name: 'unchanged_count' }) unchangedCount!: number;
  @Column('int', { name: 'fault_count' }) faultCount!: number;
  @Column('uuid', { name: 'committed_by', nullable: true }) committedBy!: string | null;
  @Column('timestamptz', { name: 'committed_at' }) committedAt!: Date;
}
