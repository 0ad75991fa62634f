import type { RosterReport } from '@laurel/contract';
import { guardFormula } from '@laurel/domain';

/** A cell that a spreadsheet would run as a formula is given as text. */
const cell = (text: string): string => `"${guardFormula(text).replace(/"/g, '""')}"`;

/** The faults as a CSV data link: line, column, value, reason, suggestion. */
export function faultsAsCsv({ faults }: Pick<RosterReport, 'faults'>): string {
  const rows = faults.map((fault) =>
    [String(fault.line), fault.column ?? '', fault.value, fault.message, fault.suggestion ?? ''].map(cell).join(','),
  );
  const csv = ['Line,Column,Value,Reason,Suggestion', ...rows].join('\r\n');
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${csv}\r\n`)}`;
}
