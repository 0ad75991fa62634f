import type { KeyView } from '@laurel/contract';
import { type Actor, type AssembledRecord, isUuid, mustBeAllowed, notFound } from '@laurel/domain';
import { Clock, CONFIG, type Config } from '@laurel/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { CLR_KEY, uuidOfCredentialId } from './clr/identifiers.js';
import { type StatusPlace, statusListUrl } from './clr/mapping.js';
import { inReadingOrder, isObject, type Json, type JsonObject } from './documents/json.js';
import { IssuedCredentialRow } from './issue/issued-credential.entity.js';
import type { IssuedRecord, RecordAllocation } from './issue/issuer.js';
import { StatusLists } from './issue/status-lists.service.js';
import { didWebUrl } from './keys/did.js';
import { type ActiveIssuer, SigningKeys } from './keys/signing-keys.service.js';
import { fetchPublicJson } from './verify/public-fetch.js';
import { type Standing, Unreachable, type VerificationPorts, type VerificationReport } from './verify/report.js';
import { verifyDocument } from './verify/verify-document.js';

/** The signed documents of a version, not stored yet. */
export interface SignedRecord extends IssuedRecord {
  signingKeyId: string;
}

/** What became of one credential that was to be revoked. */
export interface Revocation {
  id: string;
  outcome: 'revoked' | 'revoked before' | 'unknown';
}

