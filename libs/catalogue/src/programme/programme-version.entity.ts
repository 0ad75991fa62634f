import type { ProgrammeState } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One wording of a programme. At most one is open and one in force, by unique index; frozen once approved. */
@Entity('programme_version')
export class ProgrammeVersion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'programme_id' }) programmeId!: string;
  @Column('int') number!: number;
  @Column('text') state!: ProgrammeState;
  @Column('text') title!: string;
  @Column('text') description!: string;
  @Column('text') criteria!: string;
  @Column('text', { name: 'achievement_type' }) achievementType!: string;
  @Column('boolean', { name: 'four_eyes', default: false }) fourEyes!: boolean;
  @Column('uuid', { name: 'proposed_by', nullable: true }) proposedBy!: string | null;
  @Column('timestamptz', { name: 'proposed_at', nullable: true }) proposedAt!: Date | null;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt!: Date | null;
  @Column('text', { name: 'decision_comment', nullable: true }) decisionComment!: string | null;
  @Column('date', { name: 'approved_until', nullable: true }) approvedUntil!: string | null;
  /** SHA-256 in hex over the canonical JSON of the frozen content; null before approval. */
  @Column('text', { name: 'content_sha256', nullable: true }) contentSha256!: string | null;
  /** Counts changes, for those who edit at the same time. */
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' }) updatedAt!: Date;
}
