import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PersonView } from '@laurel/contract';
import { newId } from '@laurel/platform';
import { type Browser, faultsOf, type IdentityServer, openIdentity, PASSWORD } from '../support/identity-server.js';

describe('what people may do, and how they get in', () => {
  let server: IdentityServer;
  let admin: Browser;
  let adminId: string;
  let unitId: string;

  beforeAll(async () => {
    server = await openIdentity();
    unitId = newId();
    await server.dataSource.query(
      `insert into unit (id, code, name, kind) values ($1, 'SL', 'Student Leadership', 'department')`,
      [unitId],
    );
    adminId = await server.person('Ingrid Solberg', 'admin@sample.edu', 'administrator');
    admin = await server.signedIn('admin@sample.edu');
  });
  afterAll(() => server?.close());

  const add = async (facts: object = {}): Promise<PersonView> =>
    (await admin.post<PersonView>('/api/people', { displayName: 'Zoë O’Brien', ...facts })).body;

  describe('roles', () => {
    const grant = (id: string, body: object) =>
      admin.post<PersonView>(`/api/people/${id}/grant`, { validFrom: '2026-01-01', ...body });

    it('are granted, count at once and are taken back at once', async () => {
      const id = await server.person('New Registrar', 'new@sample.edu', 'student');
      const browser = await server.signedIn('new@sample.edu');
      expect((await browser.get('/api/holds')).status).toBe(403);
      const { body } = await grant(id, { role: 'registrar' });
      expect(body.roles).toEqual(['registrar', 'student']);
      expect(body.grants?.[0]).toMatchObject({ role: 'registrar', grantedByName: 'Ingrid Solberg', inForce: true });
      expect((await browser.get('/api/holds')).status).toBe(200);
      const ended = await admin.post<PersonView>(`/api/people/${id}/end-grant`, { grantId: body.grants?.[0]?.id });
      expect(ended.body.roles).toEqual(['student']);
      expect((await browser.get('/api/holds')).status).toBe(403);
      const again = await admin.post(`/api/people/${id}/end-grant`, { grantId: body.grants?.[0]?.id });
      expect([again.status, again.body.code]).toEqual([409, 'grant-already-ended']);
    });

    it('count from their first to their last day', async () => {
      const id = await server.person('Dated', 'dated@sample.edu', 'student');
      const { body } = await grant(id, { role: 'registrar', validFrom: '2020-01-01', validUntil: '2020-12-31' });
      expect([body.roles, body.grants?.[0]?.inForce]).toEqual([['student'], false]);
      expect((await grant(id, { role: 'auditor', validFrom: '2999-01-01' })).body.roles).toEqual(['student']);
    });

    it('have the scope that fits them', async () => {
      const { id } = await add();
      const faults = async (body: object) => {
        const answer = await grant(id, body);
        return [answer.status, ...faultsOf(answer)];
      };
      expect(await faults({ role: 'staff' })).toEqual([400, 'unitId grant-unit-missing']);
      expect(await faults({ role: 'registrar', unitId })).toEqual([400, 'unitId grant-unit-unfit']);
      expect(await faults({ role: 'staff', unitId: newId() })).toEqual([400, 'unitId unit-unknown']);
      expect(await faults({ role: 'reviewer', competencyId: newId() })).toEqual([
        400,
        'competencyId competency-unknown',
      ]);
      expect(await faults({ role: 'reviewer', programmeId: newId() })).toEqual([400, 'programmeId programme-unknown']);
      expect(await faults({ role: 'auditor', validUntil: '2025-01-01' })).toEqual([
        400,
        'validUntil grant-ends-before-start',
      ]);
      expect(await faults({ role: 'dean', validFrom: '2026-13-01' })).toEqual([
        400,
        'role not-a-choice',
        'validFrom invalid',
      ]);
      expect((await grant(id, { role: 'staff', unitId })).body.grants?.[0]).toMatchObject({
        unitName: 'Student Leadership',
      });
    });

    it('always leave an administrator', async () => {
      const { body } = await admin.get<PersonView>(`/api/people/${adminId}`);
      const grantId = body.grants?.[0]?.id;
      const attempts = [
        await admin.post(`/api/people/${adminId}/end-grant`, { grantId }),
        await admin.post(`/api/people/${adminId}/deactivate`, { reason: 'x' }),
        await admin.post(`/api/people/${adminId}/disable-account`, { reason: 'x' }),
      ];
      expect(attempts.map((answer) => answer.body.code)).toEqual(Array(3).fill('last-administrator'));
    });

    it('leave one of two administrators who remove each other at the same moment', async () => {
      const otherId = await server.person('Second Admin', 'second@sample.edu', 'administrator');
      const other = await server.signedIn('second@sample.edu');
      const answers = await server.meeting(
        () => admin.post(`/api/people/${otherId}/deactivate`, { reason: 'x' }),
        () => other.post(`/api/people/${adminId}/deactivate`, { reason: 'x' }),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
      await server.dataSource.query(`update person set status = 'active' where id = any($1)`, [[adminId, otherId]]);
      await server.dataSource.query(`update role_grant set ended_at = now() where person_id = $1`, [otherId]);
      admin = await server.signedIn('admin@sample.edu');
    });
  });

  describe('accounts', () => {
    it('a password set by an administrator opens the account and ends the sessions of that person', async () => {
      const { id } = await add({ identifiers: [{ scheme: 'email', value: 'opened@sample.edu' }] });
      expect(
        (await admin.post<PersonView>(`/api/people/${id}/set-password`, { password: PASSWORD })).body.account,
      ).toBe('open');
      await grantStudent(id);
      const browser = await server.signedIn('opened@sample.edu');
      await admin.post(`/api/people/${id}/set-password`, { password: 'eight rowing boats' });
      expect((await browser.get('/api/auth/me')).status).toBe(401);
      const weak = await admin.post(`/api/people/${id}/set-password`, { password: 'aaaaaaaaaaaaaaaa' });
      expect([weak.status, ...faultsOf(weak)]).toEqual([400, 'password password-monotonous']);
    });

    it('setting one’s own keeps one signed in', async () => {
      await admin.post(`/api/people/${adminId}/set-password`, { password: PASSWORD });
      expect((await admin.get('/api/auth/me')).status).toBe(200);
    });

    it('an inactive person cannot sign in, and can again once active', async () => {
      const id = await server.person('On Leave', 'leave@sample.edu', 'student');
      const browser = await server.signedIn('leave@sample.edu');
      await admin.post(`/api/people/${id}/deactivate`, { reason: 'On leave' });
      expect((await browser.get('/api/auth/me')).status).toBe(401);
      expect((await server.browser().signIn('leave@sample.edu', PASSWORD)).body.code).toBe('sign-in-failed');
      const twice = await admin.post(`/api/people/${id}/deactivate`, { reason: 'On leave' });
      expect([twice.status, twice.body.code]).toEqual([409, 'person-already-inactive']);
      await admin.post(`/api/people/${id}/reactivate`, { reason: 'Back' });
      await server.signedIn('leave@sample.edu');
    });

    const grantStudent = (id: string) =>
      admin.post(`/api/people/${id}/grant`, { role: 'student', validFrom: '2026-01-01' });
  });
});
