import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { JsonObject } from '../documents/json.js';

/** A signed document: one for each entry of a record version, and the CLR around them. Never edited. */
@Entity('issued_credential')
export class IssuedCredentialRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'record_version_id' }) recordVersionId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: 'entry' | 'clr';
  @Column('text', { name: 'entry_key' }) entryKey!: string;
  @Column('uuid', { name: 'signing_key_id' }) signingKeyId!: string;
  @Column('uuid', { name: 'status_list_id' }) statusListId!: string;
  @Column('int', { name: 'status_index' }) statusIndex!: number;
  @Column('jsonb') document!: JsonObject;
  @Column('text') sha256!: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('text', { name: 'revoked_reason', nullable: true }) revokedReason!: string | null;
  @Column('timestamptz', { name: 'superseded_at', nullable: true }) supersededAt!: Date | null;
}
