import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A CFRubric: how work is judged. */
@Entity('rubric')
export class Rubric {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'framework_id', nullable: true }) frameworkId!: string | null;
  @Column('text') identifier!: string;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) description!: string | null;
}

@Entity('rubric_criterion')
export class RubricCriterion {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'rubric_id' }) rubricId!: string;
  @Column('int') position!: number;
  @Column('text') title!: string;
  @Column('text', { nullable: true }) description!: string | null;
  /** As the database writes it, "1.50": a numeric arrives as text. */
  @Column('numeric', { precision: 6, scale: 2, default: 1 }) weight!: string;
}

@Entity('rubric_level')
export class RubricLevel {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'criterion_id' }) criterionId!: string;
  /** 1 is the lowest. */
  @Column('int') level!: number;
  @Column('text') name!: string;
  @Column('text') description!: string;
  @Column('int') points!: number;
}

/** A step of the institution's scale, 1 the lowest. */
@Entity('proficiency_level')
export class ProficiencyLevel {
  @PrimaryColumn('int') level!: number;
  @Column('text') name!: string;
  @Column('text') meaning!: string;
}
