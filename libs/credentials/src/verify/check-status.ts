import { gunzipSync } from 'node:zlib';
import {
  hasType,
  isObject,
  issuerIdOf,
  type Json,
  type JsonObject,
  listOf,
  objectsOf,
  textOf,
} from '../documents/json.js';
import { notPlain } from '../documents/plain-form.js';
import { STATUS_LIST_LENGTH } from '../issue/status-list.js';
import { checkDates } from './check-dates.js';
import { checkProofs, isEstablished, type Run } from './check-proof.js';
import { type Answer, Unreachable } from './report.js';
import type { Finding, Verdict } from './verdict.js';

/** 16 MB: 134 million places, a thousand times the usual length. */
const MOST_BYTES = 16 * 1024 * 1024;
const MEANING: { [purpose: string]: { verdict: Verdict; reason: string } } = {
  revocation: { verdict: 'revoked', reason: 'The issuer withdrew it.' },
  suspension: { verdict: 'suspended', reason: 'The issuer suspended it for the time being.' },
  refresh: { verdict: 'replaced', reason: 'The issuer says that there is a newer one.' },
};

export interface StatusResult {
  inForce: Answer;
  findings: Finding[];
  readAt: string | null;
}

interface ReadList {
  bits: Buffer;
  purposes: Json[];
  issuer: string;
  readAt: string;
}

/** The status of credentials, every list read and checked once in a run. */
export class StatusCheck {
  readonly #lists = new Map<string, Promise<ReadList>>();

  constructor(private readonly run: Run) {}

  /** Every entry of `credentialStatus`, one or several; one that could not be asked is never taken for good. */
  async check(credential: JsonObject): Promise<StatusResult> {
    const entries = listOf(credential['credentialStatus']);
    if (entries.length === 0) return { inForce: 'not-asked', findings: [], readAt: null };
    const findings: Finding[] = [];
    let readAt: string | null = null;
    for (const entry of entries) {
      try {
        const answer = await this.#checkEntry(entry, credential);
        if (answer.finding) findings.push(answer.finding);
        if (!readAt || answer.readAt < readAt) readAt = answer.readAt;
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        findings.push({
          verdict: 'could-not-be-checked',
          reason: `Whether it is in force could not be found out: ${error.message}`,
        });
      }
    }
    const withdrawn = findings.some(({ verdict }) => verdict === 'revoked' || verdict === 'suspended');
    const unknown = findings.some(({ verdict }) => verdict === 'could-not-be-checked');
    return { inForce: withdrawn ? 'no' : unknown ? 'unknown' : 'yes', findings, readAt };
  }

