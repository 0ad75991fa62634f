import { isOpenProgramme, type ProgrammeStanding, type ProgrammeState } from '@laurel/domain';
import type { ProgrammeVersion } from './programme-version.entity.js';

export const standingOf = (version: ProgrammeVersion): ProgrammeStanding => ({
  state: version.state,
  proposedBy: version.proposedBy,
  proposedAt: version.proposedAt?.toISOString() ?? null,
  decidedBy: version.decidedBy,
  decidedAt: version.decidedAt?.toISOString() ?? null,
  decisionComment: version.decisionComment,
  approvedUntil: version.approvedUntil,
});

/** Writes what a verb decided into the row, and counts the change. */
export function apply(version: ProgrammeVersion, next: ProgrammeStanding, now: Date): ProgrammeVersion {
  return Object.assign(version, {
    ...next,
    proposedAt: next.proposedAt === null ? null : new Date(next.proposedAt),
    decidedAt: next.decidedAt === null ? null : new Date(next.decidedAt),
    version: version.version + 1,
    updatedAt: now,
  });
}

/** The versions of a programme by the part they play. */
export interface VersionsByPart {
  open: ProgrammeVersion | null;
  inForce: ProgrammeVersion | null;
  /** What was in force when the programme was retired. */
  retired: ProgrammeVersion | null;
  /** What a reader is shown: the open one, else the one in force, else the last. */
  shown: ProgrammeVersion;
}

/** Null when there is no version at all. */
export function byPart(versions: readonly ProgrammeVersion[]): VersionsByPart | null {
  const last = [...versions].sort((a, b) => b.number - a.number)[0];
  if (!last) return null;
  const inState = (state: ProgrammeState) => versions.find((version) => version.state === state) ?? null;
  const open = versions.find((version) => isOpenProgramme(version.state)) ?? null;
  const inForce = inState('approved');
  return { open, inForce, retired: inState('retired'), shown: open ?? inForce ?? last };
}
