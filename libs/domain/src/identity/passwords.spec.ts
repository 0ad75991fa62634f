import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../errors.js';
import { mustBeGoodPassword, passwordAsHashed } from './passwords.js';

const codeOf = (password: string, about: string[] = []): string | undefined => {
  try {
    mustBeGoodPassword(password, about);
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return undefined;
};

describe('a new password', () => {
  it.each([
    ['', 'password-short'],
    ['eleven char', 'password-short'],
    ['🌿🌾🌲🌳🌴🌵🌷🌸🌹🌺🌻', 'password-short'],
    ['twelve chars', undefined],
    ['laurel leaves in may', undefined],
    ['x'.repeat(201), 'password-long'],
    ['abababababababab', 'password-monotonous'],
    ['            ', 'password-monotonous'],
  ])('%j: %s', (password, code) => expect(codeOf(password)).toBe(code));

  it('is not mostly the person’s own e-mail or name, whatever the case and accents', () => {
    const about = ['ingrid.solberg@sample.edu', 'Íngrid Solberg'];
    expect(codeOf('IngridSolberg1', about)).toBe('password-telling');
    expect(codeOf('ingrid.solberg@', about)).toBe('password-telling');
    expect(codeOf('Ingrid rows at dawn', about)).toBeUndefined();
  });

  it('may hold short words that happen to be in a name', () => {
    expect(codeOf('may the ants win', ['may.ant@sample.edu', 'May Ant'])).toBeUndefined();
  });

  it('is the same however its accents were typed', () => {
    expect(passwordAsHashed('cafe\u0301')).toBe(passwordAsHashed('caf\u00e9'));
  });
});
