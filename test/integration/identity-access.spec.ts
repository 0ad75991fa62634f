import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@laurel/domain';
import { CurrentActor, May, Public } from '@laurel/identity';
import { Controller, Get, Post } from '@nestjs/common';
import { type IdentityServer, openIdentity } from '../support/identity-server.js';

@Controller('probe')
class Probe {
  @Get('forgotten')
  forgotten(): string {
    return 'nobody should read this';
  }

  @Public()
  @Get('open')
  open(): { open: boolean } {
    return { open: true };
  }

  @Public()
  @Get('open-but-asks-who')
  asks(@CurrentActor() actor: Actor): Actor {
    return actor;
  }

  @May('hold.manage', 'key.manage')
  @Post('either')
  either(@CurrentActor() actor: Actor): { roles: string[] } {
    return { roles: actor.roles.map(({ role }) => role) };
  }
}

@Public()
@Controller('mixed')
class OpenUnlessSaid {
  @Get('open')
  open(): { open: boolean } {
    return { open: true };
  }

  @May('key.manage')
  @Get('closed')
  closed(): { closed: boolean } {
    return { closed: true };
  }
}

describe('access', () => {
  let server: IdentityServer;

  beforeAll(async () => {
    server = await openIdentity({ controllers: [Probe, OpenUnlessSaid] });
    for (const role of ['administrator', 'registrar', 'auditor'] as const)
      await server.person(role, `${role}@sample.edu`, role);
  });
  afterAll(() => server?.close());

  it('a route that says nothing is closed to everybody', async () => {
    const admin = await server.signedIn('administrator@sample.edu');
    for (const browser of [server.browser(), admin]) {
      const { status, body } = await browser.get('/probe/forgotten');
      expect([status, body.code]).toEqual([403, 'route-closed']);
    }
  });

  it('a public route is open; who acts is nobody there', async () => {
    const admin = await server.signedIn('administrator@sample.edu');
    expect((await server.browser().get('/probe/open')).status).toBe(200);
    expect((await admin.get('/probe/open-but-asks-who')).status).toBe(401);
  });

  it('one of the verbs is enough, none is not', async () => {
    for (const role of ['administrator', 'registrar']) {
      const browser = await server.signedIn(`${role}@sample.edu`);
      expect((await browser.post('/probe/either')).body).toEqual({ roles: [role] });
    }
    const auditor = await server.signedIn('auditor@sample.edu');
    expect((await auditor.post('/probe/either')).body.code).toBe('not-permitted');
    expect((await server.browser().post('/probe/either')).status).toBe(401);
  });

  it('answers to signed-in people are kept in no cache', async () => {
    const { headers } = await (await server.signedIn('administrator@sample.edu')).get('/api/auth/me');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('what a handler says counts before what its class says', async () => {
    expect((await server.browser().get('/mixed/open')).status).toBe(200);
    expect((await server.browser().get('/mixed/closed')).status).toBe(401);
  });
});
