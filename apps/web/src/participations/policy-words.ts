import type { ParticipationRow } from '@laurel/contract';
import { dayIn, printDate, printMinutes } from '@laurel/domain';

/** How a row stands against its programme's policy, in one line: what is not met comes first, in figures. */
export interface PolicyLine {
  kind: 'met' | 'short' | 'yours' | 'waits';
  words: string;
}

const obstacleWords: Record<string, string> = {
  'own-work': 'Your own participation',
  'recorded-by-you': 'You recorded it',
  'second-person-needed': 'You agreed first',
  'importer-cannot-second': 'You imported its roster',
  'not-permitted': 'Another unit decides',
};

export function policyLine(row: ParticipationRow, timeZone: string): PolicyLine {
  if (row.verifyObstacle) {
    return { kind: 'yours', words: obstacleWords[row.verifyObstacle.code] ?? row.verifyObstacle.message };
  }
  if (row.minutes < row.role.requiredMinutes) {
    return { kind: 'short', words: `${printMinutes(row.minutes)} of ${printMinutes(row.role.requiredMinutes)}` };
  }
  if (row.waitsFor === 'second person') {
    const first = row.verifiers[0];
    const day = first ? `, ${printDate(dayIn(timeZone, new Date(first.at))).slice(0, -5)}` : '';
    return { kind: 'met', words: `First agreed${day}` };
  }
  if (row.waitsFor === 'first person') return { kind: 'waits', words: 'Needs two people' };
  return {
    kind: 'met',
    words: row.role.requiredMinutes > 0 ? `${printMinutes(row.role.requiredMinutes)} asked, met` : 'No hours asked',
  };
}
