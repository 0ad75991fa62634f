import type { IdentifierScheme } from '@laurel/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person is known by in one scheme: text, unique per scheme in its normalised form. */
@Entity({ name: 'person_identifier' })
export class PersonIdentifier {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  scheme!: IdentifierScheme;

  /** As typed, trimmed. */
  @Column({ type: 'text' })
  value!: string;

  @Column({ type: 'text' })
  normalised!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
