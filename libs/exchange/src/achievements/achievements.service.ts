import { inReadingOrder, type JsonObject } from '@laurel/credentials';
import { notFound } from '@laurel/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StandaloneAchievement } from './achievement-document.js';

/**
 * What an award is an award of, under its permanent address. Nothing about anybody who received it: an Achievement
 * says what there was to achieve.
 */
@Injectable()
export class AchievementsService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The achievement as the latest signed credential embeds it, word for word. `key` is the last part of its address.
   * Not-found for what was never awarded: then no signed document points here.
   */
  async read(key: string): Promise<StandaloneAchievement> {
    const [row] = await this.dataSource.query<{ context: JsonObject[string]; achievement: JsonObject }[]>(
      `select document -> '@context' as context, document #> '{credentialSubject,achievement}' as achievement
         from issued_credential
        where kind = 'entry'
          and split_part(document #>> '{credentialSubject,achievement,id}', '/achievements/', 2) = $1
        order by issued_at desc, id desc limit 1`,
      [key],
    );
    if (!row) throw notFound('achievement');
    return inReadingOrder({ '@context': row.context, ...row.achievement }) as unknown as StandaloneAchievement;
  }
}
