import { type Element, Pen } from './pen.js';
import { qrOperators } from './qr-mark.js';
import { PATTERN_HEIGHT, patternOperators } from './rule-pattern.js';
import type { TranscriptInput } from './transcript-input.js';

const MARGIN = 36;
/** From the foot's rule to the edge of the paper. */
const FOOT_HEIGHT = 72.6;
export const QR_SIZE = 39;

/** The paper: where content may go, and the pages themselves. Lengths are points from the top left corner. */
export class Sheet {
  readonly left = MARGIN;
  readonly right: number;
  readonly width: number;
  /** Where content starts on a page that has no head of its own. */
  readonly top = 40;
  readonly footTop: number;
  /** Content must end here. */
  readonly bottom: number;
  readonly pen: Pen;
  readonly root: Element;
  readonly #pattern: PDFKit.PDFKitReference;
  readonly #qr: PDFKit.PDFKitReference;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    readonly input: TranscriptInput,
  ) {
    const [width, height] = SIZES[input.paper];
    this.right = width - MARGIN;
    this.width = width - 2 * MARGIN;
    this.footTop = height - FOOT_HEIGHT;
    this.bottom = this.footTop - 8;
    this.pen = new Pen(doc);
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
    this.#pattern = this.#drawing(patternOperators(width), width, PATTERN_HEIGHT);
    this.#qr = this.#drawing(qrOperators(input.verifyUrl, QR_SIZE), QR_SIZE, QR_SIZE);
  }

  get timeZone(): string {
    return this.input.institution.timeZone ?? 'UTC';
  }

  /** How many pages there are so far. */
  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** Begins a page with its rule pattern; returns where its content starts. */
  newPage(): number {
    this.doc.addPage({ size: [...SIZES[this.input.paper]], margin: 0 });
    this.pen.artifact('Pagination', () => this.#place('Pattern', this.#pattern, 0, 0));
    return this.top;
  }

  /** Draws the QR mark; its top left corner at x, y. */
  drawQr(x: number, y: number): void {
    this.#place('Qr', this.#qr, x, y);
  }

  /** Drawn once, shown on every page. */
  #drawing(operators: string, width: number, height: number): PDFKit.PDFKitReference {
    const form = this.doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} });
    form.end(Buffer.from(operators, 'latin1'));
    return form;
  }

  #place(name: string, drawing: PDFKit.PDFKitReference, x: number, y: number): void {
    this.doc.page.xobjects[name] = drawing;
    this.doc.save().translate(x, y);
    this.doc.addContent(`/${name} Do`);
    this.doc.restore();
  }
}

const SIZES = { A4: [595.28, 841.89], Letter: [612, 792] } as const;
