/**
 * What somebody probably meant who typed a number that nobody has: letters that look like digits, spaces inside, a
 * decimal point that a spreadsheet added. Without leading zeros, since those are what gets lost: compare with
 * `withoutLeadingZeros` of the real ones.
 */
export function likelyNumber(value: string): string {
  const digits = value
    .replace(/[\s'’.\-_]+$/gu, '')
    .replace(/[.,]0+$/, '')
    .replace(/[\s\u00a0]+/gu, '')
    .replace(/[oO]/g, '0')
    .replace(/[lI|]/g, '1');
  return withoutLeadingZeros(digits);
}

export const withoutLeadingZeros = (value: string): string => value.replace(/^0+(?=.)/, '');
