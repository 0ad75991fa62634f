import { describe, expect, it } from '@jest/globals';
import { evidenceFileName, linkFault, mustBeEvidence } from './evidence.js';

const none = { reflection: null, links: [], files: 0 };
const faultsOf = (round: Parameters<typeof mustBeEvidence>[0]): string[] => {
  try {
    mustBeEvidence(round);
  } catch (error) {
    return (error as { faults: { path: string; code: string }[] }).faults.map(({ path, code }) => `${path} ${code}`);
  }
  return [];
};

describe('a round of evidence', () => {
  it.each([
    ['a reflection', { ...none, reflection: 'I learned to ask who floods.' }],
    ['a link', { ...none, links: [{ title: 'Talk', url: 'https://video.example.edu/talk?v=8' }] }],
    ['a file', { ...none, files: 1 }],
  ])('%s is enough', (_name, round) => expect(faultsOf(round)).toEqual([]));

  it('must not be empty', () => expect(faultsOf(none)).toEqual(['reflection evidence-missing']));

  it('is not made of eleven files or of a link that is none, and says both', () =>
    expect(faultsOf({ reflection: null, links: [{ title: 'x', url: 'my page' }], files: 11 })).toEqual([
      'links.0.url link-invalid',
      'files files-too-many',
    ]));
});

describe('a link', () => {
  it.each([
    'https://example.edu',
    'http://example.edu/a?b=c#d',
    'https://example.edu:8443/x',
    'https://bücher.example/straße',
    'https://[2001:db8::1]/x',
    'https://example.edu/@someone',
    'HTTPS://EXAMPLE.EDU/',
  ])('%s stands', (url) => expect(linkFault(url)).toBeNull());

  it.each([
    ['javascript:alert(1)', 'link-invalid'],
    ['data:text/html,hello', 'link-invalid'],
    ['ftp://example.edu/x', 'link-invalid'],
    ['//example.edu/x', 'link-invalid'],
    ['/reports/1', 'link-invalid'],
    ['https://', 'link-invalid'],
    ['https://localhost/x', 'link-invalid'],
    ['https://exa mple.edu', 'link-invalid'],
    ['https:\\\\example.edu', 'link-invalid'],
    ['https://example..edu', 'link-invalid'],
    ['https://example.edu/\u202Efdp', 'link-invalid'],
    ['https://me:secret@example.edu/x', 'link-with-credentials'],
    ['https://example.edu@other.example/x', 'link-with-credentials'],
    [`https://example.edu/${'x'.repeat(2000)}`, 'link-too-long'],
  ])('%s does not', (url, code) => expect(linkFault(url)?.code).toBe(code));
});

describe('the name of a file', () => {
  it.each([
    ['Flood report.pdf', 'application/pdf', 'Flood report.pdf'],
    ['Photo.JPEG', 'image/jpeg', 'Photo.JPEG'],
    ['تقرير.pdf', 'application/pdf', 'تقرير.pdf'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\Users\\me\\notes.md', 'text/plain', 'notes.md'],
    ['setup.exe', 'application/pdf', 'setup.exe.pdf'],
    ['photo\u202Egnp.exe', 'image/png', 'photognp.exe.png'],
    ['a"b\r\nc.pdf', 'application/pdf', 'abc.pdf'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
    ['', 'image/png', 'evidence.png'],
    [`${'x'.repeat(300)}.pdf`, 'application/pdf', `${'x'.repeat(140)}.pdf`],
  ])('%j that is %s is kept as %j', (given, type, kept) => expect(evidenceFileName(given, type)).toBe(kept));
});
