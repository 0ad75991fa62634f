import { randomInt } from 'node:crypto';
import { Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { StatusPlace } from '../clr/mapping.js';
import { inReadingOrder, type JsonObject } from '../documents/json.js';
import { SigningKeys } from '../keys/signing-keys.service.js';
import { StatusAllocationRow, StatusListRow } from './status-list.entity.js';
import { STATUS_LIST_LENGTH } from './status-list.js';

/** Verifiers may keep a list a week; it is signed anew every day, or at once when something was withdrawn. */
const VALID_DAYS = 7;
const SIGN_AGAIN_AFTER_MS = 24 * 60 * 60_000;
/** Beyond this share of taken places a random one is found too rarely, and a new list opens. */
const FULL_AT = 0.75;
const DAY_MS = 24 * 60 * 60_000;
/** Any fixed number: one key for "a list is being opened". */
const OPENING_LOCK = 7_227_747;

/** Places in status lists, and the lists as signed credentials. */
@Injectable()
export class StatusLists {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: SigningKeys,
    private readonly clock: Clock,
  ) {}

  /**
   * A place for each key of a record version: random, so that it says nothing about the holder, and unique, by the
   * database. Done again, also by another process at the same time, it gives the same places.
   */
  async allocate(
    manager: EntityManager,
    recordVersionId: string,
    entryKeys: readonly string[],
  ): Promise<Map<string, StatusPlace>> {
    for (let round = 1; ; round += 1) {
      const taken = await this.#placesOf(manager, recordVersionId);
      const missing = entryKeys.filter((key) => !taken.has(key));
      if (missing.length === 0) return taken;
      const list = await this.#openList(manager, round > 3);
      await this.#take(manager, list, recordVersionId, missing);
    }
  }

  async #placesOf(manager: EntityManager, recordVersionId: string): Promise<Map<string, StatusPlace>> {
    const rows = await manager.findBy(StatusAllocationRow, { recordVersionId });
    return new Map(rows.map(({ entryKey, statusListId, statusIndex }) => [entryKey, { statusListId, statusIndex }]));
  }

  /** Tries one random place a key; those that are taken already are left for the next round. */
  async #take(manager: EntityManager, list: StatusListRow, recordVersionId: string, keys: string[]): Promise<void> {
    const drawn = new Set<number>();
    while (drawn.size < Math.min(keys.length, list.length)) drawn.add(randomInt(list.length));
    // In order of place, so that two who draw the same places do not wait for each other in a circle.
    const indexes = [...drawn].sort((a, b) => a - b);
    await manager.query(
      `insert into status_allocation (status_list_id, status_index, record_version_id, entry_key)
       select $1, place, $2, key from unnest($3::int[], $4::text[]) as drawn(place, key)
       on conflict do nothing`,
      [list.id, recordVersionId, indexes, keys.slice(0, indexes.length)],
    );
  }

  /** The list that places are taken from: the newest one. Counted only when there is a sign that it is getting full. */
  async #openList(manager: EntityManager, count: boolean): Promise<StatusListRow> {
    const newest = await this.#newest(manager);
    if (newest && !(count && (await this.#isFull(manager, newest)))) return newest;
    return manager.transaction(async (inside) => {
      await inside.query('select pg_advisory_xact_lock($1)', [OPENING_LOCK]);
      const now = await this.#newest(inside);
      if (now && !(await this.#isFull(inside, now))) return now;
      const list = { id: newId(), purpose: 'revocation' as const, length: STATUS_LIST_LENGTH, dirty: true };
      await inside.insert(StatusListRow, { ...list, createdAt: this.clock.now() });
      return inside.findOneByOrFail(StatusListRow, { id: list.id });
    });
  }

  async #newest(manager: EntityManager): Promise<StatusListRow | null> {
    return manager.findOne(StatusListRow, {
      select: { id: true, length: true },
      where: { purpose: 'revocation' },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  async #isFull(manager: EntityManager, { id, length }: StatusListRow): Promise<boolean> {
    return (await manager.countBy(StatusAllocationRow, { statusListId: id })) >= length * FULL_AT;
  }

  /** Says that rows of these lists changed. Call it last, in the transaction of the change. */
  async markDirty(manager: EntityManager, listIds: Iterable<string>): Promise<void> {
    // Sorted, so that two changes over the same lists lock them in the same order.
    for (const id of [...new Set(listIds)].sort()) await manager.update(StatusListRow, { id }, { dirty: true });
  }

  /** The signed list, made from the rows when it is out of date; null where there is no such list. */
  async document(id: string): Promise<JsonObject | null> {
    const row = await this.dataSource.manager.findOneBy(StatusListRow, { id });
    if (!row) return null;
    const now = this.clock.now();
    const age = row.signedAt ? now.getTime() - row.signedAt.getTime() : Number.POSITIVE_INFINITY;
    if (row.document && !row.dirty && age >= 0 && age < SIGN_AGAIN_AFTER_MS) return inReadingOrder(row.document);
    return this.#sign(row, now);
  }

  /** Read the rows, sign outside of any transaction, store; still dirty where a row changed in between. */
  async #sign({ id, length }: StatusListRow, now: Date): Promise<JsonObject> {
    const { issuer } = await this.keys.active();
    const revoked = await this.#outOfForce(this.dataSource.manager, id);
    const until = new Date(now.getTime() + VALID_DAYS * DAY_MS);
    const document = await issuer.issueStatusList({ id, length, revoked }, until, now);
    await this.dataSource.transaction(async (manager) => {
      await manager.findOne(StatusListRow, {
        select: { id: true },
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      const after = await this.#outOfForce(manager, id);
      await manager.update(
        StatusListRow,
        { id },
        { document: document as never, signedAt: now, dirty: after.length !== revoked.length },
      );
    });
    return document;
  }

  /** Indexes of what is no longer in force: withdrawn, or replaced by a newer version. Nothing ever comes back. */
  async #outOfForce(manager: EntityManager, listId: string): Promise<number[]> {
    const rows = await manager.query<{ status_index: number }[]>(
      `select status_index from issued_credential
       where status_list_id = $1 and (revoked_at is not null or superseded_at is not null)`,
      [listId],
    );
    return rows.map((row) => row.status_index);
  }
}
