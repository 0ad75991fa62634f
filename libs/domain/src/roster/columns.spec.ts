import { describe, expect, it } from '@jest/globals';
import { mapColumns } from './columns.js';
import { separate } from './delimiter.js';

const fields = (...headers: string[]) => mapColumns(headers, 1).columns.map((column) => column.field);
const faults = (...headers: string[]) => mapColumns(headers, 1).faults.map(({ column, code }) => `${column}: ${code}`);

describe('the columns of a roster', () => {
  it('are found in any order and by many names', () => {
    expect(fields('Hours', 'SID', 'Role', 'Start date', 'End_Date', 'Comments')).toEqual([
      'minutes',
      'student',
      'role',
      'startsOn',
      'endsOn',
      'note',
    ]);
    expect(fields('Matrikel-Nr.', 'Stunden', 'Rolle', 'von', 'bis', 'Bemerkung')).toEqual([
      'student',
      'minutes',
      'role',
      'startsOn',
      'endsOn',
      'note',
    ]);
    expect(fields('\u00a0STUDENT NO. ', 'min', 'external ID')).toEqual(['student', 'minutes', 'externalId']);
    expect(fields('Student #', 'Numéro étudiant ref', 'minutes')).toEqual(['student', null, 'minutes']);
  });

  it('a general word counts only where no better one is there', () => {
    expect(fields('id', 'minutes')).toEqual(['student', 'minutes']);
    expect(fields('id', 'student_id', 'minutes')).toEqual([null, 'student', 'minutes']);
    expect(fields('sid', 'time', 'hours')).toEqual(['student', null, 'minutes']);
  });

  it('a date beside first and last day is left alone, and so are words nobody knows', () => {
    expect(fields('sid', 'hours', 'date', 'from', 'to', 'shirt size')).toEqual([
      'student',
      'minutes',
      null,
      'startsOn',
      'endsOn',
      null,
    ]);
  });

  it('twice the same, or hours beside minutes, is a fault of the file', () => {
    expect(faults('sid', 'minutes', 'minutes')).toEqual(['minutes: duplicate-column']);
    expect(faults('sid', 'hours', 'Minutes')).toEqual(['Minutes: duplicate-column']);
    expect(faults('sid', 'hours', 'note', 'comment')).toEqual([]);
    expect(faults('sid', 'hours', 'shirt', 'shirt')).toEqual([]);
  });

  it('without who or how long nothing can be read', () => {
    expect(faults('name', 'role')).toEqual(['Student number: missing-column', 'Minutes or hours: missing-column']);
    expect(faults('email', 'hours')).toEqual([]);
  });
});

describe('what separates the cells', () => {
  it.each([
    ['sid,hours\n1,2', ','],
    ['sid;hours\n1;2,5', ';'],
    ['sid\thours\n1\t2', '\t'],
    ['sid|hours\n1|2', '|'],
    ['"Name, first";sid;hours\n', ';'],
    ['minutes\n90', ','],
  ])('%j: %j', (text, delimiter) => {
    expect(separate(text).delimiter).toBe(delimiter);
  });

  it('passes over blank lines and the note that Excel leaves', () => {
    expect(separate('sep=|\n\nsid|hours\n')).toEqual({ delimiter: '|', offset: 7, skippedLines: 2 });
    expect(separate(' \n,,\nsid,hours')).toMatchObject({ delimiter: ',', skippedLines: 2 });
    expect(separate('')).toMatchObject({ offset: 0 });
  });
});
