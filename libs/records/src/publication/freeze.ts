import { Jobs, newId } from '@laurel/platform';
import type { EntityManager } from 'typeorm';
import type { PersonFacts } from '../facts/record-facts.js';
import { newVerifyCode } from '../versions/verify-code.js';
import { ISSUE_RECORD, type IssueRecord, issueJobKey } from './jobs.js';

/**
 * Locks people until the transaction ends, in one order, so that two who publish the same ones wait for each other.
 * What is read about them afterwards is what is frozen: whoever came first has committed by then.
 */
export async function lockPeople(manager: EntityManager, personIds: readonly string[]): Promise<void> {
  await manager.query('select id from person where id = any($1::uuid[]) order by id for no key update', [personIds]);
}

/**
 * Freezes what was decided for some people of a run: an item for each, a queued version and its job where something
 * is to be signed. In the caller's transaction, which has locked them (`lockPeople`). People whom the run already has
 * are passed over, so that a batch that is done again after a crash changes nothing. Returns how many were queued.
 */
export async function freezeBatch(
  manager: EntityManager,
  jobs: Jobs,
  runId: string,
  people: readonly PersonFacts[],
  now: Date,
): Promise<number> {
  const blocked = await manager.query<{ person_id: string; in_run: boolean; queued: boolean; number: number }[]>(
    `select wanted.id as person_id,
            exists (select 1 from publication_item item where item.run_id = $1 and item.person_id = wanted.id) as in_run,
            exists (select 1 from record_version version
                    where version.person_id = wanted.id and version.state = 'queued') as queued,
            coalesce((select max(version.number) from record_version version
                      where version.person_id = wanted.id), 0) as number
     from unnest($2::uuid[]) as wanted (id)`,
    [runId, people.map((person) => person.personId)],
  );
  const standing = new Map(blocked.map((row) => [row.person_id, row]));

  const items: ItemRow[] = [];
  const versions: VersionRow[] = [];
  for (const person of people) {
    const state = standing.get(person.personId);
    if (!state || state.in_run) continue;
    const { outcome, code, message } = person.decision;
    const item: ItemRow = { person_id: person.personId, outcome, state: 'skipped', code, message, version_id: null };
    items.push(item);
    if ((outcome !== 'new' && outcome !== 'changed') || !person.record || !person.contentSha256) continue;
    if (state.queued) {
      item.code = 'already-queued';
      item.message = 'An earlier publication of this record is still being signed. Publish again after it.';
      continue;
    }
    item.state = 'queued';
    item.version_id = newId();
    versions.push({
      id: item.version_id,
      person_id: person.personId,
      number: state.number + 1,
      content: person.record,
      content_sha256: person.contentSha256,
      verify_code: newVerifyCode(),
    });
  }
  await insertVersions(manager, runId, versions, now);
  await insertItems(manager, runId, items);
  await jobs.addMany(
    manager,
    ISSUE_RECORD,
    versions.map(({ id }) => ({
      payload: { recordVersionId: id } satisfies IssueRecord,
      jobKey: issueJobKey(id),
      maxAttempts: ISSUE_ATTEMPTS,
    })),
  );
  return versions.length;
}

/** A crash of the worker counts as an attempt; far more of those than of real failures are survivable. */
const ISSUE_ATTEMPTS = 25;

interface ItemRow {
  person_id: string;
  outcome: string;
  state: 'queued' | 'skipped';
  code: string | null;
  message: string | null;
  version_id: string | null;
}

interface VersionRow {
  id: string;
  person_id: string;
  number: number;
  content: unknown;
  content_sha256: string;
  verify_code: string;
}

async function insertVersions(manager: EntityManager, runId: string, rows: VersionRow[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `insert into record_version (id, person_id, number, state, run_id, content, content_sha256, verify_code, created_at)
     select id, person_id, number, 'queued', $2, content, content_sha256, verify_code, $3
     from jsonb_to_recordset($1::jsonb)
       as row (id uuid, person_id uuid, number int, content jsonb, content_sha256 text, verify_code text)`,
    [JSON.stringify(rows), runId, now],
  );
}

async function insertItems(manager: EntityManager, runId: string, rows: ItemRow[]): Promise<void> {
  if (rows.length === 0) return;
  await manager.query(
    `insert into publication_item (run_id, person_id, outcome, state, code, message, record_version_id)
     select $2, person_id, outcome, state, code, message, version_id
     from jsonb_to_recordset($1::jsonb)
       as row (person_id uuid, outcome text, state text, code text, message text, version_id uuid)`,
    [JSON.stringify(rows), runId],
  );
}
