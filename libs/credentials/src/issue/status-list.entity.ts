import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JsonObject } from '../documents/json.js';

/** A status list as last signed. The truth is in the rows of the credentials; `dirty` says that they have moved on. */
@Entity('status_list')
export class StatusListRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') purpose!: 'revocation';
  @Column('int') length!: number;
  @Column('boolean', { default: true }) dirty!: boolean;
  @Column('jsonb', { nullable: true }) document!: JsonObject | null;
  @Column('timestamptz', { name: 'signed_at', nullable: true }) signedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

/** A place in a list, taken once for an entry of a record version and never given to another. */
@Entity('status_allocation')
export class StatusAllocationRow {
  @PrimaryColumn('uuid', { name: 'status_list_id' }) statusListId!: string;
  @PrimaryColumn('int', { name: 'status_index' }) statusIndex!: number;
  @Column('uuid', { name: 'record_version_id' }) recordVersionId!: string;
  @Column('text', { name: 'entry_key' }) entryKey!: string;
}
