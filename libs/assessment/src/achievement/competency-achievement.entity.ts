import type { AchievementState } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A level of a competency that an approved assessment awarded. */
@Entity('competency_achievement')
export class CompetencyAchievement {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'competency_id' }) competencyId!: string;
  @Column('int') level!: number;
  @Column('uuid', { name: 'assessment_id' }) assessmentId!: string;
  @Column('date', { name: 'achieved_on' }) achievedOn!: string;
  @Column('uuid', { name: 'term_id', nullable: true }) termId!: string | null;
  @Column('text') state!: AchievementState;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
