import { describe, expect, it } from '@jest/globals';
import { ServerRefusal } from '../providers/problem.js';
import { type Draft, draftFaults, fileFault, onTheWire, serverFaults, takeFiles } from './draft.js';

const draft = (more: Partial<Draft> = {}): Draft => ({
  competencyId: 'c1',
  targetLevel: 2,
  participationIds: [],
  reflection: 'What I would do differently.',
  links: [],
  files: [],
  ...more,
});
const link = (title: string, url: string) => ({ key: `${title}${url}`, title, url });
const file = (name: string, size: number) => ({ name, size }) as File;

describe('what a student hands in, before it is sent', () => {
  it('stands with a competency, a level and one piece of evidence', () => expect(draftFaults(draft())).toEqual({}));

  it('names each field that is missing', () =>
    expect(draftFaults(draft({ competencyId: '', targetLevel: null, reflection: '  ' }))).toEqual({
      competencyId: 'Choose the competency that your work shows.',
      targetLevel: 'Choose the level you aim at.',
      reflection: 'Add at least one piece of evidence: a reflection, a link or a file.',
    }));

  it('counts links as they go over the wire: an empty row is none', () => {
    const links = [link('', ''), link('', 'https://video.example.edu/talk'), link('Map', 'my map')];
    const faults = draftFaults(draft({ links }));
    expect(Object.keys(faults)).toEqual(['links.0.title', 'links.1.url']);
    expect(onTheWire(draft({ links })).links).toEqual([
      { title: '', url: 'https://video.example.edu/talk' },
      { title: 'Map', url: 'my map' },
    ]);
  });

  it('sends no competency with a revision, but the version that was read', () => {
    expect(onTheWire(draft(), 3)).not.toHaveProperty('competencyId');
    expect(onTheWire(draft(), 3)).toMatchObject({ version: 3, reflection: 'What I would do differently.' });
    expect(onTheWire(draft({ reflection: ' ' })).reflection).toBeNull();
  });
});

describe('files', () => {
  it.each([
    ['report.pdf', 1, null],
    ['notes', 10, null],
    ['photo.JPG', 10, null],
    ['empty.pdf', 0, /is empty/],
    ['film.mp4', 26 * 1024 * 1024, /larger than 25 MB.*add the link/],
    ['setup.exe', 10, /cannot be taken.*PDF/],
  ])('%s of %i bytes', (name, size, why) => {
    const fault = fileFault({ name, size });
    if (why === null) expect(fault).toBeNull();
    else expect(fault).toMatch(why);
  });

  it('are taken once, ten at most, and what is left out is said', () => {
    const ten = Array.from({ length: 10 }, (_, index) => file(`${index}.pdf`, 5));
    const { files, refused } = takeFiles(ten.slice(0, 9), [file('3.pdf', 5), file('9.pdf', 5), file('10.pdf', 5)]);
    expect(files.map((one) => one.name)).toEqual(ten.map((one) => one.name));
    expect(refused).toEqual(['“3.pdf” is here already.', '“10.pdf” is one too many: at most 10 files a round.']);
  });
});

describe('what the server refuses', () => {
  const refusal = (code: string, faults?: { path: string; code: string; message: string }[]) =>
    new ServerRefusal({ status: 409, code, detail: 'No.', ...(faults && { faults }) });

  it('stands beside its field, or beside the competency it is about, or over the form', () => {
    expect(serverFaults(refusal('x', [{ path: 'files.0', code: 'x', message: 'Not taken.' }]))).toEqual({
      'files.0': 'Not taken.',
    });
    expect(serverFaults(refusal('submission-open'))).toEqual({ competencyId: 'No.' });
    expect(serverFaults(refusal('changed-meanwhile'))).toEqual({ form: 'No.' });
  });
});
