import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MeView } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { AccountsService, ActorService } from '@laurel/identity';
import { type IdentityServer, openIdentity, PASSWORD } from '../support/identity-server.js';

const GENERIC = 'That e-mail and password do not match. Try again, or ask for a new password.';

describe('signing in', () => {
  let server: IdentityServer;
  let admin: Actor;

  beforeAll(async () => {
    server = await openIdentity();
    await server.dataSource.query(
      `insert into unit (id, code, name, kind) values (gen_random_uuid(), 'SL', 'Student Leadership', 'department')`,
    );
    const adminId = await server.person('Ingrid Solberg', 'admin@sample.edu', 'administrator');
    admin = (await server.app.get(ActorService).load(adminId)) as Actor;
    await server.person('Ruth Adeyemi', 'staff@sample.edu', 'staff', 'SL');
    await server.person('Mai Anh Nguyễn', 'student@sample.edu', 'student');
  });
  afterAll(() => server?.close());
  beforeEach(() => server.dataSource.query('truncate sign_in_attempt'));

  const rows = <T>(sql: string, values: unknown[] = []): Promise<T[]> => server.dataSource.query(sql, values);
  const cookieOf = (headers: Headers) => headers.getSetCookie().join('\n');

  it('answers who one is, with roles, units and the token for changes', async () => {
    const browser = server.browser();
    const { status, body } = await browser.signIn(' Staff@Sample.edu ', PASSWORD);
    expect(status).toBe(200);
    const [unit] = await rows<{ id: string }>(`select id from unit where code = 'SL'`);
    expect(body).toMatchObject({
      displayName: 'Ruth Adeyemi',
      roles: [{ role: 'staff', unitIds: [unit?.id] }],
      institution: null,
    });
    const me = await browser.get<MeView>('/api/auth/me');
    expect(me.body).toEqual(body);
    expect(me.body.csrfToken).toMatch(/^[\w-]{43}$/);
  });

  it('is asked for when nobody is signed in', async () => {
    const { status, body, headers } = await server.browser().get('/api/auth/me');
    expect([status, body.code]).toEqual([401, 'signed-out']);
    expect(headers.get('content-type')).toMatch('application/problem+json');
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const { headers } = await server.browser().signIn('student@sample.edu', PASSWORD);
    const cookie = cookieOf(headers);
    expect(cookie).toMatch(/^laurel=/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).toMatch(/Path=\//);
    expect(cookie).not.toMatch(/Secure|Domain|Expires|Max-Age/i);
  });

  it('stores a session under a digest: the table does not open anybody’s session', async () => {
    const browser = await server.signedIn('student@sample.edu');
    const sent = decodeURIComponent(browser.cookies.get('laurel') ?? '');
    const id = sent.slice(2, sent.lastIndexOf('.'));
    const stored = await rows<{ sid: string }>('select sid from session');
    expect(stored.map((row) => row.sid)).not.toContain(id);
  });

  it('begins under a new id: one known before sign-in is worth nothing', async () => {
    const browser = await server.signedIn('student@sample.edu');
    const fixed = new Map(browser.cookies);
    await browser.signIn('staff@sample.edu', PASSWORD);
    expect(browser.cookies.get('laurel')).not.toBe(fixed.get('laurel'));
    const attacker = server.browser();
    for (const [name, value] of fixed) attacker.cookies.set(name, value);
    expect((await attacker.get('/api/auth/me')).status).toBe(401);
  });

  it('does not take a session id that the server did not make', async () => {
    const browser = server.browser();
    browser.cookies.set('laurel', 's%3Achosen-by-the-attacker.signature');
    const { status } = await browser.signIn('student@sample.edu', PASSWORD);
    expect(status).toBe(200);
    expect(browser.cookies.get('laurel')).not.toMatch('chosen-by-the-attacker');
  });

  describe('refused', () => {
    it('says the same for a wrong password, an unknown e-mail and a disabled account', async () => {
      const disabled = await server.person('Gone Away', 'gone@sample.edu', 'student');
      await server.app.get(AccountsService).disable(admin, disabled, 'Left');
      const answers = await Promise.all([
        server.browser().signIn('student@sample.edu', 'seven rowing boots'),
        server.browser().signIn('nobody@sample.edu', PASSWORD),
        server.browser().signIn('gone@sample.edu', PASSWORD),
        server.browser().signIn('not an address', PASSWORD),
      ]);
      for (const { status, body, headers } of answers) {
        expect([status, body.code, body.detail]).toEqual([401, 'sign-in-failed', GENERIC]);
        expect(cookieOf(headers)).toBe('');
      }
    });

    it('names what is missing or malformed, and counts no attempt', async () => {
      const browser = server.browser();
      const faults = async (body: unknown) => {
        const answer = await browser.post('/api/auth/sign-in', body);
        return [answer.status, ...(answer.body.faults ?? []).map((fault) => `${fault.path} ${fault.code}`)];
      };
      expect(await faults({})).toEqual([400, 'email required', 'password required']);
      expect(await faults({ email: null, password: '' })).toEqual([400, 'email required', 'password too-small']);
      expect(await faults({ email: ['a@b.c'], password: { $ne: '' } })).toEqual([
        400,
        'email wrong-type',
        'password wrong-type',
      ]);
      expect(await faults([])).toEqual([400, ' wrong-type']);
      expect((await browser.send('POST', '/api/auth/sign-in', '{"email":')).status).toBe(400);
      expect((await browser.send('POST', '/api/auth/sign-in')).status).toBe(400);
      expect(await rows('select 1 from sign_in_attempt')).toEqual([]);
    });

    it('tells somebody whose roles have all ended, once the password was right', async () => {
      const id = await server.person('Tadeusz Mróz', 'former@sample.edu', 'auditor');
      await server.dataSource.query(`update role_grant set ended_at = now() where person_id = $1`, [id]);
      const { status, body } = await server.browser().signIn('former@sample.edu', PASSWORD);
      expect([status, body.code]).toEqual([403, 'no-role']);
    });

    it('comes from another site', async () => {
      const foreign: Record<string, string>[] = [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
        { origin: 'null' },
      ];
      for (const headers of foreign) {
        const { status, body } = await server.browser().signIn('student@sample.edu', PASSWORD, headers);
        expect([status, body.code]).toEqual([403, 'cross-site-request']);
      }
      const own = await server.browser().signIn('student@sample.edu', PASSWORD, { origin: server.url });
      expect(own.status).toBe(200);
    });
  });

  describe('throttled', () => {
    const fail = (email: string) => server.browser().signIn(email, 'not the password');

    it('asks an account to wait after five failures, even with the right password, and says how long', async () => {
      for (let n = 0; n < 5; n += 1) expect((await fail('student@sample.edu')).status).toBe(401);
      const { status, body, headers } = await server.browser().signIn('student@sample.edu', PASSWORD);
      expect([status, body.code]).toEqual([429, 'sign-in-throttled']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(890);
      expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(900);
      expect((await server.browser().signIn('staff@sample.edu', PASSWORD)).status).toBe(200);
    });

    it('treats an unknown e-mail the same, so that it does not show which exist', async () => {
      for (let n = 0; n < 5; n += 1) await fail('nobody@sample.edu');
      expect((await fail('Nobody@sample.edu')).status).toBe(429);
    });

    it('lets no more through when the guesses come all at once', async () => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => fail('student@sample.edu')));
      const count = (status: number) => answers.filter((answer) => answer.status === status).length;
      expect([count(401), count(429)]).toEqual([5, 7]);
    });

    it('forgets failures after a success and after a quarter of an hour', async () => {
      for (let n = 0; n < 4; n += 1) await fail('student@sample.edu');
      await server.signedIn('student@sample.edu');
      for (let n = 0; n < 4; n += 1) expect((await fail('student@sample.edu')).status).toBe(401);
      await fail('student@sample.edu');
      expect((await fail('student@sample.edu')).status).toBe(429);
      await server.dataSource.query(`update sign_in_attempt set at = at - interval '15 minutes'`);
      expect((await server.browser().signIn('student@sample.edu', PASSWORD)).status).toBe(200);
    });

    it('asks an address to wait that tries many accounts', async () => {
      await server.dataSource.query(
        `insert into sign_in_attempt (id, account_key, address, at, succeeded)
         select gen_random_uuid(), n::text, '127.0.0.1', now(), false from generate_series(1, 50) n`,
      );
      expect((await server.browser().signIn('student@sample.edu', PASSWORD)).status).toBe(429);
    });

    it('keeps no e-mail that was typed', async () => {
      await fail('my-password-in-the-wrong-field@sample.edu');
      const [attempt] = await rows<{ text: string }>('select sign_in_attempt::text as text from sign_in_attempt');
      expect(attempt?.text).not.toMatch('wrong-field');
    });
  });

  describe('while signed in', () => {
    it('changes nothing without the session’s token', async () => {
      const browser = await server.signedIn('admin@sample.edu');
      const unit = { code: 'X1', name: 'Somewhere', kind: 'division' };
      const wrong = ['', 'guess', (await server.signedIn('admin@sample.edu')).csrfToken ?? ''];
      for (const token of wrong) {
        const { status, body } = await browser.send('POST', '/api/units', unit, { 'x-csrf-token': token });
        expect([status, body.code]).toEqual([403, 'csrf-token-wrong']);
      }
      expect(await rows(`select 1 from unit where code = 'X1'`)).toEqual([]);
      expect((await browser.post('/api/units', unit)).status).toBe(201);
    });

    it('writes nothing by reading', async () => {
      const browser = await server.signedIn('admin@sample.edu');
      const state = () =>
        rows(`select (select json_agg(array[sid, expire::text, xmin::text] order by sid) from session) as sessions,
                     (select count(*) from audit_event) as events, (select count(*) from sign_in_attempt) as attempts`);
      const before = await state();
      for (const path of ['/api/auth/me', '/api/people', '/api/units', '/api/terms', '/api/holds'])
        expect([path, (await browser.get(path)).headers.getSetCookie()]).toEqual([path, []]);
      expect(await state()).toEqual(before);
    });

    it('ends after two idle hours; what is done, or a keep-alive, moves the end', async () => {
      const browser = await server.signedIn('student@sample.edu');
      await server.dataSource.query(`update session set expire = now() + interval '5 minutes'`);
      const left = async () => {
        const [row] = await rows<{ minutes: number }>(
          `select round(extract(epoch from max(expire) - now()) / 60)::int as minutes from session`,
        );
        return row?.minutes;
      };
      await browser.get('/api/auth/me');
      expect(await left()).toBe(5);
      expect((await browser.post('/api/auth/keep-alive')).status).toBe(204);
      expect(await left()).toBe(120);
      await server.dataSource.query(`update session set expire = now() - interval '1 second'`);
      expect((await browser.get('/api/auth/me')).status).toBe(401);
    });

    it('ends after twelve hours, however busy', async () => {
      const browser = await server.signedIn('student@sample.edu');
      const signedInAgo = (hours: number) =>
        server.dataSource.query(
          `update session set sess = jsonb_set(sess::jsonb, '{signedInAt}', to_jsonb($1::text))::json,
                  expire = now() + interval '5 minutes'`,
          [new Date(Date.now() - hours * 3_600_000).toISOString()],
        );
      await signedInAgo(11.5);
      expect((await browser.post('/api/auth/keep-alive')).status).toBe(204);
      const [row] = await rows<{ minutes: number }>(
        `select round(extract(epoch from max(expire) - now()) / 60)::int as minutes from session`,
      );
      expect(row?.minutes).toBe(30);
      await signedInAgo(12.01);
      expect((await browser.get('/api/auth/me')).status).toBe(401);
      expect((await browser.post('/api/auth/keep-alive')).status).toBe(401);
    });

    it('ends at sign-out: the cookie is cleared and what it held is gone', async () => {
      const browser = await server.signedIn('student@sample.edu');
      const kept = new Map(browser.cookies);
      const { status, headers } = await browser.post('/api/auth/sign-out');
      expect(status).toBe(204);
      expect(cookieOf(headers)).toMatch(/^laurel=;.*Expires=Thu, 01 Jan 1970/);
      const thief = server.browser();
      for (const [name, value] of kept) thief.cookies.set(name, value);
      expect((await thief.get('/api/auth/me')).status).toBe(401);
      expect((await browser.post('/api/auth/sign-out')).status).toBe(204);
    });

    it('ends when the account is disabled, and a role taken back counts at once', async () => {
      const id = await server.person('Short Stay', 'short@sample.edu', 'registrar');
      const browser = await server.signedIn('short@sample.edu');
      await server.dataSource.query('update role_grant set ended_at = now() where person_id = $1', [id]);
      expect((await browser.get('/api/people')).body.code).toBe('no-role');
      await server.app.get(AccountsService).disable(admin, id, 'Left');
      expect((await browser.get('/api/auth/me')).status).toBe(401);
      expect(await rows(`select 1 from session where sess ->> 'personId' = $1`, [id])).toEqual([]);
    });
  });

  describe('changing one’s password', () => {
    const change = { currentPassword: PASSWORD, newPassword: 'eight rowing boats' };

    it('needs the present one and a good new one, and names the field', async () => {
      await server.person('Anna Berg', 'anna.bergstrand@sample.edu', 'student');
      const browser = await server.signedIn('anna.bergstrand@sample.edu');
      const faults = async (body: object) =>
        ((await browser.post('/api/auth/change-password', { ...change, ...body })).body.faults ?? []).map(
          (fault) => `${fault.path} ${fault.code}`,
        );
      expect(await faults({ currentPassword: 'a guess' })).toEqual(['currentPassword password-wrong']);
      expect(await faults({ newPassword: 'short' })).toEqual(['newPassword password-short']);
      expect(await faults({ newPassword: 'Anna.Bergstrand' })).toEqual(['newPassword password-telling']);
      expect((await server.browser().signIn('anna.bergstrand@sample.edu', PASSWORD)).status).toBe(200);
    });

    it('ends every other session and leaves no password in the log', async () => {
      await server.person('Bo Lind', 'bo@sample.edu', 'student');
      const [here, elsewhere] = [await server.signedIn('bo@sample.edu'), await server.signedIn('bo@sample.edu')];
      expect((await here.post('/api/auth/change-password', change)).status).toBe(204);
      expect((await here.get('/api/auth/me')).status).toBe(200);
      expect((await elsewhere.get('/api/auth/me')).status).toBe(401);
      expect((await server.browser().signIn('bo@sample.edu', PASSWORD)).status).toBe(401);
      await server.signedIn('bo@sample.edu', 'eight rowing boats');
      const log = JSON.stringify(await rows('select verb, detail from audit_event'));
      expect(log).toMatch('account.change-password');
      expect(log).not.toMatch(/rowing|argon2/);
    });

    it('is throttled like signing in', async () => {
      await server.person('Cy Moss', 'cy@sample.edu', 'student');
      const browser = await server.signedIn('cy@sample.edu');
      for (let n = 0; n < 5; n += 1)
        await browser.post('/api/auth/change-password', { ...change, currentPassword: 'a guess' });
      expect((await browser.post('/api/auth/change-password', change)).status).toBe(429);
    });
  });

  it('leaves a trace of who, when and from where', async () => {
    await server.signedIn('student@sample.edu');
    const [event] = await rows(`select actor_name, verb, detail from audit_event order by seq desc limit 1`);
    expect(event).toEqual({ actor_name: 'Mai Anh Nguyễn', verb: 'session.begin', detail: { address: '127.0.0.1' } });
  });
});

