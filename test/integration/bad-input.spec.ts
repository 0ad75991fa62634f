import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiOf } from '@laurel/api';
import { type Browser, openProduct, type Product, unknownId } from '../support/product.js';

let product: Product;
const people: Record<string, Browser> = {};

beforeAll(async () => {
  product = await openProduct();
  people['staff'] = await product.signedIn('Staff', 'staff', { unit_id: product.campus.unitId });
  for (const role of ['student', 'reviewer', 'registrar', 'administrator', 'auditor'])
    people[role] = await product.signedIn(role, role);
  people['stranger'] = product.stranger;
  routes = await findRoutes();
});

afterAll(async () => {
  await product?.close();
});

interface Route {
  method: string;
  path: string;
  /** Roles that get past the door of this route, and those who do not. */
  inside: string[];
  outside: string[];
}

let routes: Route[];

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Asks every route as everyone once, for a row that is not there, to learn who is let in at all. */
async function findRoutes(): Promise<Route[]> {
  const all = Object.entries(openApiOf(product.app).paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => ({ method: method.toUpperCase(), path })),
  );
  return Promise.all(
    all.map(async ({ method, path }) => {
      const route: Route = { method, path, inside: [], outside: [] };
      for (const who of Object.keys(people)) {
        // Signing out is not asked: it would.
        const shut = path.endsWith('/sign-out') ? true : [401, 403].includes(await statusFor(who, method, path));
        (shut ? route.outside : route.inside).push(who);
      }
      return route;
    }),
  );
}

async function statusFor(who: string, method: string, path: string): Promise<number> {
  const address = path.replace(/\{[^}]+\}/g, unknownId());
  const response = await (people[who] as Browser).fetch(address, { method, ...bodyFor(method, '{}') });
  await response.arrayBuffer();
  return response.status;
}

/** For the `turn`-th input somebody who is let in and somebody who is not: over all inputs everyone has their turn. */
function askers({ inside, outside }: Route, turn: number): string[] {
  return [inside, outside].flatMap((people) => people[turn % people.length] ?? []);
}

/** What stands where an id should: nothing that may ever find a row. */
const IDS = [
  '',
  'null',
  'undefined',
  '%20',
  '0',
  '-1',
  "'%20or%201=1--",
  '%00',
  'ünïcode',
  '00000000-0000-0000-0000-000000000000',
  'a'.repeat(3000),
];

const QUERIES = [
  '?filter=null',
  '?filter=[]',
  '?filter={"id":null}',
  '?filter={"id":["x"]}',
  '?filter={"q":{"$ne":1}}',
  '?filter={"q":"%25_\\\\\\u0000"}',
  '?filter={"state":"no such state"}',
  '?filter={"__proto__":{"a":1}}',
  '?sort=["id;drop table person","ASC"]',
  '?sort=["constructor","ASC"]',
  '?sort=1',
  '?range=[5]',
  '?range=[10,2]',
  '?range=[-1,3]',
  '?range=[0,99999999999999999999]',
  '?range=[0,1]&range=[2,3]',
  '?filter=%E0%A4%A',
];

const BODIES: readonly (readonly [string, string | undefined])[] = [
  ['application/json', undefined],
  ['application/json', ''],
  ['application/json', '{'],
  ['application/json', 'null'],
  ['application/json', '[]'],
  ['application/json', '"text"'],
  ['application/json', '{"ids":null,"id":null,"personId":null,"termId":null}'],
  ['application/json', '{"__proto__":{"role":"administrator"},"constructor":{"prototype":{}}}'],
  ['application/json', JSON.stringify({ reason: 'a'.repeat(100_000), ids: Array(5000).fill('x') })],
  ['text/plain', 'hello'],
  ['application/x-www-form-urlencoded', 'a=1&a=2'],
  ['multipart/form-data; boundary=x', '--x\r\nbroken'],
  ['multipart/form-data', 'no boundary'],
  ['application/xml', '<a/>'],
];

