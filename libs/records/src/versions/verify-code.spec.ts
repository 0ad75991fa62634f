import { describe, expect, it } from '@jest/globals';
import { newVerifyCode, readVerifyCode } from './verify-code.js';

describe('the code on a document', () => {
  it('is sixteen digits in fours, and differs every time', () => {
    const codes = new Set(Array.from({ length: 500 }, newVerifyCode));
    expect(codes.size).toBe(500);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('is read as people type it', () => {
    expect(readVerifyCode(' 7k3m 92qf–coxw-4ltb ')).toBe('7K3M-92QF-C0XW-41TB');
  });

  it.each(['', '7K3M-92QF-C0XW', '7K3M-92QF-C0XW-41TBB', '7K3M-92QF-C0XW-41T!', 'https://x'])(
    'is not “%s”',
    (typed) => {
      expect(readVerifyCode(typed)).toBeNull();
    },
  );
});
