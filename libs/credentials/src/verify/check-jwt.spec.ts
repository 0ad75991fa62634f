import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CompactSign } from 'jose';
import type { JsonObject } from '../documents/json.js';
import type { IssuedDocument } from '../issue/issuer.js';
import { didKeyOf } from '../keys/did.js';
import { allocationOf, participation, recordOf } from '../record.fixture.js';
import { verifyDocument } from './verify-document.js';
import { DID, NOW, World } from './world.fixture.js';

let world: World;
let badge: JsonObject;
let kid: string;

beforeEach(async () => {
  world = new World();
  const record = recordOf([participation()]);
  const issued = await world.issuer.issueRecord(record, allocationOf(record), NOW);
  const { proof: _proof, ...document } = (issued.entries[0] as IssuedDocument).document;
  badge = document;
  kid = `${DID}#${world.key.publicMultibase}`;
  await world.publishList([]);
});

const token = (payload: JsonObject, header: JsonObject, key: KeyObject = world.key.privateKey) =>
  new CompactSign(Buffer.from(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', ...header } as never)
    .sign(key);
const verdictOf = async (jwt: string) => (await verifyDocument(jwt, world)).verdict;
const claims = () => ({
  ...badge,
  iss: DID,
  jti: badge['id'] as string,
  nbf: Date.parse('2026-06-01T09:00:00Z') / 1000,
});
const jwkOf = (key: KeyObject) =>
  createPublicKey(createPrivateKey(key.export({ format: 'pem', type: 'pkcs8' }))).export({ format: 'jwk' });

describe('a credential as a signed token', () => {
  it('is genuine when a key of the issuer signed it', async () => {
    const report = await verifyDocument(await token(claims(), { kid }), world);
    expect(report).toMatchObject({
      verdict: 'genuine',
      subjectName: 'Mai Anh Nguyễn',
      signatures: { valid: 1, total: 1 },
    });
    expect(await verdictOf(await token(claims(), { kid: kid.slice(DID.length) }))).toBe('genuine');
    expect(await verdictOf(await token(claims(), { jwk: jwkOf(world.key.privateKey) as JsonObject }))).toBe('genuine');
  });

  it('in the form of VCDM 1.1 takes issuer and dates from its claims', async () => {
    const { issuer: _i, validFrom: _v, id: _id, ...vc } = badge;
    const payload = { iss: DID, jti: 'urn:x:1', nbf: Date.parse('2026-05-01T00:00:00Z') / 1000, vc };
    expect(await verifyDocument(await token(payload, { kid }), world)).toMatchObject({
      verdict: 'genuine',
      issuedOn: '2026-05-01T00:00:00.000Z',
    });
    const expired = { ...payload, exp: Date.parse('2026-05-31T00:00:00Z') / 1000 };
    expect(await verdictOf(await token(expired, { kid }))).toBe('expired');
  });

  it('is changed when its payload does not fit its signature', async () => {
    const [header, , signature] = (await token(claims(), { kid })).split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims(), name: 'President' })).toString('base64url');
    expect(await verdictOf(`${header}.${payload}.${signature}`)).toBe('changed');
  });

  it('is not issued by who it says when somebody else signed it', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    expect(
      await verdictOf(await token(claims(), { jwk: publicKey.export({ format: 'jwk' }) as JsonObject }, privateKey)),
    ).toBe('not-issued-by');
    expect(await verdictOf(await token({ ...claims(), iss: 'did:web:evil.example' }, { kid }))).toBe('not-issued-by');
  });

  it('without a signature, or with a shared secret, is never genuine', async () => {
    const payload = Buffer.from(JSON.stringify(claims())).toString('base64url');
    for (const alg of ['none', 'HS256', 'None', '']) {
      const header = Buffer.from(JSON.stringify({ alg, kid })).toString('base64url');
      expect(await verdictOf(`${header}.${payload}.`)).toBe('could-not-be-checked');
      expect(await verdictOf(`${header}.${payload}.AAAA`)).toBe('could-not-be-checked');
    }
  });

  it('with another algorithm than its key’s is never genuine', async () => {
    const jwt = await token(claims(), { kid });
    const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid })).toString('base64url');
    expect(await verdictOf(`${header}.${jwt.split('.').slice(1).join('.')}`)).toBe('could-not-be-checked');
  });

  it('whose key only the token itself names could not be checked, unless it is altered', async () => {
    world.controllers.clear();
    const jwt = await token(claims(), { jwk: jwkOf(world.key.privateKey) as JsonObject });
    expect(await verdictOf(jwt)).toBe('could-not-be-checked');
    const [header, , signature] = jwt.split('.');
    const payload = Buffer.from(JSON.stringify({ ...claims(), name: 'x' })).toString('base64url');
    expect(await verdictOf(`${header}.${payload}.${signature}`)).toBe('changed');
  });

  it('signed with RSA or on P-256 is genuine when the issuer lists that key', async () => {
    for (const [alg, pair] of [
      ['RS256', generateKeyPairSync('rsa', { modulusLength: 2048 })],
      ['ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' })],
    ] as const) {
      const method = {
        id: `${DID}#jwt`,
        type: 'JsonWebKey',
        controller: DID,
        publicKeyJwk: pair.publicKey.export({ format: 'jwk' }),
      };
      world.controllers.set(DID, { id: DID, assertionMethod: [method] } as JsonObject);
      const { credentialStatus: _status, ...payload } = claims() as JsonObject;
      expect(await verdictOf(await token(payload, { alg, kid: `${DID}#jwt` }, pair.privateKey))).toBe('genuine');
    }
  });

  it('inside a record is checked like any other part', async () => {
    const jwt = await token(claims(), { kid });
    const record = recordOf([participation()]);
    const { clr } = await world.issuer.issueRecord(record, allocationOf(record), NOW);
    const withTokens = (endorsementJwt: string) =>
      world.sign({
        ...clr.document,
        credentialSubject: {
          ...(clr.document['credentialSubject'] as JsonObject),
          verifiableCredential: [endorsementJwt],
        },
      });
    const forged = `${jwt.slice(0, -8)}AAAAAAAA`;
    const report = await verifyDocument(await withTokens(jwt), world);
    expect(report.parts[1]).toMatchObject({ verdict: 'genuine', pointer: '/credentialSubject/verifiableCredential/0' });
    expect((await verifyDocument(await withTokens(forged), world)).verdict).toBe('changed');
  });

  describe('inside a record, with more in it', () => {
    /** A record signed by us around these tokens. */
    const recordAround = async (...tokens: string[]) => {
      const record = recordOf([participation()]);
      const { clr } = await world.issuer.issueRecord(record, allocationOf(record), NOW);
      const subject = clr.document['credentialSubject'] as JsonObject;
      return world.sign({ ...clr.document, credentialSubject: { ...subject, verifiableCredential: tokens } });
    };
    /** A token of ours that carries endorsements. */
    const endorsed = (more: JsonObject, by = 'endorsement') =>
      token({ ...claims(), [by]: [more] } as JsonObject, { kid });

    it('has a forged badge in a token’s payload named, though both signatures around it hold', async () => {
      const forged: JsonObject = { ...(await world.sign(badge)), name: 'President' };
      const report = await verifyDocument(await recordAround(await endorsed(forged)), world);
      expect(report.parts.map(({ pointer, verdict }) => [pointer, verdict])).toEqual([
        ['', 'genuine'],
        ['/credentialSubject/verifiableCredential/0', 'genuine'],
        ['/credentialSubject/verifiableCredential/0/endorsement/0', 'changed'],
      ]);
      expect(report.verdict).toBe('changed');
    });

    it('has a forged token in a token named', async () => {
      const forged = `${(await token(claims(), { kid })).slice(0, -8)}AAAAAAAA`;
      const inner = await token({ ...claims(), endorsementJwt: [forged] } as JsonObject, { kid });
      const report = await verifyDocument(await recordAround(inner), world);
      expect(report.parts[2]).toMatchObject({
        pointer: '/credentialSubject/verifiableCredential/0/endorsementJwt/0',
        kind: 'endorsement',
        verdict: 'changed',
      });
    });

    it('is not read where a token’s payload hides its words, however well it is signed', async () => {
      const { credentialStatus, ...rest } = claims() as JsonObject;
      const hidden = await token(
        { ...rest, 'https://www.w3.org/2018/credentials#credentialStatus': credentialStatus } as JsonObject,
        { kid },
      );
      const report = await verifyDocument(await recordAround(hidden), world);
      expect(report.parts[1]).toMatchObject({
        verdict: 'could-not-be-checked',
        reasons: [expect.stringContaining('plain word')],
      });
    });

    it('is followed through four tokens and no further', async () => {
      let nested = await token({ ...claims(), name: 'innermost' }, { kid });
      for (let depth = 0; depth < 4; depth += 1)
        nested = await token({ ...claims(), endorsementJwt: [nested] } as JsonObject, { kid });
      const report = await verifyDocument(await recordAround(nested), world);
      expect(report.parts.map(({ verdict }) => verdict)).toEqual([...Array(5).fill('genuine'), 'could-not-be-checked']);
      expect(report.parts[5]?.reasons).toEqual([expect.stringContaining('four signed tokens')]);
    });
  });

  it('of a did:key is ours only when that key is', async () => {
    const did = didKeyOf(world.key.publicMultibase);
    const { credentialStatus: _status, ...rest } = badge;
    const payload = { ...rest, issuer: { ...(rest['issuer'] as JsonObject), id: did } };
    const jwt = await token(payload, { kid: `${did}#${world.key.publicMultibase}` });
    expect(await verdictOf(jwt)).toBe('could-not-be-checked');
    world.ours.add(did);
    expect(await verdictOf(jwt)).toBe('genuine');
  });
});
