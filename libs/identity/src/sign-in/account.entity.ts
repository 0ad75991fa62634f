import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a person signs in with a password. */
@Entity({ name: 'account' })
export class Account {
  @PrimaryColumn({ name: 'person_id', type: 'uuid' })
  personId!: string;

  /** argon2id, as a PHC string. Never leaves the service. */
  @Column({ name: 'password_hash', type: 'text' })
  passwordHash!: string;

  @Column({ name: 'password_changed_at', type: 'timestamptz', default: () => 'now()' })
  passwordChangedAt!: Date;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt!: Date | null;
}
