import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import {
  encodeStatusList,
  type JsonObject,
  Unreachable,
  type VerificationPorts,
  verifyDocument,
} from '@laurel/credentials';
import jsonld from 'jsonld';
import { CONTEXTS } from '../../libs/credentials/src/contexts/document-loader.js';
import { canonicalise, canonicaliseStock } from '../../libs/credentials/src/proofs/canonicalise.js';
import { sharedBytes, sharedJson } from './shared-folder.js';

const SAMPLES = ['standards', 'samples', '1edtech-validator'];

/** Nobody answers, unless a test says otherwise. */
const ports = (change: Partial<VerificationPorts> = {}): VerificationPorts => ({
  now: () => new Date('2026-11-25T12:00:00Z'),
  resolve: async (id) => {
    throw new Unreachable(`The issuer’s keys could not be read: ${id} did not answer.`);
  },
  statusList: async (url) => {
    throw new Unreachable(`${url} did not answer.`);
  },
  isOurs: () => false,
  standing: async () => null,
  knownPdf: async () => false,
  ...change,
});

/** Answers for every https issuer of a document with the keys that its proofs carry: as if those had been published. */
function publishing(document: JsonObject): VerificationPorts['resolve'] {
  const methods = [...JSON.stringify(document).matchAll(/"verificationMethod":"([^"#]+)#(z6Mk[^"]+)"/g)];
  return async (id) => ({
    id,
    assertionMethod: methods
      .filter(([, controller]) => controller === id)
      .map(([, controller, key]) => ({
        id: `${controller}#${key}`,
        type: 'Multikey',
        controller: id,
        publicKeyMultibase: key ?? '',
      })),
  });
}

describe('records that others signed', () => {
  it.each([
    ['simple.json', 2],
    ['complex.json', 8],
    ['simple_v1.json', 8],
  ])('%s: each of its signatures holds with our CLR context', async (file, count) => {
    const report = await verifyDocument(sharedBytes(...SAMPLES, 'clr20', file), ports());
    expect(report).toMatchObject({ format: 'CLR 2.0', signatures: { valid: count, total: count } });
    expect(report.verdict).not.toBe('genuine');
  });

  it('one whose issuers publish their keys is genuine; with a letter changed it is not', async () => {
    const text = sharedBytes(...SAMPLES, 'clr20', 'simple.json').toString('utf8');
    const resolve = publishing(JSON.parse(text) as JsonObject);
    const report = await verifyDocument(text, ports({ resolve }));
    expect(report).toMatchObject({ verdict: 'genuine', issuer: { ours: false } });
    expect(report.sentence).toContain('example.edu, which calls itself “Example University”, issued');
    expect(report.parts.map(({ name }) => name)).toEqual(['Sample Transcript', 'Teamwork']);
    const altered = await verifyDocument(text.replace('Team members', 'Some members'), ports({ resolve }));
    expect(altered.parts.map(({ verdict }) => verdict)).toEqual(['changed', 'changed']);
  });

  it('an expired and a revoked one are told apart', async () => {
    const expired = sharedJson<JsonObject>(...SAMPLES, 'ob30', 'simple-err-expired.json');
    expect((await verifyDocument(expired, ports({ resolve: publishing(expired) }))).verdict).toBe('expired');
    const revoked = sharedJson<JsonObject>(...SAMPLES, 'ob30', 'credential-status-revoked.json');
    const list = { issuer: revoked['issuer'] as JsonObject, revokedCredential: [{ id: revoked['id'] as string }] };
    const statusList = async () => ({ document: list, readAt: '2026-11-25T12:00:00Z' });
    expect((await verifyDocument(revoked, ports({ resolve: publishing(revoked), statusList }))).verdict).toBe(
      'revoked',
    );
  });
});

describe('badges that others signed', () => {
  const good = [
    'simple.json',
    'simple_v1.json',
    'simple-context-alias.json',
    'simple-context-version.json',
    'simple.1ob',
  ];
  const more = ['simple-multiple-proofs.json', 'endorsement-valid.json', 'simple-did-web-method.json'];
  it.each([...good, ...more])('%s holds', async (file) => {
    const document = sharedJson<JsonObject>(...SAMPLES, 'ob30', file);
    const report = await verifyDocument(document, ports({ resolve: publishing(document) }));
    expect(report.parts[0]).toMatchObject({ signature: 'yes', issuedByIssuer: 'yes' });
  });

  it.each([
    'simple-json.png',
    'simple-json.svg',
    'simple-jwt.png',
    'simple-jwt.svg',
    'simple-jwt_v1.png',
    'simple-jwt_v1.svg',
  ])('%s carries one that holds', async (file) => {
    const report = await verifyDocument(sharedBytes(...SAMPLES, 'ob30', file), ports());
    expect(report).toMatchObject({ format: 'Open Badges 3.0', signatures: { valid: 1, total: 1 } });
  });

  it.each([
    'simple-err-context.json',
    'simple-err-credential-subject-identifier-type.json',
    'simple-err-credential-subject-type.json',
    'simple-err-evidence-type.json',
    'simple-err-issuer-type.json',
    'simple-err-proof-value.json',
    'simple-err-type.json',
  ])('%s does not hold', async (file) => {
    const document = sharedJson<JsonObject>(...SAMPLES, 'ob30', file);
    expect((await verifyDocument(document, ports({ resolve: publishing(document) }))).verdict).toBe('changed');
  });

  it.each(['simple-did-key-method.json', 'simple-err-proof-method-no-scheme.json'])(
    '%s was not signed by its issuer',
    async (file) => {
      const document = sharedJson<JsonObject>(...SAMPLES, 'ob30', file);
      expect((await verifyDocument(document, ports({ resolve: publishing(document) }))).verdict).toBe('not-issued-by');
    },
  );

  it('Open Badges 2.0 is called by its name', async () => {
    for (const file of ['basic-assertion.json', 'simple-badge.png', 'simple.jwt'])
      expect(await verifyDocument(sharedBytes(...SAMPLES, 'ob20', file), ports())).toMatchObject({
        verdict: 'could-not-be-checked',
        format: 'Open Badges 2.0',
      });
  });
});

describe('our contexts', () => {
  interface Mapped {
    url: string;
    file: string;
  }
  const published = new Map(
    sharedJson<Mapped[]>('standards', 'contexts', 'context-map.json').map(({ url, file }) => [url, file]),
  );
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: sharedJson('standards', 'contexts', published.get(url) ?? url),
  });

  it.each(['simple.json', 'complex.json', 'simple_v1.json'])(
    'lead %s to the same N-Quads as the published ones',
    async (file) => {
      const { proof: _proof, ...document } = sharedJson<JsonObject>(...SAMPLES, 'clr20', file);
      const ours = await canonicalise(document);
      expect(ours).toBe(await canonicaliseStock(document));
      const options = {
        documentLoader,
        base: null,
        safe: true,
        algorithm: 'RDFC-1.0',
        format: 'application/n-quads',
        rdfDirection: 'i18n-datatype',
      };
      expect(ours).toBe(await jsonld.canonize(document, options));
    },
  );

  it('know every address that the standards name, save the one that makes every word count as defined', () => {
    const missing = [...published.keys()].filter((url) => !CONTEXTS.has(url));
    expect(missing).toEqual([
      'https://w3id.org/vc/status-list/2021/v1',
      'https://www.w3.org/ns/credentials/undefined-terms/v2',
    ]);
  });
});

