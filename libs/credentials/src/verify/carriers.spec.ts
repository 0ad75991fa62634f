import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../documents/json.js';
import { attachedJson } from '../documents/pdf-attachment.js';
import { didDocument } from '../keys/did.js';
import { generateSigningKey } from '../keys/signing-key.js';
import { allocationOf, competency, participation, recordOf } from '../record.fixture.js';
import { verifyDocument } from './verify-document.js';
import { copy, NOW, World } from './world.fixture.js';

let world: World;
let clr: JsonObject;

beforeAll(async () => {
  world = new World();
  const record = recordOf([competency(), participation()]);
  clr = (await world.issuer.issueRecord(record, allocationOf(record), NOW)).clr.document;
  await world.publishList([]);
});
beforeEach(() => world.pdfs.clear());

/** A PDF by another program than the product's, with attachments. */
async function pdfWith(attachments: { [name: string]: JsonObject | string }, page = 'Level C1'): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage([300, 200]).drawText(page);
  for (const [name, contents] of Object.entries(attachments))
    await pdf.attach(Buffer.from(typeof contents === 'string' ? contents : JSON.stringify(contents)), name, {
      mimeType: 'application/json',
    });
  return Buffer.from(await pdf.save({ useObjectStreams: page.includes('packed') }));
}

const seal = (pdf: Buffer) => world.pdfs.add(createHash('sha256').update(pdf).digest('hex'));

describe('a PDF with its record attached', () => {
  it('as it was issued is genuine, the pages among its parts', async () => {
    const pdf = await pdfWith({ 'record.json': clr });
    seal(pdf);
    const report = await verifyDocument(pdf, world);
    expect(report).toMatchObject({ verdict: 'genuine', pdf: { sealed: 'yes' }, subjectName: 'Mai Anh Nguyễn' });
    expect(report.parts.at(-1)).toMatchObject({ kind: 'pdf', verdict: 'genuine', name: 'The pages of the PDF' });
    expect(report.signatures).toEqual({ valid: 3, total: 3 });
  });

  it('whose pages were edited says so, and that the attached facts are genuine', async () => {
    seal(await pdfWith({ 'record.json': clr }));
    const report = await verifyDocument(await pdfWith({ 'record.json': clr }, 'Level A1'), world);
    expect(report).toMatchObject({ verdict: 'changed', title: 'Changed after it was issued', pdf: { sealed: 'no' } });
    expect(report.sentence).toBe(
      'The record attached to this PDF is genuine, but the file is not the one that Northfield University issued: its pages may have been edited. Rely on the facts shown here, not on the pages.',
    );
    expect(report.parts.slice(0, -1).every(({ verdict }) => verdict === 'genuine')).toBe(true);
    expect(report.parts[2]?.facts).toMatchObject({ role: 'Team captain', verifiedMinutes: 1930 });
  });

  it('with one byte more is not the file that was issued', async () => {
    const pdf = await pdfWith({ 'record.json': clr });
    seal(pdf);
    expect((await verifyDocument(Buffer.concat([pdf, Buffer.from('\n')]), world)).verdict).toBe('changed');
  });

  it('of another institution cannot be told apart from an edited one', async () => {
    const key = generateSigningKey();
    const did = 'did:web:other.example';
    world.controllers.set(did, didDocument(did, [key.publicMultibase]));
    const record = recordOf([participation()]);
    const { credentialStatus: _s, ...theirs } =
      (await world.issuerFor(did, key).issueRecord(record, allocationOf(record), NOW)).entries[0]?.document ?? {};
    const report = await verifyDocument(await pdfWith({ 'r.json': await world.sign(theirs, did, key) }), world);
    expect(report.verdict).toBe('could-not-be-checked');
    expect(report.sentence).toContain('whether the pages say the same could not be checked');
  });

  it('and an altered record inside is changed, whatever its hash', async () => {
    const altered = copy(clr);
    altered['name'] = 'Other';
    const pdf = await pdfWith({ 'record.json': altered });
    seal(pdf);
    const report = await verifyDocument(pdf, world);
    expect(report.verdict).toBe('changed');
    expect(report.sentence).toContain('This file is not what Northfield University signed');
  });

  it('is found among other attachments, packed or not, the latest record last', async () => {
    const older = { ...copy(clr), name: 'Older' };
    for (const page of ['plain', 'packed']) {
      const pdf = await pdfWith({ 'a.txt': 'Hello', 'b.json': '{"hello": 1}', 'c.json': older, 'd.json': clr }, page);
      expect((await verifyDocument(pdf, world)).parts[0]?.verdict).toBe('genuine');
    }
  });

  it('without a record says how that may have come', async () => {
    const report = await verifyDocument(await pdfWith({}), world);
    expect(report).toMatchObject({ verdict: 'could-not-be-checked', pdf: { sealed: 'no' } });
    expect(report.sentence).toContain('Ask for the original file');
  });
});

