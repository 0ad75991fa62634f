import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from './loopback-certificate.fixture.js';
import { isPublicAddress } from './public-address.js';
import { fetchPublicJson } from './public-fetch.js';

describe('a public address', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.0.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001::1',
  ])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.9.9.9',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...['192.168.1.1', '198.18.0.1', '203.0.113.7', '224.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
    ],
    ...['ff02::1', '2001:db8::1', '2001::1', '2002:7f00:1::', 'localhost', '', '127.1', '0x7f000001', '2130706433'],
  ])('is not %j', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('asking a stranger’s server', () => {
  let server: Server;
  let port: number;
  let asked = 0;
  const routes: { [path: string]: (response: ServerResponse, request: IncomingMessage) => void } = {
    '/did.json': (response) => response.end('{"id":"did:web:sample.edu"}'),
    '/redirect': (response) => response.writeHead(302, { location: '/did.json' }).end(),
    '/missing': (response) => response.writeHead(404).end('{}'),
    '/page': (response) => response.end('<html></html>'),
    '/long': (response) => response.end(`"${'x'.repeat(2_000)}"`),
    '/silent': () => undefined,
    '/slow': (response) => void response.write('{'),
    '/cut': (response) => {
      response.write('{');
      response.socket?.destroy();
    },
  };

  beforeAll(async () => {
    server = createServer({ key: LOOPBACK_KEY, cert: LOOPBACK_CERTIFICATE }, (request, response) => {
      asked += 1;
      routes[request.url ?? '']?.(response, request);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const get = (path: string, host = 'localhost') =>
    fetchPublicJson(`https://${host}:${port}${path}`, {
      isAllowed: (address) => address === '127.0.0.1' || address === '::1',
      ca: LOOPBACK_CERTIFICATE,
      timeoutMs: 400,
      mostBytes: 1_000,
    });

  it('gives its JSON', async () => {
    expect(await get('/did.json', '127.0.0.1')).toEqual({ id: 'did:web:sample.edu' });
  });

  it.each([
    ['/redirect', 'answered 302'],
    ['/missing', 'answered 404'],
    ['/page', 'not JSON'],
    ['/long', 'more than 1,000 bytes'],
    ['/silent', 'did not answer within 0.4 seconds'],
    ['/slow', 'did not answer within 0.4 seconds'],
    ['/cut', 'could not be reached'],
  ])('at %s says that it %s', async (path, reason) => {
    await expect(get(path, '127.0.0.1')).rejects.toThrow(reason);
  });

  it('never happens on this machine or its network, however it is written', async () => {
    const before = asked;
    for (const host of [
      'localhost',
      '127.0.0.1',
      '[::1]',
      '127.1',
      '0x7f.1',
      '2130706433',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
    ])
      await expect(fetchPublicJson(`https://${host}:${port}/did.json`)).rejects.toThrow(
        'not an address of the public internet',
      );
    expect(asked).toBe(before);
  });

  it.each([
    'http://sample.edu/did.json',
    'file:///etc/passwd',
    'https://user:secret@sample.edu/',
    'did:web:sample.edu',
    '',
  ])('never happens for %j', async (address) => {
    await expect(fetchPublicJson(address)).rejects.toThrow('not an https address');
  });

  it('says so when there is no such name, or its certificate is not trusted', async () => {
    await expect(fetchPublicJson('https://nothing.invalid/did.json')).rejects.toThrow('could not be found');
    const untrusted = fetchPublicJson(`https://127.0.0.1:${port}/did.json`, { isAllowed: () => true });
    await expect(untrusted).rejects.toThrow('could not be reached');
  });
});