  async #checkEntry(entry: Json, credential: JsonObject): Promise<{ finding: Finding | null; readAt: string }> {
    if (!isObject(entry)) throw new Unreachable('its status is not in a known form.');
    if (hasType(entry, 'BitstringStatusListEntry')) return this.#bitstring(entry, credential);
    if (hasType(entry, '1EdTechRevocationList')) return this.#revocationList(entry, credential);
    throw new Unreachable(`its status is of a kind that is not known here (${textOf(entry['type'])?.slice(0, 60)}).`);
  }

  async #bitstring(entry: JsonObject, credential: JsonObject): Promise<{ finding: Finding | null; readAt: string }> {
    const url = textOf(entry['statusListCredential']);
    const index = textOf(entry['statusListIndex']) ?? '';
    const purpose = textOf(entry['statusPurpose']) ?? '';
    const size = entry['statusSize'] ?? 1;
    if (!url || !/^(0|[1-9]\d{0,9})$/.test(index)) throw new Unreachable('its place in a status list is not readable.');
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > 32)
      throw new Unreachable('its status has a size that is not known here.');

    const { bits, purposes, issuer, readAt } = await this.#list(url);
    if (!purposes.includes(purpose)) throw new Unreachable('the status list is kept for another purpose.');
    this.#requireSameIssuer(issuer, credential);
    const value = valueAt(bits, Number(index), size);
    if (value === null) throw new Unreachable('its place lies outside of the status list.');
    if (value === 0) return { finding: null, readAt };
    const meaning = MEANING[purpose];
    if (!meaning)
      throw new Unreachable(`the issuer set a status (${purpose.slice(0, 30)}) whose meaning is not known here.`);
    return { finding: meaning, readAt };
  }

  async #revocationList(
    entry: JsonObject,
    credential: JsonObject,
  ): Promise<{ finding: Finding | null; readAt: string }> {
    const url = textOf(entry['id']);
    const id = textOf(credential['id']);
    if (!url || !id) throw new Unreachable('its place in a revocation list is not readable.');
    const { document, readAt } = await this.run.outside.statusList(url);
    if (!isObject(document) || !Array.isArray(document['revokedCredential']))
      throw new Unreachable('the revocation list is not in a known form.');
    this.#requireSameIssuer(issuerIdOf(document) ?? '', credential);
    const revoked = objectsOf(document['revokedCredential']).some(
      (one) => one['id'] === id && one['revoked'] !== false,
    );
    return { finding: revoked ? (MEANING['revocation'] as Finding) : null, readAt };
  }

  /** Only the issuer may say that a credential is in force. Ours may have been issued under an earlier DID of ours. */
  #requireSameIssuer(listIssuer: string, credential: JsonObject): void {
    const issuer = issuerIdOf(credential) ?? '';
    const { ports } = this.run;
    if (listIssuer === issuer || (ports.isOurs(listIssuer) && ports.isOurs(issuer))) return;
    throw new Unreachable('the status list is not the issuer’s.');
  }

  #list(url: string): Promise<ReadList> {
    let list = this.#lists.get(url);
    if (!list) {
      list = this.#read(url);
      this.#lists.set(url, list);
    }
    return list;
  }

  /** Reads a list and checks it as a credential: signature, issuer, dates, length. */
  async #read(url: string): Promise<ReadList> {
    const { document, readAt } = await this.run.outside.statusList(url);
    const issuer = isObject(document) ? issuerIdOf(document) : null;
    if (!isObject(document) || !issuer || !hasType(document, 'BitstringStatusListCredential'))
      throw new Unreachable('the status list is not in a known form.');
    if (document['id'] !== url) throw new Unreachable('the status list is another one than was asked for.');
    const fault = notPlain(document);
    if (fault) throw new Unreachable(`the status list cannot be read. ${fault}`);
    const proof = await checkProofs(document, this.run);
    if (!isEstablished(proof))
      throw new Unreachable(`the status list itself does not hold. ${proof.findings[0]?.reason ?? ''}`);
    if (checkDates(document, this.run.now).length > 0) throw new Unreachable('the status list is out of date.');
    const [subject] = objectsOf(document['credentialSubject']);
    const purposes = listOf(subject?.['statusPurpose']);
    return { bits: bitsOf(textOf(subject?.['encodedList']) ?? ''), purposes, issuer, readAt };
  }
}

function bitsOf(encoded: string): Buffer {
  if (!/^u[\w-]+$/.test(encoded)) throw new Unreachable('the status list is not in a known form.');
  let bits: Buffer;
  try {
    bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    throw new Unreachable('the status list cannot be unpacked.', { cause });
  }
  if (bits.length * 8 < STATUS_LIST_LENGTH)
    throw new Unreachable('the status list is shorter than the standard allows.');
  return bits;
}

/** The value of `size` bits at a zero-based place, the most significant bit of a byte first; null beyond the end. */
function valueAt(bits: Buffer, index: number, size: number): number | null {
  if ((index + 1) * size > bits.length * 8) return null;
  let value = 0;
  for (let at = index * size; at < (index + 1) * size; at += 1)
    value = value * 2 + (((bits[Math.floor(at / 8)] as number) >> (7 - (at % 8))) & 1);
  return value;
}
