export { CLR_KEY, credentialIdOf, credentialUuid, uuidOfCredentialId } from './clr/identifiers.js';
export type { StatusPlace } from './clr/mapping.js';
export { canonicalJson, documentHash, type Json, type JsonObject } from './documents/json.js';
export {
  type IssuedDocument,
  IssuedDocumentInvalid,
  type IssuedRecord,
  Issuer,
  type IssuerOptions,
  type RecordAllocation,
} from './issue/issuer.js';
export { encodeStatusList, STATUS_LIST_LENGTH, type StatusListFacts } from './issue/status-list.js';
export { didDocument, didKeyOf, didWebOf, verificationMethodOf } from './keys/did.js';
export { generateSigningKey, type SigningKey } from './keys/signing-key.js';