/** Asks, and says what was wrong with the answer, if anything. `granted`: is it good to get what was asked for? */
async function fault(
  who: string,
  method: string,
  path: string,
  init: RequestInit = {},
  granted: (answer: string) => boolean = () => true,
): Promise<string | null> {
  const response = await (people[who] as Browser).fetch(path, { method, ...init });
  const text = await response.text();
  const told = `${who}: ${method} ${path.slice(0, 160)} ${String(init.body ?? '').slice(0, 80)} → ${response.status}`;
  if (response.status >= 500) return `${told} ${text.slice(0, 300)}`;
  if (response.status < 400) return granted(text) ? null : `${told}, though nothing has this id: ${text.slice(0, 200)}`;
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return `${told}, not a problem`;
  const problem = JSON.parse(text) as { code?: unknown; detail?: unknown };
  return typeof problem.code === 'string' && typeof problem.detail === 'string' ? null : `${told}, without words`;
}

async function faultsOf(checks: (() => Promise<string | null>)[]): Promise<string[]> {
  const found: string[] = [];
  for (let start = 0; start < checks.length; start += 8) {
    const answers = await Promise.all(checks.slice(start, start + 8).map((check) => check()));
    found.push(...answers.filter((answer) => answer !== null));
  }
  return found;
}

describe('whatever comes from outside is answered in words, never by a 500', () => {
  it('knows all routes', () => {
    expect(routes.length).toBeGreaterThan(70);
    for (const { path, inside } of routes)
      if (!path.endsWith('/sign-out')) expect([path, inside]).not.toEqual([path, []]);
  });

  it('ids that are none', async () => {
    const checks = routes
      .filter((route) => route.path.includes('{'))
      .flatMap((route) =>
        IDS.flatMap((id, turn) =>
          askers(route, turn).map((who) => () => {
            const path = route.path.replace(/\{[^}]+\}/g, id);
            return fault(who, route.method, path, bodyFor(route.method, '{}'), isListFor(route, id));
          }),
        ),
      );
    expect(await faultsOf(checks)).toEqual([]);
  });

  it('ids that belong to nobody are 400, 403 or 404, never somebody’s row', async () => {
    const found: string[] = [];
    for (const route of routes.filter((candidate) => candidate.path.includes('{') && candidate.method === 'GET')) {
      for (const who of Object.keys(people)) {
        const path = route.path.replace(/\{[^}]+\}/g, unknownId());
        const response = await (people[who] as Browser).fetch(path, { headers: { accept: 'application/json' } });
        await response.arrayBuffer();
        if (![400, 401, 403, 404].includes(response.status)) found.push(`${who}: ${path} → ${response.status}`);
      }
    }
    expect(found).toEqual([]);
  });

  it('lists asked for nonsense', async () => {
    const checks = routes
      .filter((route) => route.method === 'GET' && !route.path.includes('{'))
      .flatMap((route) =>
        QUERIES.flatMap((query, turn) =>
          askers(route, turn).map((who) => () => fault(who, 'GET', `${route.path}${query}`)),
        ),
      );
    expect(await faultsOf(checks)).toEqual([]);
  });

  it('bodies that no form sends', async () => {
    const checks = routes
      .filter((route) => route.method !== 'GET' && !route.path.endsWith('/sign-out'))
      .flatMap((route) =>
        BODIES.flatMap(([type, body], turn) =>
          askers(route, turn).map((who) => () => {
            const path = route.path.replace(/\{[^}]+\}/g, unknownId());
            return fault(who, route.method, path, { headers: { 'content-type': type }, body });
          }),
        ),
      );
    expect(await faultsOf(checks)).toEqual([]);
  });
});

/**
 * No id at the end is the list itself, `/api/people/` like `/api/people`: that is the router's way, and the list shows
 * nobody more than it would otherwise. Nothing else may be answered with contents.
 */
const isListFor =
  ({ method, path }: Route, id: string) =>
  (answer: string): boolean =>
    id === '' && method === 'GET' && path.endsWith('}') && Array.isArray(JSON.parse(answer));

function bodyFor(method: string, body: string): RequestInit {
  return method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body };
}
