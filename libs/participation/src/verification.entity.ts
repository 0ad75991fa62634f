import type { VerifierClass } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who stood up for a participation, as they were on that day. Taken back, it stays, marked. */
@Entity('verification')
export class Verification {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'participation_id' }) participationId!: string;
  @Column('uuid', { name: 'verifier_id', nullable: true }) verifierId!: string | null;
  @Column('text', { name: 'verifier_name' }) verifierName!: string;
  @Column('text', { name: 'verifier_post', nullable: true }) verifierPost!: string | null;
  @Column('text', { name: 'verifier_unit', nullable: true }) verifierUnit!: string | null;
  @Column('text', { name: 'verifier_class' }) verifierClass!: VerifierClass;
  @Column('text') method!: string;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt!: Date;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) undoneAt!: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true }) undoneBy!: string | null;
  @Column('text', { name: 'undo_reason', nullable: true }) undoReason!: string | null;
}
