import type { ApproveProgramme, DraftProgramme, EditProgramme, ProgrammeView, ReturnProgramme } from '@laurel/contract';
import {
  type Actor,
  approveProgramme,
  conflict,
  editProgramme,
  freshProgrammeDraft,
  inScope,
  invalidField,
  notFound,
  type ProgrammeAct,
  type ProgrammeVerb,
  programmeScope,
  proposeProgramme,
  reinstateProgramme,
  retireProgramme,
  returnProgramme,
  reviseProgramme,
  supersedeProgramme,
  tidyName,
} from '@laurel/domain';
import { changedMeanwhile } from '@laurel/identity';
import { AuditLog, Clock, newId } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { institutionDay } from '../institution-day.js';
import { Category } from './category.entity.js';
import { Programme } from './programme.entity.js';
import { ProgrammeReader } from './programme.reader.js';
import { contentSha256, loadContent, storeContent, whatIsMissing } from './programme-content.js';
import { apply, byPart, standingOf, type VersionsByPart } from './programme-standing.js';
import { ProgrammeVersion } from './programme-version.entity.js';

/** A programme locked for a verb, with everything that the verb decides on. */
interface Locked extends VersionsByPart {
  manager: EntityManager;
  programme: Programme;
  act: ProgrammeAct;
  now: Date;
}

/** What goes into the audit event beside who and what. */
type Detail = Record<string, unknown>;

