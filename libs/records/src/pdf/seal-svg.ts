/** A shape of a seal, ready to be painted. */
interface Shape {
  path: string;
  fill: string | null;
  stroke: string | null;
  strokeWidth: number;
  evenOdd: boolean;
  matrix: Matrix;
}
type Matrix = [number, number, number, number, number, number];
type Attributes = Record<string, string>;

/** A seal that the transcript cannot draw as it is meant. */
export class SealError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The seal cannot be drawn: ${faults.join('; ')}.`);
    this.name = 'SealError';
  }
}

const GROUPS = new Set(['svg', 'g']);
const SILENT = new Set(['title', 'desc', 'metadata', 'defs']);
const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const COLOUR = /^(#[0-9a-f]{3}|#[0-9a-f]{6}|black|white|none|currentcolor)$/i;

/**
 * What in the SVG keeps it from being a seal, in words; empty when all is well. Allowed are paths and plain shapes,
 * groups and transforms, flat colours as `#rgb`, `#rrggbb`, black, white. Text must be turned into outlines.
 */
export function sealFaults(svg: string): string[] {
  return readSeal(svg).faults;
}

/** Draws the seal in a square of `size` points. Throws `SealError` when it holds what cannot be drawn. */
export function drawSealSvg(doc: PDFKit.PDFDocument, svg: string, left: number, top: number, size: number): void {
  const { shapes, viewBox, faults } = readSeal(svg);
  if (faults.length > 0) throw new SealError(faults);
  const scale = size / Math.max(viewBox.width, viewBox.height);
  doc.save().translate(left + (size - viewBox.width * scale) / 2, top + (size - viewBox.height * scale) / 2);
  doc.scale(scale).translate(-viewBox.x, -viewBox.y);
  for (const shape of shapes) {
    const rule = shape.evenOdd ? 'even-odd' : 'non-zero';
    doc.save().transform(...shape.matrix);
    doc.path(shape.path).lineWidth(shape.strokeWidth);
    if (shape.fill && shape.stroke) doc.fillAndStroke(shape.fill, shape.stroke, rule);
    else if (shape.fill) doc.fill(shape.fill, rule);
    else if (shape.stroke) doc.stroke(shape.stroke);
    doc.restore();
  }
  doc.restore();
}

function readSeal(svg: string): {
  shapes: Shape[];
  viewBox: { x: number; y: number; width: number; height: number };
  faults: string[];
} {
  const shapes: Shape[] = [];
  const faults = new Set<string>();
  const inherited: { style: Attributes; matrix: Matrix }[] = [{ style: {}, matrix: [1, 0, 0, 1, 0, 0] }];
  let viewBox = { x: 0, y: 0, width: 0, height: 0 };
  let silent: string | null = null;
  const body = svg.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>/gi, '');
  for (const [, closing, tag = '', written = '', selfClosing] of body.matchAll(TAG)) {
    if (silent) {
      if (closing && tag === silent) silent = null;
      continue;
    }
    if (closing) {
      if (GROUPS.has(tag)) inherited.pop();
      continue;
    }
    if (SILENT.has(tag)) {
      if (!selfClosing) silent = tag;
      continue;
    }
    const attributes = attributesOf(written);
    const above = inherited.at(-1) ?? { style: {}, matrix: [1, 0, 0, 1, 0, 0] satisfies Matrix };
    const style = { ...above.style, ...attributes };
    const matrix = multiply(above.matrix, matrixOf(attributes['transform'] ?? '', faults));
    if (tag === 'svg') viewBox = viewBoxOf(attributes, faults);
    if (GROUPS.has(tag)) {
      const { transform: _, ...passedOn } = style;
      if (!selfClosing) inherited.push({ style: passedOn, matrix });
      continue;
    }
    const path = outlineOf(tag, attributes);
    if (path === null)
      faults.add(tag === 'text' ? 'text must be turned into outlines' : `<${tag}> is not a plain shape`);
    else shapes.push(shapeOf(path, style, matrix, faults));
  }
  if (viewBox.width <= 0 || viewBox.height <= 0) faults.add('it has no viewBox');
  if (shapes.length === 0) faults.add('there is nothing in it to draw');
  return { shapes, viewBox, faults: [...faults] };
}