describe('cases from the field', () => {
  const field = (name: string) => sharedJson<JsonObject>('field-cases', 'inputs', name);

  it('49: a forged badge inside a properly signed CLR is found and named', async () => {
    const input = field('49-clr-forged-nested.json');
    const document = (input['credential'] ?? input['clr'] ?? input) as JsonObject;
    const report = await verifyDocument(
      document,
      ports({ resolve: publishing(document), isOurs: (did) => did.startsWith('did:key:') }),
    );
    expect(report.parts[0]?.signature).toBe('yes');
    expect(report.parts[1]?.signature).toBe('no');
    expect(report.verdict).toBe('changed');
    expect(report.sentence).toContain(report.parts[1]?.name);
  });

  it('51: exactly the revoked places are set, as in the published bits', () => {
    const { revokedIndices, correctEncodedList } = field('51-status-bit-vs-byte.json') as {
      revokedIndices: number[];
      correctEncodedList: string;
    };
    const unpack = (text: string) => gunzipSync(Buffer.from(text.slice(1), 'base64url'));
    const expected = unpack(correctEncodedList);
    expect(unpack(encodeStatusList(expected.length * 8, revokedIndices)).equals(expected)).toBe(true);
  });

  it('59: a rotated key that is still listed verifies, and one that was dropped does not', async () => {
    const { credential, didDocuments } = field('59-key-rotation.json') as {
      credential: JsonObject;
      didDocuments: { [when: string]: JsonObject };
    };
    const verdicts = await Promise.all(
      Object.values(didDocuments).map(
        async (document) =>
          (
            await verifyDocument(
              credential,
              ports({ now: () => new Date('2026-12-01T00:00:00Z'), resolve: async () => document }),
            )
          ).verdict,
      ),
    );
    expect(verdicts).toEqual(['genuine', 'genuine', 'not-issued-by']);
  });
});
