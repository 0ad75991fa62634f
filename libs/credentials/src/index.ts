import { IssuedCredentialRow } from './issue/issued-credential.entity.js';
import { StatusAllocationRow, StatusListRow } from './issue/status-list.entity.js';
import { SigningKeyRow } from './keys/signing-key.entity.js';

export { CLR_KEY, credentialIdOf, credentialUuid, uuidOfCredentialId } from './clr/identifiers.js';
export type { StatusPlace } from './clr/mapping.js';
export { documentLoader } from './contexts/document-loader.js';
export { CredentialsModule } from './credentials.module.js';
export { CredentialsService, type Revocation, type SignedRecord } from './credentials.service.js';
export { documentHash, inReadingOrder, type Json, type JsonObject } from './documents/json.js';
export {
  type IssuedDocument,
  IssuedDocumentInvalid,
  type IssuedRecord,
  Issuer,
  type IssuerOptions,
  type RecordAllocation,
} from './issue/issuer.js';
export { encodeStatusList, STATUS_LIST_LENGTH, type StatusListFacts } from './issue/status-list.js';
export { StatusLists } from './issue/status-lists.service.js';
export { didDocument, didKeyOf, didWebOf, verificationMethodOf } from './keys/did.js';
export { generateSigningKey, type SigningKey } from './keys/signing-key.js';
export { type ActiveIssuer, SigningKeys } from './keys/signing-keys.service.js';
export {
  type Answer,
  type CredentialFacts,
  type PartKind,
  type PartReport,
  type Standing,
  Unreachable,
  type VerificationPorts,
  type VerificationReport,
} from './verify/report.js';
export { VERDICT_WORDS, VERDICTS, type Verdict } from './verify/verdict.js';
export { verifyDocument } from './verify/verify-document.js';

/** The tables of this room. */
export const credentialEntities = [IssuedCredentialRow, SigningKeyRow, StatusAllocationRow, StatusListRow];
