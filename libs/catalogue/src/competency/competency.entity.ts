import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A CFItem: something that people can show they are able to do. Retired, never deleted, once anything uses it. */
@Entity('competency')
export class Competency {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'framework_id' }) frameworkId!: string;
  @Column('text') identifier!: string;
  @Column('text') uri!: string;
  @Column('text', { nullable: true }) code!: string | null;
  @Column('text') name!: string;
  @Column('text') statement!: string;
  @Column('text', { name: 'item_type', nullable: true }) itemType!: string | null;
  @Column('int', { default: 0 }) position!: number;
  @Column('text', { default: 'active' }) status!: 'active' | 'retired';
  @Column('uuid', { name: 'rubric_id', nullable: true }) rubricId!: string | null;
  /** The CFItem as it came, with fields that CASE does not know. */
  @Column('jsonb') source!: Record<string, unknown>;
}