describe('signing in behind TLS', () => {
  let server: IdentityServer;

  beforeAll(async () => {
    server = await openIdentity({ env: { PUBLIC_URL: 'https://laurel.sample.edu', TRUSTED_PROXIES: '1' } });
    await server.person('Ingrid Solberg', 'admin@sample.edu', 'administrator');
  });
  afterAll(() => server?.close());

  it('uses a __Host- cookie with Secure, even if the proxy does not say https', async () => {
    const browser = server.browser();
    const { headers } = await browser.signIn('admin@sample.edu', PASSWORD, { origin: 'https://laurel.sample.edu' });
    expect(headers.getSetCookie().join()).toMatch(/^__Host-laurel=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect((await browser.get('/api/auth/me')).status).toBe(200);
    const out = await browser.post('/api/auth/sign-out');
    expect(out.headers.getSetCookie().join()).toMatch(/^__Host-laurel=;.*Secure/);
  });

  it('knows its own origin by the public address, not by the Host header', async () => {
    const { status } = await server.browser().signIn('admin@sample.edu', PASSWORD, { origin: server.url });
    expect(status).toBe(403);
  });

  it('throttles the client behind the proxy, not the proxy', async () => {
    const from = (address: string) =>
      server.browser().signIn('admin@sample.edu', PASSWORD, { 'x-forwarded-for': address });
    await server.dataSource.query(
      `insert into sign_in_attempt (id, account_key, address, at, succeeded)
       select gen_random_uuid(), n::text, '192.0.2.7', now(), false from generate_series(1, 50) n`,
    );
    expect((await from('192.0.2.7')).status).toBe(429);
    expect((await from('192.0.2.7, 192.0.2.8')).status).toBe(200);
  });
});
