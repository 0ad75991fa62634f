import type { RosterReport } from '@laurel/contract';
import {
  type PlannedRow,
  type ReadRoster,
  ROSTER_FAULT_WORDS,
  ROSTER_FIELD_WORDS,
  type RosterEncoding,
  type RosterFault,
  type RosterPlan,
} from '@laurel/domain';
import { delimiterWords, type OpenedRoster } from './open-roster.js';

/** Rows shown before committing. */
const PREVIEW = 50;
/** Cells shown when somebody has to say whether the encoding reads right. */
const SAMPLES = 20;

type Role = { id: string; name: string };

/** Every column and what it is read as. */
export const mappingOf = ({ columns }: OpenedRoster): RosterReport['mapping'] =>
  columns.map(({ header, field }) => ({
    column: header,
    field,
    label: field === null ? null : ROSTER_FIELD_WORDS[field],
  }));

/** Puts together what an import would do or did. `plan` is null when the file as a whole cannot be used. */
export function reportOf(
  job: { activityId: string; fileName: string; dryRun: boolean; encoding?: RosterEncoding },
  { opened, read }: { opened: OpenedRoster; read: ReadRoster },
  plan: RosterPlan | null,
  roles: readonly Role[],
  batchId: string | null,
): RosterReport {
  const faults = [...opened.faults, ...(plan?.faults ?? [])];
  const rows = plan?.rows ?? [];
  const count = (outcome: PlannedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const isKept = job.encoding === 'windows-1252' && opened.encoding !== 'windows-1252';
  const kept = { code: 'encoding-kept', message: 'The file is UTF-8 and was read as such.' };
  return {
    batchId,
    dryRun: job.dryRun,
    activityId: job.activityId,
    fileName: job.fileName,
    total: opened.rows.length,
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    faulty: plan ? plan.faultyRows : opened.rows.length,
    faults,
    faultCount: faults.length,
    faultKinds: kindsOf(faults),
    warnings: [...(isKept ? [kept] : []), ...(plan?.warnings ?? [])],
    mapping: mappingOf(opened),
    encoding: opened.encoding,
    encodingOffer: opened.unconfirmed
      ? {
          encoding: 'windows-1252',
          samples: faults
            .filter(({ code }) => code === 'encoding')
            .slice(0, SAMPLES)
            .map(({ line, column, value }) => ({ line, column, value })),
        }
      : null,
    delimiter: delimiterWords(opened.delimiter),
    dateOrder: read.dateOrder,
    preview: rows.slice(0, PREVIEW).map((row) => previewOf(row, roles)),
  };
}

function previewOf(row: PlannedRow, roles: readonly Role[]): RosterReport['preview'][number] {
  const { line, outcome, person, existing } = row;
  const facts = ({
    roleId,
    minutes,
    startsOn,
    endsOn,
  }: Pick<PlannedRow, 'roleId' | 'minutes' | 'startsOn' | 'endsOn'>) => ({
    role: roles.find(({ id }) => id === roleId)?.name ?? '',
    minutes,
    startsOn,
    endsOn,
  });
  return {
    line,
    outcome,
    displayName: person.displayName,
    studentNumber: person.studentNumber,
    ...facts(row),
    before: outcome === 'changed' && existing ? facts(existing) : null,
  };
}

/** Kinds of fault with their counts, most frequent first. */
function kindsOf(faults: readonly RosterFault[]): RosterReport['faultKinds'] {
  const counts = new Map<string, number>();
  for (const { code } of faults) {
    const label = ROSTER_FAULT_WORDS[code];
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count);
}

/** Faults sent to a screen: the first are as good as all, and a whole wrong file would be tens of megabytes. */
const SCREEN_FAULTS = 2_000;

/** The report as it goes over the wire: `faults` holds the first, `faultCount` says how many there are. */
export const forScreen = (report: RosterReport): RosterReport => ({
  ...report,
  faults: report.faults.slice(0, SCREEN_FAULTS),
});
