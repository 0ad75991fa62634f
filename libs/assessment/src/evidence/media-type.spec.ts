import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mediaTypeOf } from './media-type.js';

/** A zip archive with one stored entry: what a word processor's file begins as. */
function zip(name: string, content: string): Buffer {
  const [path, data] = [Buffer.from(name), Buffer.from(content)];
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt32LE(crc32(data), 10);
  facts.writeUInt32LE(data.length, 14);
  facts.writeUInt32LE(data.length, 18);
  facts.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, path, data]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts, Buffer.alloc(14), path]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const contentTypes = (type: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${type}.main+xml"/></Types>`;
const docx = zip('[Content_Types].xml', contentTypes(WORD));
const docm = zip('[Content_Types].xml', contentTypes('application/vnd.ms-word.document.macroEnabled'));
const odt = zip('mimetype', 'application/vnd.oasis.opendocument.text');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const windowsProgram = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
const linuxProgram = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(200)]);
const svg = `<svg xmlns='http://www.w3.org/2000/svg' onload='x()'><script>x()</script><rect width='9' height='9'/></svg>`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-type-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function judged(name: string, content: Buffer | string): Promise<string> {
  const file = join(folder, 'upload');
  await writeFile(file, content);
  try {
    return await mediaTypeOf(file, name, 'files.0');
  } catch (error) {
    const { kind, code, faults } = error as { kind: string; code: string; faults: { path: string }[] };
    return `${kind} ${code} at ${faults[0]?.path}`;
  }
}

describe('what may stand as evidence', () => {
  it.each([
    ['report.pdf', pdf, 'application/pdf'],
    ['photo.png', png, 'image/png'],
    ['photo.jpg', png, 'image/png'],
    ['essay.docx', docx, WORD],
    ['essay.odt', odt, 'application/vnd.oasis.opendocument.text'],
    ['notes.txt', 'Naïve questions, 東京, 🌊\r\n\tfirst', 'text/plain'],
    ['notes.md', '# Flood report\n\nIf 3 < 4 then <b>stay</b>.', 'text/plain'],
    ['notes', 'No ending at all', 'text/plain'],
    ['levels.csv', '\ufeffyear,days\n1998,34\n', 'text/csv'],
  ])('%s', async (name, content, type) => expect(await judged(name, content)).toBe(type));
});

describe('what may not, whatever it is called', () => {
  it.each([
    ['a program named like a report', 'report.pdf', windowsProgram, 'file-type-refused'],
    ['a program named like a picture', 'photo.png', linuxProgram, 'file-type-refused'],
    ['a drawing that carries script', 'badge.svg', svg, 'file-markup'],
    ['the same, called a text', 'badge.txt', `\ufeff\n <!-- mine -->${svg}`, 'file-markup'],
    ['the same, with a declaration', 'badge.png', `<?xml version="1.0"?>${svg}`, 'file-type-refused'],
    ['a web page', 'page.txt', '<!DOCTYPE html><p>hello', 'file-markup'],
    ['a shell script', 'run.txt', '#!/bin/sh\nrm -rf ~\n', 'file-program'],
    ['a batch file', 'run.bat', '@echo off\r\ndel *.*\r\n', 'file-not-what-it-says'],
    ['text that calls itself a document', 'essay.docx', 'only words', 'file-not-what-it-says'],
    ['a document with macros', 'essay.docx', docm, 'file-type-refused'],
    ['an archive', 'all.zip', zip('a.txt', 'a'), 'file-type-refused'],
    ['text that is not UTF-8', 'notes.txt', Buffer.from('Bj\xf6rk', 'latin1'), 'file-type-unknown'],
    ['text cut inside a character', 'notes.txt', Buffer.from('Björk').subarray(0, 3), 'file-type-unknown'],
    ['bytes that nobody knows', 'data.txt', Buffer.from([1, 2, 3, 4]), 'file-type-unknown'],
  ])('%s', async (_what, name, content, code) =>
    expect(await judged(name, content)).toBe(`unsupported ${code} at files.0`),
  );
});