function attributesOf(written: string): Attributes {
  const attributes: Attributes = {};
  for (const [, name = '', double, single] of written.matchAll(ATTRIBUTE)) attributes[name] = double ?? single ?? '';
  for (const declaration of (attributes['style'] ?? '').split(';')) {
    const [name, value] = declaration.split(':').map((part) => part.trim());
    if (name && value) attributes[name] = value;
  }
  return attributes;
}

function viewBoxOf(attributes: Attributes, faults: Set<string>) {
  const [x = 0, y = 0, width = 0, height = 0] = numbers(attributes['viewBox'] ?? '');
  if (attributes['viewBox']) return { x, y, width, height };
  const [plainWidth = 0] = numbers(attributes['width'] ?? '');
  const [plainHeight = 0] = numbers(attributes['height'] ?? '');
  if (plainWidth === 0) faults.add('it has no viewBox');
  return { x: 0, y: 0, width: plainWidth, height: plainHeight };
}

function shapeOf(path: string, style: Attributes, matrix: Matrix, faults: Set<string>): Shape {
  const colour = (name: 'fill' | 'stroke', fallback: string): string | null => {
    const value = style[name] ?? fallback;
    if (!COLOUR.test(value)) faults.add(`“${value}” is not a flat colour`);
    if (value === 'none') return null;
    return /^currentcolor$/i.test(value) ? 'black' : value;
  };
  for (const name of ['opacity', 'fill-opacity', 'stroke-opacity', 'filter', 'mask', 'clip-path']) {
    if (style[name] !== undefined && style[name] !== '1' && style[name] !== 'none') faults.add(`${name} is not drawn`);
  }
  return {
    path,
    fill: colour('fill', 'black'),
    stroke: colour('stroke', 'none'),
    strokeWidth: numbers(style['stroke-width'] ?? '1')[0] ?? 1,
    evenOdd: style['fill-rule'] === 'evenodd',
    matrix,
  };
}

/** Any plain shape as a path; null for anything else. */
function outlineOf(tag: string, attributes: Attributes): string | null {
  const value = (name: string) => numbers(attributes[name] ?? '')[0] ?? 0;
  const ellipse = (cx: number, cy: number, rx: number, ry: number) =>
    `M${cx - rx} ${cy} A${rx} ${ry} 0 1 0 ${cx + rx} ${cy} A${rx} ${ry} 0 1 0 ${cx - rx} ${cy} Z`;
  const points = () => numbers(attributes['points'] ?? '').join(' ');
  switch (tag) {
    case 'path':
      return attributes['d'] ?? '';
    case 'circle':
      return ellipse(value('cx'), value('cy'), value('r'), value('r'));
    case 'ellipse':
      return ellipse(value('cx'), value('cy'), value('rx'), value('ry'));
    case 'rect':
      return `M${value('x')} ${value('y')} h${value('width')} v${value('height')} h${-value('width')} Z`;
    case 'line':
      return `M${value('x1')} ${value('y1')} L${value('x2')} ${value('y2')}`;
    case 'polygon':
      return `M${points()} Z`;
    case 'polyline':
      return `M${points()}`;
    default:
      return null;
  }
}

function matrixOf(transform: string, faults: Set<string>): Matrix {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [, name = '', list = ''] of transform.matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const [a = 0, b, c] = numbers(list);
    if (name === 'translate') matrix = multiply(matrix, [1, 0, 0, 1, a, b ?? 0]);
    else if (name === 'scale') matrix = multiply(matrix, [a, 0, 0, b ?? a, 0, 0]);
    else if (name === 'rotate') matrix = multiply(matrix, rotation(a, b ?? 0, c ?? 0));
    else if (name === 'matrix' && numbers(list).length === 6) matrix = multiply(matrix, numbers(list) as Matrix);
    else faults.add(`the transform ${name} is not drawn`);
  }
  return matrix;
}

function rotation(degrees: number, x: number, y: number): Matrix {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return [cos, sin, -sin, cos, x - x * cos + y * sin, y - x * sin - y * cos];
}

const multiply = (m: Matrix, k: Matrix): Matrix => [
  m[0] * k[0] + m[2] * k[1],
  m[1] * k[0] + m[3] * k[1],
  m[0] * k[2] + m[2] * k[3],
  m[1] * k[2] + m[3] * k[3],
  m[0] * k[4] + m[2] * k[5] + m[4],
  m[1] * k[4] + m[3] * k[5] + m[5],
];

const numbers = (text: string): number[] => (text.match(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
