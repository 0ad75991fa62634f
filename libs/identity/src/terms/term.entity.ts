import type { CalendarDate } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'term' })
export class Term {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', unique: true })
  code!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'first_day', type: 'date' })
  firstDay!: CalendarDate;

  @Column({ name: 'last_day', type: 'date' })
  lastDay!: CalendarDate;

  @Column({ name: 'recording_deadline', type: 'date' })
  recordingDeadline!: CalendarDate;

  @Column({ name: 'publication_deadline', type: 'date' })
  publicationDeadline!: CalendarDate;

  @Column({ type: 'int', default: 1 })
  version!: number;
}
