import { type ActivityForRecording, ActivityService } from '@laurel/catalogue';
import type { RosterReport } from '@laurel/contract';
import {
  type Actor,
  type CalendarDate,
  type DateOrder,
  invalid,
  isUuid,
  mustBeAllowed,
  notFound,
  notText,
  planRosterSteps,
  type ReadRoster,
  Refusal,
  type RosterEncoding,
  type RosterPlan,
  readRosterSteps,
} from '@laurel/domain';
import { brokenConstraint, InstitutionService } from '@laurel/identity';
import { AuditLog, Clock, FileStore } from '@laurel/platform';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTurns } from './in-turns.js';
import { type OpenedRoster, openRoster } from './open-roster.js';
import { existingOf, peopleOf, suggestionsFor } from './roster-lookups.js';
import { mappingOf, reportOf } from './roster-report.js';
import { storeRoster } from './roster-writer.js';

/** Largest roster, in bytes: some 400,000 lines. */
export const ROSTER_LIMIT = 20 * 1024 * 1024;

/** How often a commit starts over when somebody brought a row back in the very moment. */
const MOST_ATTEMPTS = 3;

export interface RosterImport {
  actor: Actor;
  activityId: string;
  file: Buffer;
  fileName: string;
  /** Reports and stores nothing. */
  dryRun: boolean;
  /** Accepts that the file is not UTF-8. */
  encoding?: RosterEncoding;
  /** Whether 03/04/2026 is in April or in March; left out: the file is asked. */
  dateOrder?: DateOrder;
  /** First characters read of all, then rows stored of all. */
  onProgress?: (done: number, total: number, phase: 'reading' | 'storing') => void;
}

interface ReadFile {
  opened: OpenedRoster;
  read: ReadRoster;
  today: CalendarDate;
}

/**
 * Rosters into an activity: the same for the web and the command line. The good rows go in together or not at all; rows
 * at fault stay out and say why; the same file again changes nothing; two people at once have the effect of one.
 */
@Injectable()
export class RosterImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly files: FileStore,
    private readonly activities: ActivityService,
    private readonly institution: InstitutionService,
  ) {}

  /**
   * Refuses what is no roster at all (`file-empty`, `not-a-text-file`, `file-too-large`) and activities outside the
   * actor's units (not-found); everything else is in the report, line by line.
   */
  async run(job: RosterImport): Promise<RosterReport> {
    mustBeAllowed(job.actor, 'participation.import');
    if (!isUuid(job.activityId)) throw notFound('activity');
    // Whether it is theirs comes first: what somebody may not see is not worth reading twenty megabytes for.
    await this.activities.findForRecording(this.dataSource.manager, job.actor, job.activityId);
    mustBeRoster(job.file);
    const today = await this.institution.today();
    const opened = await openRoster(job.file, job.encoding, (done, total) => job.onProgress?.(done, total, 'reading'));
    const read = await inTurns(readRosterSteps(opened.columns, opened.rows, opened.delimiter, job.dateOrder ?? null));
    const file = { opened, read, today };
    if (opened.faults.length > 0) return reportOf(job, file, null, [], null);
    if (job.dryRun) return this.dryRun(job, file);
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.commit(job, file);
      } catch (error) {
        if (!brokenConstraint(error)?.startsWith('participation_') || attempt >= MOST_ATTEMPTS) throw error;
      }
    }
  }

  private dryRun(job: RosterImport, file: ReadFile): Promise<RosterReport> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const activity = await this.activities.findForRecording(manager, job.actor, job.activityId);
      return reportOf(job, file, await this.plan(manager, activity, file), activity.roles, null);
    });
  }

  private async commit(job: RosterImport, file: ReadFile): Promise<RosterReport> {
    const { sha256 } = await this.files.put(job.file, { limit: ROSTER_LIMIT });
    return this.dataSource.transaction(async (manager) => {
      const activity = await this.lock(manager, job);
      const plan = await this.plan(manager, activity, file);
      if (plan.rows.every(({ outcome }) => outcome === 'unchanged'))
        return reportOf(job, file, plan, activity.roles, null);
      const { batchId, audit } = await storeRoster(manager, {
        actor: job.actor,
        activity,
        fileName: job.fileName,
        fileSha256: sha256,
        mapping: mappingOf(file.opened),
        total: file.opened.rows.length,
        faulty: plan.faultyRows,
        rows: plan.rows,
        now: this.clock.now(),
        onProgress: (done, total) => job.onProgress?.(done, total, 'storing'),
      });
      await this.audit.appendMany(manager, audit);
      return reportOf(job, file, plan, activity.roles, batchId);
    });
  }

  /**
   * One roster at a time into an activity, and no entry by hand meanwhile; what may be overwritten is locked, so that
   * nobody decides about a row while the file changes it.
   */
  private async lock(manager: EntityManager, { actor, activityId }: RosterImport): Promise<ActivityForRecording> {
    await manager.query('select id from activity where id = $1 for no key update', [activityId]);
    const activity = await this.activities.findForRecording(manager, actor, activityId);
    await manager.query(
      `select id from participation where activity_id = $1 and state = 'recorded' order by id for update`,
      [activityId],
    );
    return activity;
  }

  private async plan(manager: EntityManager, activity: ActivityForRecording, file: ReadFile): Promise<RosterPlan> {
    const { rows } = file.read;
    const people = await peopleOf(manager, rows);
    const steps = planRosterSteps(rows, {
      frame: { activityStartsOn: activity.startsOn, activityEndsOn: activity.endsOn, today: file.today },
      activityTitle: activity.title,
      roles: activity.roles.map((role, position) => ({ ...role, position })),
      people,
      suggestions: await suggestionsFor(manager, rows, people),
      existing: await existingOf(manager, activity.id),
    });
    return inTurns(steps);
  }
}

function mustBeRoster(file: Buffer): void {
  if (file.length > ROSTER_LIMIT)
    throw new Refusal('too-large', 'file-too-large', 'A roster has 20 MB at most. Split it and import the parts.');
  if (file.length === 0) throw invalid('file-empty', 'The file is empty.', [FILE_EMPTY]);
  const otherwise = notText(file);
  if (otherwise) throw new Refusal('unsupported', 'not-a-text-file', otherwise);
}

const FILE_EMPTY = { path: 'file', code: 'file-empty', message: 'The file is empty.' };
