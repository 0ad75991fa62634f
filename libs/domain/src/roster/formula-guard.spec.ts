import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { guardFormula, stripFormulaGuard } from './formula-guard.js';

describe('the formula guard', () => {
  it.each([
    ['=HYPERLINK("https://a.example","x")', '\'=HYPERLINK("https://a.example","x")'],
    ['+Mia', "'+Mia"],
    ['@mia', "'@mia"],
    ['\t=1+1', "'\t=1+1"],
    ['-and a dash', "'-and a dash"],
    ['-7', '-7'],
    ['-7,5', '-7,5'],
    ['O’Neill', 'O’Neill'],
  ])('writes %j as %j', (text, cell) => {
    expect(guardFormula(text)).toBe(cell);
  });

  it('comes off again, whatever the text was', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '1', 'a') }),
    );
    fc.assert(fc.property(text, (value) => stripFormulaGuard(guardFormula(value)) === value));
  });
});
