import type { KeyView } from '@laurel/contract';
import type { Actor } from '@laurel/domain';
import { AuditLog, Clock, CONFIG, type Config, newId } from '@laurel/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Issuer } from '../issue/issuer.js';
import { didDocument, didKeyOf, didWebOf, verificationMethodOf } from './did.js';
import { KeyVault, keyEncryptionKey } from './key-vault.js';
import { SigningKeyRow } from './signing-key.entity.js';
import { generateSigningKey, type SigningKey, secretBytes, signingKeyFrom } from './signing-key.js';

/** The issuer that signs now, and the row of its key. */
export interface ActiveIssuer {
  issuer: Issuer;
  signingKeyId: string;
}

/** The institution's signing keys: made on first use, encrypted at rest, rotated without breaking what they signed. */
@Injectable()
export class SigningKeys {
  /** did:web where the public address is https; null where each key is its own did:key. */
  readonly #didWeb: string | null;
  readonly #issuers = new Map<string, Issuer>();
  #vault: Promise<KeyVault> | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.#didWeb = config.publicUrl?.startsWith('https://') ? didWebOf(config.publicUrl) : null;
  }

  /** The DID under which a key signs. */
  didOf(publicMultibase: string): string {
    return this.#didWeb ?? didKeyOf(publicMultibase);
  }

  /** Makes the first key where there is none. Several processes may do so at once: one key results. */
  async ensureKey(): Promise<SigningKeyRow> {
    const active = await this.#active();
    if (active) return active;
    await this.dataSource.transaction((manager) => this.#create(manager, null));
    const made = await this.#active();
    if (!made) throw new Error('There is no active signing key, though one was just made.');
    return made;
  }

  /** The issuer that signs with the active key, made once and kept. */
  async active(): Promise<ActiveIssuer> {
    const row = await this.ensureKey();
    const timeZone = await this.#timeZone();
    const kept = `${row.id} ${timeZone}`;
    let issuer = this.#issuers.get(kept);
    if (!issuer) {
      const did = this.didOf(row.publicMultibase);
      const verificationMethod = verificationMethodOf(did, row.publicMultibase);
      const key = await this.#open(row);
      issuer = new Issuer({ did, verificationMethod, key, baseUrl: this.config.baseUrl, timeZone });
      this.#issuers.set(kept, issuer);
    }
    return { issuer, signingKeyId: row.id };
  }

  /**
   * A new key signs from now on; the old one stays in the DID document, since what it signed is still out there. Where
   * a key may have been stolen, what it signed must be revoked and issued again besides.
   */
  async rotate(manager: EntityManager, actor: Actor | null): Promise<void> {
    // Of two who rotate at once the second waits here, finds nothing active any more, and leaves the first one's key.
    const [retired] = await manager.query<[{ id: string; public_multibase: string }[], number]>(
      `update signing_key set state = 'retired', retired_at = $1 where state = 'active' returning id, public_multibase`,
      [this.clock.now()],
    );
    for (const { id, public_multibase: publicMultibase } of retired) {
      await this.audit.append(manager, {
        actor,
        verb: 'key.retire',
        subjectType: 'key',
        subjectId: id,
        detail: { publicMultibase },
      });
      await this.#create(manager, actor);
    }
  }

  /** The document of our did:web: all keys, the active one first. Null where every key is its own did:key. */
  async didDocument(): Promise<ReturnType<typeof didDocument> | null> {
    if (!this.#didWeb) return null;
    await this.ensureKey();
    const rows = await this.#all();
    return didDocument(
      this.#didWeb,
      rows.map(({ publicMultibase }) => publicMultibase),
    );
  }

  /** Every DID under which the institution has ever signed here. */
  async ownDids(): Promise<Set<string>> {
    const rows = await this.#all();
    const dids = rows.map(({ publicMultibase }) => didKeyOf(publicMultibase));
    return new Set(this.#didWeb ? [this.#didWeb, ...dids] : dids);
  }

  /** For administrators: public halves, and how many live credentials each signed. */
  async list(): Promise<KeyView[]> {
    const counts = await this.dataSource.query<{ id: string; live: number }[]>(
      `select signing_key_id as id, count(*)::int as live from issued_credential
       where revoked_at is null and superseded_at is null group by signing_key_id`,
    );
    const live = new Map(counts.map((row) => [row.id, row.live]));
    return (await this.#all()).map((row) => ({
      id: row.id,
      did: this.didOf(row.publicMultibase),
      publicMultibase: row.publicMultibase,
      state: row.state,
      createdAt: row.createdAt.toISOString(),
      retiredAt: row.retiredAt?.toISOString() ?? null,
      credentials: live.get(row.id) ?? 0,
    }));
  }

  #active(): Promise<SigningKeyRow | null> {
    return this.dataSource.manager.findOneBy(SigningKeyRow, { state: 'active' });
  }

  #all(): Promise<SigningKeyRow[]> {
    return this.dataSource.manager.find(SigningKeyRow, { order: { state: 'ASC', createdAt: 'DESC', id: 'ASC' } });
  }

  async #create(manager: EntityManager, actor: Actor | null): Promise<void> {
    const key = generateSigningKey();
    const id = newId();
    const { cipher, nonce, tag } = (await this.#keys()).seal(secretBytes(key), key.publicMultibase);
    const made = await manager.query<unknown[]>(
      `insert into signing_key (id, public_multibase, secret_cipher, secret_nonce, secret_tag, state, created_at)
       values ($1, $2, $3, $4, $5, 'active', $6)
       on conflict (state) where state = 'active' do nothing returning id`,
      [id, key.publicMultibase, cipher, nonce, tag, this.clock.now()],
    );
    if (made.length === 0) return;
    await this.audit.append(manager, {
      actor,
      verb: 'key.create',
      subjectType: 'key',
      subjectId: id,
      detail: { publicMultibase: key.publicMultibase, did: this.didOf(key.publicMultibase) },
    });
  }

  async #open(row: SigningKeyRow): Promise<SigningKey> {
    const sealed = { cipher: row.secretCipher, nonce: row.secretNonce, tag: row.secretTag };
    const key = signingKeyFrom((await this.#keys()).open(sealed, row.publicMultibase));
    if (key.publicMultibase !== row.publicMultibase)
      throw new Error(`The stored secret of the signing key ${row.publicMultibase} belongs to another key.`);
    return key;
  }

  #keys(): Promise<KeyVault> {
    this.#vault ??= keyEncryptionKey(this.config.keyEncryptionKey, this.config.dataDir).then(
      (kek) => new KeyVault(kek),
    );
    return this.#vault;
  }

  async #timeZone(): Promise<string> {
    const [row] = await this.dataSource.query<{ time_zone: string }[]>('select time_zone from institution');
    return row?.time_zone ?? 'UTC';
  }
}
