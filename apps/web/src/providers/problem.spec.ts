import { describe, expect, it } from '@jest/globals';
import { fieldErrors, refusalFrom } from './problem.js';

describe('what the server refuses, on screen', () => {
  it('puts each fault beside its field, however deep, and keeps the first of two', () => {
    const errors = fieldErrors([
      { path: 'title', code: 'empty', message: 'This must not be empty.' },
      { path: 'title', code: 'short', message: 'Too short.' },
      { path: 'roles.0.name', code: 'empty', message: 'Name the role.' },
      { path: 'roles.1.minimumMinutes', code: 'negative', message: 'Minutes cannot be negative.' },
    ]);
    expect(errors).toEqual({
      title: 'This must not be empty.',
      roles: { 0: { name: 'Name the role.' }, 1: { minimumMinutes: 'Minutes cannot be negative.' } },
    });
  });

  it('does not trip over a fault under a field that already has one', () => {
    const errors = fieldErrors([
      { path: 'roles', code: 'none', message: 'Add a role.' },
      { path: 'roles.0.name', code: 'empty', message: 'Name the role.' },
    ]);
    expect(errors).toEqual({ roles: 'Add a role.' });
  });

  it('shows the sentence of the problem, not its title or code', () => {
    const body = {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'already-verified',
      detail: 'Someone else verified this a moment ago.',
    };
    const refusal = refusalFrom(409, body);
    expect(refusal.message).toBe('Someone else verified this a moment ago.');
    expect(refusal.code).toBe('already-verified');
    expect(refusal.body.errors).toBeUndefined();
  });

  it('says what is safe and what to do when a proxy answers with a page', () => {
    expect(refusalFrom(502, '<html>Bad gateway</html>').message).toMatch(/saved before is safe.*Try again/);
    expect(refusalFrom(413, null).message).toMatch(/larger than can be taken/);
  });
});
