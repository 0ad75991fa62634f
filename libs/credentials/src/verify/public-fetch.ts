import { lookup as resolveName } from 'node:dns/promises';
import { get } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Json } from '../documents/json.js';
import { isPublicAddress } from './public-address.js';
import { Unreachable } from './report.js';

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 1024 * 1024;
const ACCEPT = 'application/did+json, application/ld+json;q=0.9, application/vc;q=0.9, application/json;q=0.8';

export interface FetchSettings {
  timeoutMs?: number;
  mostBytes?: number;
  /** Which addresses may be asked. Tests of the rest let their own server in. */
  isAllowed?: (address: string) => boolean;
  /** Certificates to trust instead of the system's, in PEM. */
  ca?: string;
}

/**
 * A JSON document from a stranger's server, whose address a stranger's document named. Only https, only the public
 * internet, no redirects, five seconds and one megabyte. The name is resolved once, and the connection goes to the very
 * address that was looked at, so that a second answer of the name server cannot lead it elsewhere.
 * @throws Unreachable with a sentence
 */
export async function fetchPublicJson(address: string, settings: FetchSettings = {}): Promise<Json> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || url.username || url.password)
    throw new Unreachable(`“${address.slice(0, 120)}” is not an https address.`);
  const text = await read(url, settings);
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new Unreachable(`${url.host} answered with something that is not JSON.`, { cause });
  }
}

async function read(url: URL, settings: FetchSettings): Promise<string> {
  const { timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES, ca } = settings;
  const signal = AbortSignal.timeout(timeoutMs);
  const target = await allowedAddress(url, settings);
  const lookup: LookupFunction = (_name, options, done) => {
    if (options.all) done(null, [target]);
    else done(null, target.address, target.family);
  };
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => reject(new Unreachable(`${url.host} ${reason}.`));
    const request = get(url, { lookup, signal, ca, headers: { accept: ACCEPT }, agent: false }, (response) => {
      if (response.statusCode !== 200) {
        response.destroy();
        fail(`answered ${response.statusCode}`);
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > mostBytes) {
          response.destroy();
          fail(`sent more than ${mostBytes.toLocaleString('en-GB')} bytes`);
        }
      });
      response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
      response.on('error', () => fail(unanswered(signal, timeoutMs)));
    });
    request.on('error', () => fail(unanswered(signal, timeoutMs)));
  });
}

const unanswered = (signal: AbortSignal, timeoutMs: number) =>
  signal.aborted ? `did not answer within ${timeoutMs / 1000} seconds` : 'could not be reached';

/** Every address of the name must be public: one that is not is reason enough to stay away. */
async function allowedAddress(
  url: URL,
  { isAllowed = isPublicAddress }: FetchSettings,
): Promise<{ address: string; family: number }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await resolveName(host, { all: true }).catch((cause) => {
        throw new Unreachable(`${url.host} could not be found.`, { cause });
      });
  const [first] = found;
  if (!first || !found.every(({ address }) => isAllowed(address)))
    throw new Unreachable(`${url.host} is not an address of the public internet.`);
  return first;
}
