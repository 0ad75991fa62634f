import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A key pair of the institution. One is active; retired ones stay listed for what they signed. */
@Entity('signing_key')
export class SigningKeyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'public_multibase', unique: true }) publicMultibase!: string;
  /** AES-256-GCM under the key-encryption key. */
  @Column('bytea', { name: 'secret_cipher' }) secretCipher!: Buffer;
  @Column('bytea', { name: 'secret_nonce' }) secretNonce!: Buffer;
  @Column('bytea', { name: 'secret_tag' }) secretTag!: Buffer;
  @Column('text') state!: 'active' | 'retired';
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'retired_at', nullable: true }) retiredAt!: Date | null;
}
