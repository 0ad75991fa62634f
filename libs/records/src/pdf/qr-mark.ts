import qrcode from 'qrcode';

/**
 * Operators that fill the dark modules of a QR code (level M, no quiet zone) in a square of `size` points, its top
 * left corner at the origin. Neighbours in a row are one rectangle, so that no hairline shows between them.
 */
export function qrOperators(text: string, size: number): string {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const module = size / modules.size;
  const out = ['0 g'];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      out.push(`${n(start * module)} ${n(row * module)} ${n((column + 1 - start) * module)} ${n(module)} re`);
    }
  }
  out.push('f');
  return out.join('\n');
}

const n = (value: number): number => Math.round(value * 1000) / 1000;
