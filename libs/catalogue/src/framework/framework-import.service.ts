import { createHash } from 'node:crypto';
import type { FrameworkImportReport, ImportFrameworkQuery } from '@laurel/contract';
import { type Actor, canonicalJson, invalid, Refusal } from '@laurel/domain';
import { AuditLog, Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CaseFramework, CaseReading } from '../case/case-package.js';
import { comparePackage, countOf, type PackagePlan } from '../case/compare-package.js';
import { readPackage } from '../case/read-package.js';
import { storePackage } from './store-package.js';
import { type KeptPackage, loadPackage, withoutForeign } from './stored-package.js';
import { usedIds } from './usage.js';

/** Any fixed number: one framework is imported at a time, so that two of them never claim the same identifier. */
const IMPORT_LOCK = 7_227_745;

const LISTED = 500;
/** Repairs written into the audit event; the package itself keeps what was there before. */
const LOGGED = 200;

interface Planned {
  reading: CaseReading;
  /** Null when the package is refused. */
  plan: PackagePlan | null;
  kept: KeptPackage | null;
}

/** Imports CASE packages: report first, then store, all or nothing. */
@Injectable()
export class FrameworkImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * A dry run reports and stores nothing. Otherwise refuses `package-refused` with its faults, and
   * `repairs-not-accepted` when something would have to be mended first. The same package again changes nothing.
   */
  async import(actor: Actor, json: unknown, query: ImportFrameworkQuery): Promise<FrameworkImportReport> {
    const reading = readPackage(json);
    if (query.dryRun)
      return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
        const planned = await this.plan(manager, reading);
        return reportOf(planned, planned.kept?.id ?? null, true);
      });
    return this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [IMPORT_LOCK]);
      const planned = await this.plan(manager, reading);
      mustBeStorable(planned.reading, query.acceptRepairs);
      const frameworkId = planned.kept?.id ?? newId();
      await this.store(manager, actor, planned, frameworkId, json);
      return reportOf(planned, frameworkId, false);
    });
  }

  private async plan(manager: EntityManager, read: CaseReading): Promise<Planned> {
    const reading = await withoutForeign(manager, read);
    const { framework } = reading;
    if (!framework) return { reading, plan: null, kept: null };
    const kept = await loadPackage(manager, framework.identifier);
    const present = new Set(reading.competencies.map(({ identifier }) => identifier));
    const gone = [...(kept?.itemIds ?? [])].filter(([identifier]) => !present.has(identifier));
    const used = await usedIds(
      manager,
      'competency',
      gone.map(([, id]) => id),
      ['competency_association'],
    );
    const isUsed = (identifier: string) => used.has(kept?.itemIds.get(identifier) ?? '');
    return { reading, kept, plan: comparePackage({ ...reading, framework }, kept, isUsed) };
  }

  private async store(
    manager: EntityManager,
    actor: Actor,
    { reading, plan }: Planned,
    frameworkId: string,
    json: unknown,
  ): Promise<void> {
    if (!plan || !reading.framework || plan.differences.length === 0) return;
    const framework: CaseFramework = reading.framework;
    await storePackage(manager, { ...reading, framework }, plan, {
      frameworkId,
      importedBy: actor.personId,
      importedAt: this.clock.now(),
      contentSha256: createHash('sha256').update(canonicalJson(json)).digest('hex'),
    });
    await this.audit.append(manager, {
      actor,
      verb: 'framework.import',
      subjectType: 'framework',
      subjectId: frameworkId,
      detail: {
        title: framework.title,
        identifier: framework.identifier,
        ...countsOf(plan),
        repairs: reading.repairs.slice(0, LOGGED),
        repairsTotal: reading.repairs.length,
        leftOut: reading.faults.length,
      },
    });
  }
}

/** Reads a file as JSON: strict UTF-8, with or without a byte order mark. Refuses with what is wrong. */
export function parsePackage(file: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    throw invalid('file-not-utf8', 'This file is not UTF-8 text. Export it again as UTF-8 JSON.');
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('json-malformed', `This file is not JSON (${error instanceof Error ? error.message : error}).`);
  }
}

function mustBeStorable(reading: CaseReading, acceptRepairs: boolean): void {
  const refused = reading.faults.filter((fault) => fault.effect === 'refused');
  if (refused.length > 0)
    throw invalid(
      'package-refused',
      `This package cannot be imported: ${refused[0]?.path}: ${refused[0]?.message} (${refused.length} in all)`,
      refused.slice(0, LISTED),
    );
  if (reading.repairs.length > 0 && !acceptRepairs)
    throw new Refusal(
      'conflict',
      'repairs-not-accepted',
      `This package needs ${reading.repairs.length} repairs. Look at them and accept them, or have it mended at its source.`,
      reading.repairs.slice(0, LISTED),
    );
}

const countsOf = (plan: PackagePlan) => ({
  added: countOf(plan, 'added'),
  changed: countOf(plan, 'changed', 'reinstated'),
  unchanged: plan.unchanged,
  retired: countOf(plan, 'retired'),
  removed: countOf(plan, 'removed'),
});

function reportOf({ reading, plan }: Planned, frameworkId: string | null, dryRun: boolean): FrameworkImportReport {
  return {
    frameworkId,
    dryRun,
    title: reading.framework?.title ?? null,
    items: reading.competencies.length,
    associations: reading.associations.length,
    rubrics: reading.rubrics.length,
    ...(plan ? countsOf(plan) : { added: 0, changed: 0, unchanged: 0, retired: 0, removed: 0 }),
    differences: plan?.differences.slice(0, LISTED) ?? [],
    faults: reading.faults.slice(0, LISTED),
    faultsTotal: reading.faults.length,
    repairs: reading.repairs.slice(0, LISTED),
    repairsTotal: reading.repairs.length,
  };
}
