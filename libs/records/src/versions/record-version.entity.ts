import type { AssembledRecord, VersionState } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A frozen, hashed assembly for one person. Its content never changes; its state does, by verbs. */
@Entity('record_version')
export class RecordVersion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('int') number!: number;
  @Column('text') state!: VersionState;
  @Column('uuid', { name: 'run_id', nullable: true }) runId!: string | null;
  @Column('jsonb') content!: AssembledRecord;
  @Column('text', { name: 'content_sha256' }) contentSha256!: string;
  @Column('text', { name: 'verify_code' }) verifyCode!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'issued_at', nullable: true }) issuedAt!: Date | null;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  @Column('text', { name: 'revoke_reason', nullable: true }) revokeReason!: string | null;
  @Column('text', { name: 'pdf_sha256', nullable: true }) pdfSha256!: string | null;
}
