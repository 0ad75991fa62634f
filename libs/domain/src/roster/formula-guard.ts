/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/**
 * A text as it goes into an exported cell: an apostrophe before what a spreadsheet would run as a formula. Plain
 * numbers stay numbers. `stripFormulaGuard` gives back exactly what was there.
 */
export const guardFormula = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** Takes one guard away, so that our own export comes back unchanged. */
export const stripFormulaGuard = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
