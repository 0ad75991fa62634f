import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type FrontDoor, openFrontDoor } from './front-door.js';

describe('The front door', () => {
  let door: FrontDoor | undefined;
  afterEach(() => door?.close());

  it('tells programs and people to come back while there is nothing to serve', async () => {
    door = await openFrontDoor(0, '127.0.0.1');
    const url = `http://127.0.0.1:${door.port}`;
    const program = await fetch(`${url}/api/record`);
    expect([program.status, program.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
    expect(program.headers.get('retry-after')).toBe('2');
    expect(await program.json()).toMatchObject({ status: 503, code: 'starting' });
    const person = await fetch(`${url}/verify`, { headers: { accept: 'text/html' } });
    expect(person.status).toBe(503);
    expect(await person.text()).toContain('Laurel is starting');
    const health = await fetch(`${url}/api/health`);
    expect([health.status, await health.json()]).toEqual([503, { live: true, ready: false, database: 'starting' }]);
  });

  it('hands over on the same port, also on a connection that was kept', async () => {
    door = await openFrontDoor(0, '127.0.0.1');
    const url = `http://127.0.0.1:${door.port}`;
    await (await fetch(url)).arrayBuffer();
    door.open((_request, response) => response.end('served'));
    expect(await (await fetch(url)).text()).toBe('served');
  });

  it('says at once that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(openFrontDoor(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE', port });
    other.close();
  });

  it('lets a request under way end before it is shut', async () => {
    const opened = await openFrontDoor(0, '127.0.0.1');
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      opened.open((_request, response) => {
        finish = () => response.end('whole');
        resolve();
      });
    });
    const answer = fetch(`http://127.0.0.1:${opened.port}`);
    await begun;
    const shut = opened.close();
    finish();
    expect(await (await answer).text()).toBe('whole');
    await shut;
    await expect(fetch(`http://127.0.0.1:${opened.port}`)).rejects.toThrow();
  });
});
