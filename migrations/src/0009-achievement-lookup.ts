import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds a signed credential by the permanent address of the achievement in it, whatever host it was issued under. */
export class AchievementLookup1764000000009 implements MigrationInterface {
  name = 'AchievementLookup1764000000009';

  async up(query: QueryRunner): Promise<void> {
    await query.query(`
      create index issued_credential_achievement on issued_credential
        (split_part(document #>> '{credentialSubject,achievement,id}', '/achievements/', 2), issued_at desc, id desc)
        where kind = 'entry';
    `);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query('drop index issued_credential_achievement');
  }
}
