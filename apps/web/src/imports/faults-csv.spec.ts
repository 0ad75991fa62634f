import { describe, expect, it } from '@jest/globals';
import { faultsAsCsv } from './faults-csv.js';

const csvOf = (value: string) =>
  decodeURIComponent(
    faultsAsCsv({ faults: [{ line: 3, column: 'Name', value, code: 'x', message: 'Say "why".' }] })
      .split(',')
      .slice(1)
      .join(','),
  );

describe('faults as a file', () => {
  it('carry line, column, value and reason, with quotes doubled', () =>
    expect(csvOf('a')).toBe('\ufeffLine,Column,Value,Reason,Suggestion\r\n"3","Name","a","Say ""why"".",""\r\n'));

  it.each(['=1+1', '+1', '-90+A1', '@x', '\t=1'])('never run as a formula: %j', (value) =>
    expect(csvOf(value)).toContain(`"'${value}"`),
  );
});