/** Signs, stores, withdraws and verifies the institution's credentials. */
@Injectable()
export class CredentialsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly signingKeys: SigningKeys,
    private readonly statusLists: StatusLists,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Makes the first signing key where there is none. */
  async ensureKey(): Promise<void> {
    await this.signingKeys.ensureKey();
  }

  /** The issuer that signs now; it may be used outside of this process too. */
  issuer(): Promise<ActiveIssuer> {
    return this.signingKeys.active();
  }

  keys(): Promise<KeyView[]> {
    return this.signingKeys.list();
  }

  /**
   * A new key signs from now on. What the old one signed stays genuine: it stays listed, retired.
   * @throws Refusal for whoever may not
   */
  async rotateKey(actor: Actor): Promise<KeyView[]> {
    mustBeAllowed(actor, 'key.manage');
    await this.dataSource.transaction((manager) => this.signingKeys.rotate(manager, actor));
    return this.keys();
  }

  /** Our DID document; null where we sign under did:keys, which need none. */
  didDocument(): Promise<JsonObject | null> {
    return this.signingKeys.didDocument();
  }

  /** A place in a status list for each key; the same ones whenever it is asked again. */
  allocate(
    manager: EntityManager,
    recordVersionId: string,
    entryKeys: readonly string[],
  ): Promise<Map<string, StatusPlace>> {
    return this.statusLists.allocate(manager, recordVersionId, entryKeys);
  }

  /** The signed status list; refuses (not-found) where there is none of that id. */
  async statusList(id: string): Promise<JsonObject> {
    const document = isUuid(id) ? await this.statusLists.document(id) : null;
    if (!document) throw notFound('status list');
    return document;
  }

  /**
   * Signs and verifies the documents of a record version. Stores nothing but the places in the status lists, and runs
   * in no transaction; done again it gives credentials with the same ids.
   * @throws Refusal where an entry cannot be put in the standard's words
   */
  async signRecord(recordVersionId: string, content: AssembledRecord, issuedAt: Date): Promise<SignedRecord> {
    const entryKeys = [...content.entries.map(({ key }) => key), CLR_KEY];
    const places = await this.allocate(this.dataSource.manager, recordVersionId, entryKeys);
    const allocation: RecordAllocation = { recordVersionId, places };
    const { issuer, signingKeyId } = await this.signingKeys.active();
    return { ...(await issuer.issueRecord(content, allocation, issuedAt)), signingKeyId };
  }

  /** Stores what was signed, in the caller's transaction. Storing it again changes nothing. */
  async store(
    manager: EntityManager,
    { version, signed, issuedAt }: { version: { id: string; personId: string }; signed: SignedRecord; issuedAt: Date },
  ): Promise<void> {
    const rows = [signed.clr, ...signed.entries].map(({ id, kind, entryKey, status, document, sha256 }) => ({
      id,
      kind,
      entry_key: entryKey,
      status_list_id: status.statusListId,
      status_index: status.statusIndex,
      document,
      sha256,
    }));
    await manager.query(
      `insert into issued_credential (id, record_version_id, person_id, signing_key_id, issued_at,
                                      kind, entry_key, status_list_id, status_index, document, sha256)
       select id, $2, $3, $4, $5, kind, entry_key, status_list_id, status_index, document, sha256
       from jsonb_to_recordset($1::jsonb) as row(id uuid, kind text, entry_key text, status_list_id uuid,
                                                 status_index int, document jsonb, sha256 text)
       on conflict (record_version_id, entry_key) do nothing`,
      [JSON.stringify(rows), version.id, version.personId, signed.signingKeyId, issuedAt],
    );
  }

  /** A newer version takes the place of this one: its documents are out of force from now on. */
  async supersede(manager: EntityManager, recordVersionId: string): Promise<void> {
    const changed = await manager.query<[{ status_list_id: string }[], number]>(
      `update issued_credential set superseded_at = $2
       where record_version_id = $1 and superseded_at is null and revoked_at is null returning status_list_id`,
      [recordVersionId, this.clock.now()],
    );
    await this.statusLists.markDirty(
      manager,
      changed[0].map((row) => row.status_list_id),
    );
  }

  /** Withdraws all documents of a version. Those withdrawn before keep their date and reason. */
  async revoke(manager: EntityManager, recordVersionId: string, reason: string): Promise<Revocation[]> {
    const rows = await manager.find(IssuedCredentialRow, { select: { id: true }, where: { recordVersionId } });
    return this.revokeCredentials(
      manager,
      rows.map(({ id }) => id),
      reason,
    );
  }

  /** Withdraws single credentials and says what became of each; ids that do not exist are told, not refused. */
  async revokeCredentials(manager: EntityManager, ids: readonly string[], reason: string): Promise<Revocation[]> {
    const changed = await manager.query<[{ id: string; status_list_id: string }[], number]>(
      `update issued_credential set revoked_at = $2, revoked_reason = $3
       where id in (select id from issued_credential where id = any($1::uuid[]) order by id for update)
         and revoked_at is null returning id, status_list_id`,
      [ids, this.clock.now(), reason],
    );
    const now = new Set(changed[0].map((row) => row.id));
    const known = await manager.find(IssuedCredentialRow, { select: { id: true }, where: { id: In([...ids]) } });
    const before = new Set(known.map(({ id }) => id));
    await this.statusLists.markDirty(
      manager,
      changed[0].map((row) => row.status_list_id),
    );
    return [...new Set(ids)].map((id) => ({
      id,
      outcome: now.has(id) ? 'revoked' : before.has(id) ? 'revoked before' : 'unknown',
    }));
  }

  /** The signed CLR of a version; refuses (not-found) where it was not issued. */
  async clrOf(recordVersionId: string): Promise<JsonObject> {
    const row = await this.dataSource.manager.findOneBy(IssuedCredentialRow, { recordVersionId, kind: 'clr' });
    if (!row) throw notFound('signed record');
    return inReadingOrder(row.document);
  }

  /**
   * Checks what anyone gives us: JSON, a signed token, a PDF or a badge picture. `knownPdf` says whether a file with
   * that SHA-256 is one that we issued.
   */
  async verify(input: Buffer | Json, { knownPdf }: Pick<VerificationPorts, 'knownPdf'>): Promise<VerificationReport> {
    const ours = await this.signingKeys.ownDids();
    return verifyDocument(input, {
      now: () => this.clock.now(),
      isOurs: (did) => ours.has(did),
      resolve: (id) => this.resolve(id),
      statusList: (url) => this.readStatusList(url),
      standing: (credentialId) => this.standing(credentialId),
      knownPdf,
    });
  }

  /** Our own document from our own keys, without a network; a stranger's from where its id says. */
  private async resolve(id: string): Promise<JsonObject> {
    const own = await this.signingKeys.didDocument();
    if (own && own['id'] === id) return own;
    const document = await fetchPublicJson(didWebUrl(id) ?? id).catch((error: unknown) => {
      if (error instanceof Unreachable) throw new Unreachable(`The issuer’s keys could not be read: ${error.message}`);
      throw error;
    });
    if (!isObject(document)) throw new Unreachable(`The issuer’s keys could not be read: ${id} gave no document.`);
    return document;
  }

  private async readStatusList(url: string): Promise<{ document: Json; readAt: string }> {
    const prefix = statusListUrl(this.config.baseUrl, '');
    const id = url.startsWith(prefix) ? url.slice(prefix.length) : '';
    const own = isUuid(id) ? await this.statusLists.document(id) : null;
    const document = own ?? (await fetchPublicJson(url));
    return { document, readAt: this.clock.now().toISOString() };
  }

  private async standing(credentialId: string): Promise<Standing | null> {
    const id = uuidOfCredentialId(credentialId);
    const row = id
      ? await this.dataSource.manager.findOne(IssuedCredentialRow, {
          select: { id: true, revokedAt: true, revokedReason: true, supersededAt: true },
          where: { id },
        })
      : null;
    if (!row) return null;
    return {
      revoked: row.revokedAt ? { at: row.revokedAt.toISOString(), reason: row.revokedReason ?? 'none.' } : null,
      replacedAt: row.supersededAt?.toISOString() ?? null,
    };
  }
}
