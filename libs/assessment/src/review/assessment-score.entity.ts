import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The level given to one criterion of the rubric. */
@Entity('assessment_score')
export class AssessmentScore {
  @PrimaryColumn('uuid', { name: 'assessment_id' }) assessmentId!: string;
  @PrimaryColumn('uuid', { name: 'criterion_id' }) criterionId!: string;
  @Column('int') level!: number;
}
