import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course or degree from the student information system; never typed over here. */
@Entity('academic_result')
export class AcademicResult {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') kind!: 'course' | 'degree' | 'honour';
  @Column('text') code!: string;
  @Column('text') title!: string;
  @Column('numeric', { precision: 6, scale: 2, nullable: true }) credits!: string | null;
  @Column('text', { nullable: true }) grade!: string | null;
  @Column('uuid', { name: 'term_id', nullable: true }) termId!: string | null;
  @Column('date', { name: 'awarded_on' }) awardedOn!: string;
  @Column('text', { name: 'source_id' }) sourceId!: string;
}
