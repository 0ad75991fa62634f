import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a file of this content is kept, and what its bytes say it is. The bytes are in the FileStore under its hash. */
@Entity('stored_file')
export class StoredFileRow {
  /** Lower-case hex. */
  @PrimaryColumn('text') sha256!: string;
  /** Bytes. */
  @Column('bigint') size!: number;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
