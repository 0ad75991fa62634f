import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The institution's own kind of programme: leadership, service, research. */
@Entity('category')
export class Category {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('int') position!: number;
}
