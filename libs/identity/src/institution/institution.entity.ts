import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One per deployment. */
@Entity({ name: 'institution' })
export class Institution {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'boolean', default: true, unique: true })
  singleton!: boolean;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  url!: string;

  /** IANA name. */
  @Column({ name: 'time_zone', type: 'text' })
  timeZone!: string;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ name: 'registrar_name', type: 'text' })
  registrarName!: string;

  @Column({ name: 'registrar_title', type: 'text' })
  registrarTitle!: string;

  @Column({ name: 'seal_motto', type: 'text', nullable: true })
  sealMotto!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
