import { describe, expect, it } from '@jest/globals';
import { initials } from './names.js';

describe('the letters in the round mark beside a name', () => {
  it.each([
    ['Ruth Adeyemi', 'RA'],
    ['Mai Anh Nguyễn', 'MN'],
    ['Suharti', 'S'],
    ['余天磊', '余'],
    ['Dr Helena Brandt', 'HB'],
    ['Prof. Kwabena Mensah', 'KM'],
    // Somebody may be called like a title, and has letters all the same.
    ['Dr', 'D'],
    ['', ''],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
