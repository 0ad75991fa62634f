import { describe, expect, it } from '@jest/globals';
import { Refusal } from '@laurel/domain';
import { z } from 'zod';
import { readWire } from './read-wire.js';
import { Id, text } from './wire-types.js';

const Roster = z.strictObject({
  title: text(20),
  minutes: z.int().min(1),
  kind: z.enum(['open', 'closed']),
  people: z.array(z.object({ id: Id })).max(2),
});

const refusalOf = (read: () => unknown): Refusal => {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('It was not refused.');
};

const codesByPath = (value: unknown, at?: string[]) =>
  Object.fromEntries(refusalOf(() => readWire(Roster, value, at)).faults.map((fault) => [fault.path, fault.code]));

const good = { title: ' Choir ', minutes: 5, kind: 'open', people: [{ id: '0190A1B2-0000-7000-8000-000000000001' }] };

describe('reading what came off the wire', () => {
  it('gives back the tidied value', () => {
    expect(readWire(Roster, good)).toEqual({
      ...good,
      title: 'Choir',
      people: [{ id: '0190a1b2-0000-7000-8000-000000000001' }],
    });
  });

  it('names every field at fault at once, with a stable code', () => {
    expect(codesByPath({ title: ' ', minutes: 1.5, kind: 'ajar', people: [{ id: '' }, {}], extra: 1 })).toEqual({
      title: 'too-small',
      minutes: 'wrong-type',
      kind: 'not-a-choice',
      'people.0.id': 'invalid',
      'people.1.id': 'required',
      extra: 'unknown-field',
    });
  });

  it('says that absent and null are required, not that they have the wrong type', () => {
    expect(codesByPath({ ...good, title: null, minutes: undefined })).toEqual({
      title: 'required',
      minutes: 'required',
    });
    expect(refusalOf(() => readWire(Roster, undefined)).faults).toEqual([
      { path: '', code: 'required', message: 'This is required.' },
    ]);
  });

  it('puts the place of a part before its paths', () => {
    expect(codesByPath({ ...good, kind: 7 }, ['submission'])).toEqual({ 'submission.kind': 'not-a-choice' });
    expect(refusalOf(() => readWire(Id, 'null', ['id'])).faults[0]).toEqual({
      path: 'id',
      code: 'invalid',
      message: 'This is not an id.',
    });
  });

  it('answers with a refusal whose sentence names the first field', () => {
    const refusal = refusalOf(() => readWire(Roster, { ...good, kind: 'ajar' }));
    expect([refusal.kind, refusal.code, refusal.message]).toEqual([
      'invalid',
      'input-invalid',
      'kind: Choose one of: open, closed.',
    ]);
  });
});
