import { assessmentEntities } from '@laurel/assessment';
import { catalogueEntities } from '@laurel/catalogue';
import { credentialEntities } from '@laurel/credentials';
import { identityEntities } from '@laurel/identity';
import { migrations } from '@laurel/migrations';
import { participationEntities } from '@laurel/participation';
import { type Config, migrate, openDatabase, startEmbedded } from '@laurel/platform';
import { recordEntities } from '@laurel/records';
import type { DataSource } from 'typeorm';

/** Every entity of every room. */
export const entities: (new () => object)[] = [
  ...identityEntities,
  ...catalogueEntities,
  ...participationEntities,
  ...assessmentEntities,
  ...credentialEntities,
  ...recordEntities,
];

export interface House {
  config: Config;
  dataSource: DataSource;
  databaseUrl: string;
  /** Closes connections and gives an embedded server back. */
  close(): Promise<void>;
}

/**
 * Opens the database that the settings name, or the embedded one, and brings its schema up to date. Every entry
 * (server, worker, command line, benchmark) begins here. `log` hears what a person waiting should know.
 */
export async function openHouse(
  config: Config,
  { log = () => {}, applicationName = 'laurel' }: { log?: (line: string) => void; applicationName?: string } = {},
): Promise<House> {
  const embedded = config.databaseUrl ? null : await startEmbedded({ dataDir: config.dataDir, log });
  try {
    const databaseUrl = config.databaseUrl ?? (embedded as { url: string }).url;
    const dataSource = await openDatabase(databaseUrl, {
      entities,
      migrations,
      poolSize: config.databasePoolSize,
      applicationName,
    });
    const close = async () => {
      await dataSource.destroy();
      await embedded?.stop();
    };
    try {
      await migrate(dataSource);
    } catch (error) {
      await close();
      throw error;
    }
    return { config, dataSource, databaseUrl, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
