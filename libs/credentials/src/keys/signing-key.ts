import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decode, encode } from 'base58-universal';

/** Multicodec prefix of an Ed25519 public key (0xed, as a varint). */
const ED25519_PREFIX = Buffer.from([0xed, 0x01]);
const MULTIBASE_LENGTH = 34;

/** An Ed25519 key pair; the public key in Multikey form, `z6Mk…`. */
export interface SigningKey {
  publicMultibase: string;
  privateKey: KeyObject;
}

export function generateSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicMultibase: multibaseOf(publicKey), privateKey };
}

/** The 32 secret bytes of a key: to be encrypted at once, never logged. */
export function secretBytes(key: SigningKey): Buffer {
  const { d } = key.privateKey.export({ format: 'jwk' });
  return Buffer.from(d ?? '', 'base64url');
}

/** The key of 32 secret bytes. */
export function signingKeyFrom(secret: Buffer): SigningKey {
  if (secret.length !== 32) throw new Error(`An Ed25519 secret has 32 bytes, this has ${secret.length}.`);
  // PKCS #8 around the bare secret (RFC 8410, 7): node imports no Ed25519 secret without its public half otherwise.
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { publicMultibase: multibaseOf(createPublicKey(privateKey)), privateKey };
}

export function multibaseOf(publicKey: KeyObject): string {
  const { x } = publicKey.export({ format: 'jwk' });
  return `z${encode(Buffer.concat([ED25519_PREFIX, Buffer.from(x ?? '', 'base64url')]))}`;
}

/** The public key of `z6Mk…`; null for anything else, keys of other kinds too. */
export function publicKeyFrom(multibase: string): KeyObject | null {
  // Longer texts cannot be such a key, and decoding them would take time in the square of their length.
  if (!/^z[1-9A-HJ-NP-Za-km-z]{40,60}$/.test(multibase)) return null;
  const bytes = Buffer.from(decode(multibase.slice(1)));
  if (bytes.length !== MULTIBASE_LENGTH || !bytes.subarray(0, 2).equals(ED25519_PREFIX)) return null;
  const x = bytes.subarray(2).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
