import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One piece of evidence in one round of a submission. Never changed: a revision adds more. */
@Entity('evidence_item')
export class EvidenceItem {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'submission_id' }) submissionId!: string;
  @Column('int') round!: number;
  @Column('int') position!: number;
  @Column('text') kind!: 'reflection' | 'link' | 'file';
  @Column('text') title!: string;
  /** Of a reflection: plain text. */
  @Column('text', { nullable: true }) body!: string | null;
  /** Of a link; never fetched. */
  @Column('text', { nullable: true }) url!: string | null;
  @Column('text', { name: 'file_sha256', nullable: true }) fileSha256!: string | null;
  @Column('text', { name: 'file_name', nullable: true }) fileName!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
