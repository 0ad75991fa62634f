import { type Minutes, printMinutes } from '../minutes.js';

/** What a bare number in the column means; `null` where the header does not say. */
export type DurationUnit = 'minutes' | 'hours' | null;

export type DurationReading =
  | { minutes: Minutes }
  | { code: 'minutes-negative' | 'minutes-not-whole' | 'minutes-unreadable' | 'minutes-too-many'; message: string };

const HOURS = '(?:hours?|hrs?|h|std\\.?|stunden?|horas?|heures?)';
const MINUTES = '(?:minutes?|minuten|minutos?|mins?\\.?|m|′)';
const NUMBER = '\\d+(?:[.,]\\d+)?';

const BARE = new RegExp(`^(${NUMBER})$`);
const CLOCK = /^(\d+):(\d{1,2})(?::(\d{1,2}))?(?:\s*h)?$/i;
const IN_HOURS = new RegExp(`^(${NUMBER})\\s*${HOURS}$`, 'i');
const IN_MINUTES = new RegExp(`^(${NUMBER})\\s*${MINUTES}$`, 'i');
const IN_BOTH = new RegExp(`^(\\d+)\\s*${HOURS}\\s*(?:,|and|und|y|et)?\\s*(\\d{1,2})\\s*(?:${MINUTES})?$`, 'i');

const no = (
  code: Extract<DurationReading, { code: string }>['code'],
  message: string,
): Extract<DurationReading, { code: string }> => ({ code, message });

/** Digits past which a number is no duration, and past which the arithmetic below would stop being exact. */
const MOST_DIGITS = 9;

/** A number times `factor` as a whole number, or null when it does not come out whole. Exact: digits, not floats. */
function timesExactly(number: string, factor: number): number | null {
  const [whole = '0', fraction = ''] = number.split(/[.,]/);
  const scale = 10 ** fraction.length;
  const product = Number(whole + fraction) * factor;
  return product % scale === 0 ? product / scale : null;
}

/** "1.250" and "1,250" are one and a quarter to some and over a thousand to others; "0.125" is not. */
const couldBeThousands = (number: string): boolean => /^[1-9]\d{0,2}[.,]\d{3}$/.test(number);

function readNumber(number: string, unit: 'minutes' | 'hours'): DurationReading {
  if (number.replace(/[.,]/, '').length > MOST_DIGITS)
    return no('minutes-too-many', 'This is more than a year has. Check the number.');
  if (couldBeThousands(number))
    return no(
      'minutes-unreadable',
      `“${number}” may be a fraction or a number over a thousand. Write it without the separator, or as 1:30.`,
    );
  const minutes = timesExactly(number, unit === 'hours' ? 60 : 1);
  if (minutes !== null) return { minutes };
  if (unit === 'hours')
    return no(
      'minutes-not-whole',
      `${number} h is not a whole number of minutes. Write it as hours and minutes, 1:20.`,
    );
  const asHours = timesExactly(number, 60);
  const hint =
    asHours === null ? '' : ` If these are hours, ${number} h is ${printMinutes(asHours)}: write ${asHours}.`;
  return no('minutes-not-whole', `Not a whole number of minutes.${hint}`);
}

/**
 * Reads a duration as people write it: "90", "1.5", "1,5 h", "1:30", "1 h 30 min". What the cell says itself wins over
 * the header. The answer is exact: what is not a whole number of minutes is a fault, never rounded.
 */
export function readMinutes(cell: string, unit: DurationUnit): DurationReading {
  const text = cell.replace(/\s+/gu, ' ');
  if (/^[-−–]\s*[\d.,]/u.test(text)) return no('minutes-negative', 'Minutes cannot be negative.');
  const clock = CLOCK.exec(text);
  if (clock) return readClock(clock);
  const both = IN_BOTH.exec(text);
  if (both) return readParts(both[1] ?? '', both[2] ?? '');
  const hours = IN_HOURS.exec(text);
  if (hours) return readNumber(hours[1] ?? '', 'hours');
  const minutes = IN_MINUTES.exec(text);
  if (minutes) return readNumber(minutes[1] ?? '', 'minutes');
  const bare = BARE.exec(text);
  if (bare && unit) return readNumber(bare[1] ?? '', unit);
  if (bare) return no('minutes-unreadable', `“${text}” may be hours or minutes. Name the column Minutes or Hours.`);
  return no('minutes-unreadable', `“${text}” is not a length of time such as 90, 1:30 or 1.5 h.`);
}

function readClock([, hours = '', minutes = '', seconds = '0']: RegExpExecArray): DurationReading {
  if (Number(seconds) !== 0)
    return no('minutes-not-whole', 'Seconds are not counted. Write hours and minutes only, 1:30.');
  return readParts(hours, minutes);
}

function readParts(hours: string, minutes: string): DurationReading {
  if (Number(minutes) > 59)
    return no('minutes-unreadable', `An hour has 60 minutes, so ${minutes} cannot stand after the hours.`);
  if (hours.length > MOST_DIGITS - 2) return no('minutes-too-many', 'This is more than a year has. Check the number.');
  return { minutes: Number(hours) * 60 + Number(minutes) };
}
