/** Minutes are whole numbers everywhere; hours are only a way to print the sum, never rounded. */
export type Minutes = number;

/** "32 h 10 min", "40 h", "45 min", "0 min". */
export function printMinutes(minutes: Minutes): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  const grouped = hours.toLocaleString('en-GB');
  return rest === 0 ? `${grouped} h` : `${grouped} h ${rest} min`;
}

export const isMinutes = (value: unknown): value is Minutes =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0;