describe('looking for attachments', () => {
  const stream = (dictionary: string, contents: Buffer) =>
    Buffer.concat([
      Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${dictionary} >>\nstream\n`),
      contents,
      Buffer.from('\nendstream\nendobj\n'),
    ]);

  it('takes no more than 30 MB of a stream that unpacks to more', () => {
    const bomb = deflateSync(Buffer.alloc(40 * 1024 * 1024, 0x20));
    expect(attachedJson(stream(`/Type /EmbeddedFile /Filter /FlateDecode /Length ${bomb.length}`, bomb))).toEqual([]);
  });

  it.each([
    ['a length that is a lie', '/Type /EmbeddedFile /Length 999999999'],
    ['a length kept elsewhere', '/Type /EmbeddedFile /Length 12 0 R'],
    ['no length', '/Type /EmbeddedFile'],
  ])('copes with %s', (_what, dictionary) => {
    expect(attachedJson(stream(dictionary, Buffer.from('{"a":1}')))).toEqual(['{"a":1}']);
  });

  it('skips what is packed in a way not known here, or broken', () => {
    const text = Buffer.from('{"a":1}');
    expect(attachedJson(stream('/Type /EmbeddedFile /Filter /LZWDecode', text))).toEqual([]);
    expect(attachedJson(stream('/Type /EmbeddedFile /Filter /FlateDecode', text))).toEqual([]);
    expect(attachedJson(Buffer.from('%PDF-1.7\n1 0 obj << /EmbeddedFile >> stream\n{"a":1}'))).toEqual([]);
    expect(attachedJson(Buffer.from('stream\n'.repeat(100_000)))).toEqual([]);
  });
});

describe('a badge picture', () => {
  const chunk = (kind: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const png = (...chunks: Buffer[]) =>
    Buffer.concat([
      Buffer.from('89504e470d0a1a0a', 'hex'),
      chunk('IHDR', Buffer.alloc(13)),
      ...chunks,
      chunk('IEND', Buffer.alloc(0)),
    ]);
  const text = (keyword: string, compressed: boolean, contents: string) => {
    const data = Buffer.from(contents);
    return chunk(
      'iTXt',
      Buffer.concat([
        Buffer.from(`${keyword}\0${compressed ? '\x01' : '\0'}\0en\0\0`, 'latin1'),
        compressed ? deflateSync(data) : data,
      ]),
    );
  };

  it('carries its credential in a PNG, plain or packed', async () => {
    for (const compressed of [false, true]) {
      const picture = png(text('Comment', false, 'x'), text('clrcredential', compressed, JSON.stringify(clr)));
      expect((await verifyDocument(picture, world)).verdict).toBe('genuine');
    }
    expect((await verifyDocument(png(text('Comment', false, JSON.stringify(clr))), world)).sentence).toContain(
      'carries no credential',
    );
  });

  it('carries its credential in an SVG', async () => {
    const svg = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0"><ob:credential><![CDATA[${JSON.stringify(clr)}]]></ob:credential><circle r="9"/></svg>`;
    expect((await verifyDocument(Buffer.from(svg), world)).verdict).toBe('genuine');
    const cut = svg.slice(0, svg.indexOf(']]>'));
    expect((await verifyDocument(Buffer.from(cut), world)).verdict).toBe('could-not-be-checked');
  });
});
