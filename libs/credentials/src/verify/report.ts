import type { CalendarDate, Instant, Minutes } from '@laurel/domain';
import type { Json, JsonObject } from '../documents/json.js';
import type { Verdict } from './verdict.js';

/** How one of the questions about a part was answered. */
export type Answer = 'yes' | 'no' | 'not-asked' | 'unknown';

/** What a credential says, as far as strangers may read it: an allow-list, whatever else the document holds. */
export interface CredentialFacts {
  title: string | null;
  achievementType: string | null;
  description: string | null;
  criteria: string | null;
  role: string | null;
  term: string | null;
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  verifiedMinutes: Minutes | null;
  credits: number | null;
  /** Depth, level, grade and the like: name, value in words, and what the value means where the document says so. */
  results: readonly { name: string; value: string; meaning: string | null }[];
  competencies: readonly { name: string; framework: string | null; url: string | null }[];
  narrative: string | null;
  source: string | null;
}

export type PartKind = 'record' | 'credential' | 'endorsement' | 'pdf';

/** One credential of the document, or the pages of the PDF around it. The whole comes first. */
export interface PartReport {
  /** JSON pointer, on through the payloads of signed tokens; empty for the whole. */
  pointer: string;
  kind: PartKind;
  /** "Orientation Leaders, Team captain"; what people call the part. */
  name: string;
  id: string | null;
  issuer: { id: string | null; name: string | null };
  verdict: Verdict;
  /** A sentence for each thing that is wrong or could not be found out; empty for a genuine part. */
  reasons: readonly string[];
  signature: Answer;
  /** Is the key that signed the issuer's own? */
  issuedByIssuer: Answer;
  /** Is it in force: neither revoked nor suspended? `not-asked` also where it has no status. */
  inForce: Answer;
  /** Is today within its dates? */
  inTime: Answer;
  validFrom: Instant | null;
  validUntil: Instant | null;
  /** When the oldest status list in use was read. */
  statusReadAt: Instant | null;
  facts: CredentialFacts | null;
}

export interface VerificationReport {
  verdict: Verdict;
  /** The first words: "Genuine, but revoked". */
  title: string;
  /** The verdict in a sentence or two for people who know nothing of signatures. */
  sentence: string;
  /** "CLR 2.0", "Open Badges 3.0"… */
  format: string;
  issuer: {
    id: string | null;
    /** As the document says. */
    name: string | null;
    /** True where the document names this institution's DID. Anyone else may call themselves what they like. */
    ours: boolean;
  };
  subjectName: string | null;
  issuedOn: Instant | null;
  checkedAt: Instant;
  signatures: { valid: number; total: number };
  statusReadAt: Instant | null;
  /** Of the file as a whole, where it was a PDF. `sealed`: are its bytes those that the institution issued? */
  pdf: { sha256: string; sealed: Answer } | null;
  parts: readonly PartReport[];
}

/** A document from elsewhere could not be had; the message is a sentence that says why. */
export class Unreachable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Unreachable';
  }
}

/** What a credential of ours became after it was issued, from our own books. */
export interface Standing {
  revoked: { at: Instant; reason: string } | null;
  /** When a newer version took its place. */
  replacedAt: Instant | null;
}

/** What verifying needs from outside. Everything else is in the document itself. */
export interface VerificationPorts {
  now(): Date;
  /**
   * The document of a did:web or https controller; our own answered at hand. @throws Unreachable. Another error is a
   * defect and passes through.
   */
  resolve(controllerId: string): Promise<JsonObject>;
  /** A status or revocation list; our own from our books. @throws Unreachable */
  statusList(url: string): Promise<{ document: Json; readAt: Instant }>;
  /** Is this DID the institution's, now or earlier? */
  isOurs(did: string): boolean;
  /** What our books say of a credential of ours, by its id; null where they do not know it. */
  standing(credentialId: string): Promise<Standing | null>;
  /** Did the institution issue a PDF with this SHA-256 (hex)? */
  knownPdf(sha256: string): Promise<boolean>;
}