/** What people do with programmes. Every verb answers the fresh view. */
@Injectable()
export class ProgrammeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly reader: ProgrammeReader,
  ) {}

  /** Begins a programme of one of the actor's units. */
  draft(actor: Actor, input: DraftProgramme): Promise<ProgrammeView> {
    return this.dataSource.transaction(async (manager) => {
      if (!inScope(programmeScope(actor, 'edit'), input.unitId)) throw notFound('unit');
      const [unit] = await manager.query<{ id: string }[]>('select id from unit where id = $1::uuid', [input.unitId]);
      if (!unit) throw notFound('unit');
      await mustBeCategory(manager, input.categoryId);
      const now = this.clock.now();
      const id = newId();
      await manager.insert(Programme, {
        id,
        unitId: input.unitId,
        categoryId: input.categoryId,
        retiredAt: null,
        createdBy: actor.personId,
        createdAt: now,
      });
      await this.openVersion(manager, id, 1, input, now);
      await this.record(manager, actor, 'draft', id, { number: 1, title: input.title });
      return this.reader.view(manager, actor, id);
    });
  }

  /** Writes the open version anew as a whole. */
  edit(actor: Actor, id: string, input: EditProgramme): Promise<ProgrammeView> {
    return this.onProgramme(actor, id, 'edit', async ({ manager, programme, open, act, now }) => {
      const version = mustBeOpen(open);
      mustBeSeen(version, input.version);
      apply(version, editProgramme(standingOf(version), act), now);
      await mustBeCategory(manager, input.categoryId);
      programme.categoryId = input.categoryId;
      await manager.save(programme);
      await manager.save(Object.assign(version, textsOf(input)));
      await storeContent(manager, version.id, input);
      return { number: version.number };
    });
  }

  propose(actor: Actor, id: string): Promise<ProgrammeView> {
    return this.onProgramme(actor, id, 'propose', async ({ manager, open, act, now }) => {
      const version = mustBeOpen(open);
      const { content } = await loadContent(manager, version);
      const faults = await whatIsMissing(manager, content);
      await manager.save(apply(version, proposeProgramme(standingOf(version), act, faults), now));
      return { number: version.number, title: version.title };
    });
  }

  /** Approves and freezes the proposed version; what was in force until now is replaced. */
  approve(actor: Actor, id: string, { approvedUntil, version: seen }: ApproveProgramme): Promise<ProgrammeView> {
    return this.onProgramme(actor, id, 'approve', async ({ manager, open, inForce, act, now }) => {
      const version = mustBeOpen(open);
      mustBeSeen(version, seen);
      const { content } = await loadContent(manager, version);
      const faults = await whatIsMissing(manager, content);
      const today = await institutionDay(manager, now);
      apply(version, approveProgramme(standingOf(version), act, { approvedUntil, today, faults }), now);
      version.contentSha256 = contentSha256(content);
      // First out, then in: one version in force is a unique index.
      if (inForce) await manager.save(apply(inForce, supersedeProgramme(standingOf(inForce)), now));
      await manager.save(version);
      return {
        number: version.number,
        approvedUntil,
        contentSha256: version.contentSha256,
        replaces: inForce?.number ?? null,
      };
    });
  }

  return(actor: Actor, id: string, { comment, version: seen }: ReturnProgramme): Promise<ProgrammeView> {
    return this.onProgramme(actor, id, 'return', async ({ manager, open, act, now }) => {
      const version = mustBeOpen(open);
      mustBeSeen(version, seen);
      await manager.save(apply(version, returnProgramme(standingOf(version), act, comment), now));
      return { number: version.number, comment };
    });
  }

  /** Opens the next version as a copy of the one in force. */
  revise(actor: Actor, id: string): Promise<ProgrammeView> {
    return this.onProgramme(actor, id, 'revise', async ({ manager, open, inForce, act, now, ...all }) => {
      reviseProgramme(inForce && standingOf(inForce), open !== null, act);
      const { content } = await loadContent(manager, inForce ?? all.shown);
      const [last] = await manager.query<{ number: number }[]>(
        'select max(number) as number from programme_version where programme_id = $1::uuid',
        [id],
      );
      const number = (last?.number ?? 0) + 1;
      await this.openVersion(manager, id, number, content, now);
      return { number };
    });
  }

  retire(actor: Actor, id: string, reason: string): Promise<ProgrammeView> {
    return this.onProgramme(actor, id, 'retire', async ({ manager, programme, inForce, act, now }) => {
      const next = retireProgramme(inForce && standingOf(inForce), act, reason);
      if (inForce && next) await manager.save(apply(inForce, next, now));
      programme.retiredAt = now;
      await manager.save(programme);
      return { reason, number: inForce?.number ?? null };
    });
  }

  reinstate(actor: Actor, id: string, reason: string): Promise<ProgrammeView> {
    return this.onProgramme(actor, id, 'reinstate', async ({ manager, programme, retired, act, now }) => {
      const next = reinstateProgramme(retired && standingOf(retired), act, reason);
      if (retired && next) await manager.save(apply(retired, next, now));
      programme.retiredAt = null;
      await manager.save(programme);
      return { reason, number: retired?.number ?? null };
    });
  }

  /** Locks the programme, if it is in the actor's reach for this verb, lets `work` decide and save, and logs it. */
  private onProgramme(
    actor: Actor,
    id: string,
    verb: ProgrammeVerb,
    work: (locked: Locked) => Promise<Detail>,
  ): Promise<ProgrammeView> {
    return this.dataSource.transaction(async (manager) => {
      const programme = await manager.findOne(Programme, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!programme || !inScope(programmeScope(actor, verb), programme.unitId)) throw notFound('programme');
      const versions = byPart(await manager.find(ProgrammeVersion, { where: { programmeId: id } }));
      if (!versions) throw notFound('programme');
      const now = this.clock.now();
      const act = { actor, unitId: programme.unitId, retired: programme.retiredAt !== null, now: now.toISOString() };
      const detail = await work({ ...versions, manager, programme, act, now });
      await this.record(manager, actor, verb, id, detail);
      return this.reader.view(manager, actor, id);
    });
  }

  private async openVersion(
    manager: EntityManager,
    programmeId: string,
    number: number,
    content: Parameters<typeof storeContent>[2],
    now: Date,
  ): Promise<void> {
    const id = newId();
    await manager.insert(ProgrammeVersion, {
      id,
      programmeId,
      number,
      ...freshProgrammeDraft,
      proposedAt: null,
      decidedAt: null,
      ...textsOf(content),
      contentSha256: null,
      version: 1,
      updatedAt: now,
    });
    await storeContent(manager, id, content);
  }

  private record(manager: EntityManager, actor: Actor, verb: string, id: string, detail: Detail): Promise<void> {
    return this.audit.append(manager, {
      actor,
      verb: `programme.${verb}`,
      subjectType: 'programme',
      subjectId: id,
      detail,
    });
  }
}

const textsOf = (content: Parameters<typeof storeContent>[2]) => ({
  title: tidyName(content.title),
  description: content.description,
  criteria: content.criteria,
  achievementType: content.achievementType,
  fourEyes: content.fourEyes,
});

function mustBeOpen(open: ProgrammeVersion | null): ProgrammeVersion {
  if (open) return open;
  throw conflict('no-open-version', 'No version of this programme is being written. Revise it to open one.');
}

function mustBeSeen(version: ProgrammeVersion, seen: number | undefined): void {
  if (seen === undefined || seen === version.version) return;
  throw changedMeanwhile();
}

async function mustBeCategory(manager: EntityManager, id: string): Promise<void> {
  if (await manager.existsBy(Category, { id })) return;
  throw invalidField('categoryId', 'category-unknown', 'There is no such category. Choose one from the list.');
}
