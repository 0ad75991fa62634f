import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { KeyView } from '@laurel/contract';
import { CredentialsService } from '@laurel/credentials';
import { openProduct, type Product } from '../support/product.js';

const CLI = fileURLToPath(new URL('../../apps/api/dist/cli.js', import.meta.url));

let product: Product;
let administrator: string;

beforeAll(async () => {
  product = await openProduct();
  administrator = (await product.signedIn('Ada Admin', 'administrator')).personId;
  await product.app.get(CredentialsService).ensureKey();
});
afterAll(() => product?.close());

const rotate = (...options: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [CLI, 'keys', 'rotate', '--json', ...options], {
    env: { PATH: process.env['PATH'], DATABASE_URL: product.databaseUrl, DATA_DIR: product.config.dataDir },
    encoding: 'utf8',
  });
const states = async () => (await product.app.get(CredentialsService).keys()).map(({ state }) => state);

describe('Rotating the signing key from the command line', () => {
  it('asks to be meant, and changes nothing until then', async () => {
    const { status, stdout, stderr } = rotate();
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('--yes');
    expect(await states()).toEqual(['active']);
  });

  it('is for administrators alone', async () => {
    const { personId } = await product.signedIn('Rana Sayegh', 'registrar');
    const { status, stderr } = rotate('--yes', '--as', `${personId}@sample.edu`);
    expect([status, stderr]).toEqual([1, expect.stringContaining('does not include this')]);
    expect(await states()).toEqual(['active']);
  });

  it('retires the old key, signs with a new one, and says so in the log', async () => {
    const [before] = await product.app.get(CredentialsService).keys();
    const { status, stdout } = rotate('--yes');
    expect(status).toBe(0);
    const keys = JSON.parse(stdout) as KeyView[];
    expect(keys).toMatchObject([{ state: 'active' }, { state: 'retired', publicMultibase: before?.publicMultibase }]);
    const { issuer } = await product.app.get(CredentialsService).issuer();
    expect(issuer.options.key.publicMultibase).toBe(keys[0]?.publicMultibase);
    const events = await product.dataSource.query<{ verb: string; subject_id: string; actor_id: string }[]>(
      "select verb, subject_id, actor_id from audit_event where subject_type = 'key' and actor_id is not null order by seq",
    );
    expect(events).toEqual([
      { verb: 'key.retire', subject_id: before?.id, actor_id: administrator },
      { verb: 'key.create', subject_id: keys[0]?.id, actor_id: administrator },
    ]);
  });
});
