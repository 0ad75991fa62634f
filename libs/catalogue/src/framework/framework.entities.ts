import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A CFDocument. */
@Entity('framework')
export class Framework {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') identifier!: string;
  @Column('text') uri!: string;
  @Column('text') title!: string;
  @Column('text') creator!: string;
  @Column('text', { nullable: true }) description!: string | null;
  @Column('text', { nullable: true }) language!: string | null;
  @Column('text', { name: 'framework_type', nullable: true }) frameworkType!: string | null;
  @Column('text', { name: 'case_version', nullable: true }) caseVersion!: string | null;
  @Column('timestamptz', { name: 'last_change_at' }) lastChangeAt!: Date;
  /** SHA-256 in hex of the canonical JSON of the package last stored. */
  @Column('text', { name: 'content_sha256' }) contentSha256!: string;
  @Column('jsonb') source!: Record<string, unknown>;
  @Column('uuid', { name: 'imported_by', nullable: true }) importedBy!: string | null;
  @Column('timestamptz', { name: 'imported_at' }) importedAt!: Date;
}

/** A CFAssociation. An end without id points outside this catalogue. */
@Entity('competency_association')
export class CompetencyAssociation {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'framework_id' }) frameworkId!: string;
  @Column('text') identifier!: string;
  @Column('text') uri!: string;
  @Column('text') type!: string;
  @Column('text', { name: 'origin_uri' }) originUri!: string;
  @Column('text', { name: 'destination_uri' }) destinationUri!: string;
  @Column('uuid', { name: 'origin_id', nullable: true }) originId!: string | null;
  @Column('uuid', { name: 'destination_id', nullable: true }) destinationId!: string | null;
  @Column('int', { nullable: true }) sequence!: number | null;
  @Column('jsonb') source!: Record<string, unknown>;
}
