import type { CalendarDate } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One human for life. */
@Entity({ name: 'person' })
export class Person {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'legal_name', type: 'text' })
  legalName!: string;

  /** The chosen name: shown everywhere unless law demands otherwise. */
  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  /** For searching and sorting only, never shown. */
  @Column({ name: 'folded_name', type: 'text' })
  foldedName!: string;

  @Column({ type: 'text', default: 'active' })
  status!: 'active' | 'inactive';

  @Column({ name: 'birth_date', type: 'date', nullable: true })
  birthDate!: CalendarDate | null;

  @Column({ type: 'text', nullable: true })
  post!: string | null;

  @Column({ name: 'unit_id', type: 'uuid', nullable: true })
  unitId!: string | null;

  @Column({ type: 'text', nullable: true })
  study!: string | null;

  @Column({ name: 'class_year', type: 'int', nullable: true })
  classYear!: number | null;

  @Column({ type: 'int', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
