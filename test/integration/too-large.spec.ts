import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVIDENCE_FILE_LIMIT } from '@laurel/domain';
import { openProduct, type Product, unknownId } from '../support/product.js';

const MEGABYTE = 1024 * 1024;

let product: Product;

beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product?.close());

const json = (bytes: number): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ text: 'a'.repeat(bytes) }),
});

const file = (field: string, name: string, bytes: number, fields: Record<string, string> = {}): RequestInit => {
  const body = new FormData();
  for (const [key, value] of Object.entries(fields)) body.set(key, value);
  body.set(field, new Blob([Buffer.alloc(bytes, 'a')]), name);
  return { body };
};

interface Family {
  name: string;
  role: string;
  path: string;
  request: () => RequestInit;
}

const FAMILIES: Family[] = [
  {
    name: 'JSON, as most routes take it',
    role: 'registrar',
    path: `/api/records/${unknownId()}/revoke`,
    request: () => json(257 * 1024),
  },
  { name: 'a sign-in', role: 'stranger', path: '/api/auth/sign-in', request: () => json(257 * 1024) },
  { name: 'a pasted record to verify', role: 'stranger', path: '/api/verify', request: () => json(6 * MEGABYTE + 1) },
  {
    name: 'a file to verify',
    role: 'stranger',
    path: '/api/verify',
    request: () => file('file', 'record.pdf', 10 * MEGABYTE + 1),
  },
  {
    name: 'a roster',
    role: 'staff',
    path: `/api/activities/${unknownId()}/imports`,
    request: () => file('file', 'roster.csv', 20 * MEGABYTE + 1),
  },
  {
    name: 'evidence',
    role: 'student',
    path: '/api/submissions',
    request: () => file('files', 'film.mp4', EVIDENCE_FILE_LIMIT + 1, { submission: '{}' }),
  },
  {
    name: 'a framework as JSON',
    role: 'registrar',
    path: '/api/frameworks/import',
    request: () => json(50 * MEGABYTE + 1),
  },
  {
    name: 'a framework as a file',
    role: 'registrar',
    path: '/api/frameworks/import',
    request: () => file('file', 'case.json', 50 * MEGABYTE + 1),
  },
];

describe('more than a route takes is 413, in words', () => {
  it.each(FAMILIES)('$name', async ({ role, path, request }) => {
    const grant = role === 'staff' ? { unit_id: product.campus.unitId } : undefined;
    const who = role === 'stranger' ? product.stranger : await product.signedIn(role, role, grant);
    const answer = await who.fetch(path, { method: 'POST', ...request() });
    expect(answer.status).toBe(413);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^(body|file)-too-large$/), status: 413 });
  });
});
