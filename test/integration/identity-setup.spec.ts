import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { InstitutionView, MeView } from '@laurel/contract';
import { PeopleService, SetupService } from '@laurel/identity';
import { FixedClock } from '@laurel/platform';
import { faultsOf, type IdentityServer, openIdentity, PASSWORD } from '../support/identity-server.js';

describe('setting up an empty Laurel', () => {
  let server: IdentityServer;
  const clock = new FixedClock(new Date());
  const setup = {
    displayName: 'Ingrid Solberg',
    email: 'admin@sample.edu',
    password: PASSWORD,
    institutionName: 'Northfield University',
  };

  beforeEach(async () => {
    clock.moveTo(new Date());
    server = await openIdentity({ clock });
  });
  afterEach(() => server?.close());

  const issue = async () => (await server.app.get(SetupService).issueLink()) as string;
  const use = (token: string, changes: object = {}) =>
    server.browser().post<MeView>('/api/auth/setup', { token, ...setup, ...changes });
  const people = () => server.dataSource.query<unknown[]>('select 1 from person');

  it('makes the first administrator and the institution, and signs them in', async () => {
    const before = await server.browser().get('/api/institution');
    expect([before.status, before.body.code]).toEqual([404, 'institution-not-set-up']);
    const browser = server.browser();
    const { status, body } = await browser.post<MeView>('/api/auth/setup', { token: await issue(), ...setup });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      displayName: 'Ingrid Solberg',
      roles: [{ role: 'administrator', unitIds: null }],
      institution: { name: 'Northfield University' },
    });
    expect((await browser.get<MeView>('/api/auth/me')).body.personId).toBe(body.personId);
    const { body: institution } = await server.browser().get<InstitutionView>('/api/institution');
    expect(institution).toMatchObject({
      name: 'Northfield University',
      today: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
    await server.signedIn('admin@sample.edu');
  });

  it('takes a link once', async () => {
    const token = await issue();
    await use(token);
    const again = await use(token, { email: 'other@sample.edu' });
    expect([again.status, again.body.code]).toEqual([403, 'setup-link-invalid']);
    expect(await people()).toHaveLength(1);
  });

  it('takes one of two links that are used at the same moment', async () => {
    const tokens = [await issue(), await issue()];
    const answers = await Promise.all(tokens.map((token, n) => use(token, { email: `a${n}@sample.edu` })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(await people()).toHaveLength(1);
  });

  it('refuses a link that is wrong, empty or older than a day', async () => {
    const token = await issue();
    expect((await use(`${token}x`)).status).toBe(403);
    expect(faultsOf(await use(''))).toEqual(['token too-small']);
    clock.moveTo(new Date(Date.now() + 24 * 3_600_000));
    expect((await use(token)).body.code).toBe('setup-link-invalid');
    expect(await people()).toEqual([]);
  });

  it('stores nothing when a field is at fault, and the link still works', async () => {
    const token = await issue();
    expect(faultsOf(await use(token, { password: 'short' }))).toEqual(['password password-short']);
    expect(faultsOf(await use(token, { email: 'nowhere' }))).toEqual(['email email-invalid']);
    expect(faultsOf(await use(token, { institutionName: null }))).toEqual(['institutionName institution-name-missing']);
    expect(await people()).toEqual([]);
    expect((await use(token)).status).toBe(200);
  });

  it('gives no link once there is an administrator, and keeps only the hash of one', async () => {
    const token = await issue();
    const kept = await server.dataSource.query<{ token_hash: string }[]>('select token_hash from setup_link');
    expect(kept.map((row) => row.token_hash)).not.toContain(token);
    await use(token);
    expect(await server.app.get(SetupService).issueLink()).toBeNull();
  });

  it('has a password made up on the command line, where none is given', async () => {
    const added = await server.app.get(PeopleService).addUser({
      displayName: 'Ayşe Yıldız',
      email: 'registrar@sample.edu',
      role: 'registrar',
    });
    await server.signedIn('registrar@sample.edu', added.password as string);
    await expect(
      server.app
        .get(PeopleService)
        .addUser({ displayName: 'X', email: 'x@sample.edu', role: 'staff', unitCode: 'none' }),
    ).rejects.toMatchObject({ faults: [{ path: 'unitCode', code: 'unit-unknown' }] });
    expect(await people()).toHaveLength(1);
  });
});
