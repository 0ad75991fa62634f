import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openProduct, type Product } from '../support/product.js';

let product: Product;

beforeAll(async () => {
  product = await openProduct({ VERIFICATIONS_A_MINUTE: '3', TRUSTED_PROXIES: '1' });
});
afterAll(() => product?.close());

const ask = (address: string, path = '/api/verify', body: BodyInit | undefined = JSON.stringify({ text: '{}' })) =>
  product.stranger.fetch(path, {
    method: path === '/api/verify' ? 'POST' : 'GET',
    headers: {
      'x-forwarded-for': address,
      ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    body: path === '/api/verify' ? body : undefined,
  });

describe('Verifying without an account', () => {
  it('is done so often a minute for an address, by whichever door, then asks to wait', async () => {
    const file = new FormData();
    file.set('file', new Blob(['{}']), 'record.json');
    const statuses = [
      (await ask('192.0.2.1')).status,
      (await ask('192.0.2.1', '/api/verify', file)).status,
      (await ask('192.0.2.1', '/api/verify/7K3M-92QF-C0XW-41TB')).status,
    ];
    expect(statuses).not.toContain(429);
    const refused = await ask('192.0.2.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: 'verify-throttled', status: 429 });
    expect((await ask('192.0.2.1', '/api/verify/7K3M-92QF-C0XW-41TB')).status).toBe(429);
  });

  it('counts the address that the trusted proxy saw, not what the client says of itself', async () => {
    for (let turn = 0; turn < 3; turn += 1) expect((await ask(`10.0.0.${turn}, 192.0.2.2`)).status).toBe(200);
    expect((await ask('10.0.0.9, 192.0.2.2')).status).toBe(429);
    expect((await ask('192.0.2.3')).status).toBe(200);
  });
});
