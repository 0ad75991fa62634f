import { describe, expect, it } from '@jest/globals';
import { CREDENTIALS_V2_URL, OPEN_BADGES_URL } from '../contexts/document-loader.js';
import { didKeyOf, verificationMethodOf } from '../keys/did.js';
import { generateSigningKey } from '../keys/signing-key.js';
import { canonicalise } from './canonicalise.js';
import { checkSignature } from './check-signature.js';
import { DataIntegritySigner } from './data-integrity.js';

const key = generateSigningKey();
const did = didKeyOf(key.publicMultibase);
const named = {
  id: verificationMethodOf(did, key.publicMultibase),
  controller: did,
  publicMultibase: key.publicMultibase,
};
const signer = () => new DataIntegritySigner({ did, verificationMethod: named.id, privateKey: key.privateKey });

const badge = () => ({
  '@context': [CREDENTIALS_V2_URL, OPEN_BADGES_URL],
  id: 'urn:uuid:5d0b8f52-7f0e-4c7c-9a55-0d7f2b6c9c11',
  type: ['VerifiableCredential', 'AchievementCredential'],
  issuer: { id: did, type: ['Profile'], name: 'Northfield University' },
  validFrom: '2026-05-01T00:00:00Z',
  credentialSubject: {
    id: 'urn:uuid:6d0b8f52-7f0e-4c7c-9a55-0d7f2b6c9c11',
    type: ['AchievementSubject'],
    role: 'Team captain',
    achievement: {
      id: 'https://records.sample.edu/achievements/1',
      type: ['Achievement'],
      name: 'Orientation Leaders',
      description: 'Welcomes new students.',
      criteria: { narrative: 'Lead a team through orientation week.' },
    },
  },
});

async function signed() {
  const document = await signer().sign(badge(), '2026-05-01T00:00:00Z');
  const [proof] = document['proof'] as { [name: string]: string }[];
  return { document, proof: proof as { [name: string]: string } };
}

describe('an eddsa-rdfc-2022 signature', () => {
  it('made here holds for the reference library', async () => {
    const { document, proof } = await signed();
    expect(await checkSignature(document, proof, named)).toEqual({ outcome: 'holds' });
  });

  it('does not hold for contents changed by one letter', async () => {
    const { document, proof } = await signed();
    (document['credentialSubject'] as { role: string }).role = 'Team captaine';
    expect((await checkSignature(document, proof, named)).outcome).toBe('broken');
  });

  it('does not hold for another key', async () => {
    const { document, proof } = await signed();
    const other = { ...named, publicMultibase: generateSigningKey().publicMultibase };
    expect((await checkSignature(document, proof, other)).outcome).toBe('broken');
  });

  it.each(['z', 'zzz', 'uAAAA', '!', 'z0OIl'])('is broken, not unknown, when its value is %s', async (proofValue) => {
    const { document, proof } = await signed();
    expect((await checkSignature(document, { ...proof, proofValue }, named)).outcome).toBe('broken');
  });

  it('covers every member: one that no context defines is named and refused', async () => {
    const { document, proof } = await signed();
    (document['credentialSubject'] as { hoursServed: number }).hoursServed = 42;
    const finding = await checkSignature(document, proof, named);
    expect(finding).toMatchObject({ outcome: 'broken' });
    expect(JSON.stringify(finding)).toContain('hoursServed');
    await expect(signer().sign({ ...badge(), hoursServed: 42 }, '2026-05-01T00:00:00Z')).rejects.toThrow();
  });

  it('is refused over a context that would redefine a protected word', async () => {
    const document = badge();
    const redefined = {
      ...document,
      '@context': [...document['@context'], { name: 'https://schema.org/alternateName' }],
    };
    await expect(canonicalise(redefined)).rejects.toThrow(/protected/);
  });

  it('is not made twice over one document', async () => {
    const { document } = await signed();
    await expect(signer().sign(document, '2026-05-01T00:00:00Z')).rejects.toThrow('proof');
  });
});
