import { COLOURS } from './theme.js';

/** Height of the band at the head of each page, in points. */
export const PATTERN_HEIGHT = 16;
const STRANDS = 10;
const STEP = 9;

/** The woven lines at the head, as on a banknote: sine curves that meet and part. The same on every page of a width. */
export function patternOperators(width: number): string {
  const { r, g, b } = tint(COLOURS.brand, 0.5);
  const out = [`${r} ${g} ${b} RG 0.4 w`];
  for (let strand = 0; strand < STRANDS; strand += 1) {
    const phase = (strand / STRANDS) * Math.PI;
    const at = (x: number) =>
      PATTERN_HEIGHT * 0.47 +
      4.6 * Math.cos(phase) * Math.sin((x / 136) * 2 * Math.PI + 0.4) +
      2.6 * Math.sin((x / 204) * 2 * Math.PI + phase * 2);
    const slope = (x: number) => (at(x + 0.01) - at(x - 0.01)) / 0.02;
    out.push(`${n(-STEP)} ${n(at(-STEP))} m`);
    for (let x = -STEP; x < width; x += STEP) {
      const end = x + STEP;
      // Cubic pieces with the slope of the curve at both ends: smooth at any magnification.
      out.push(
        `${n(x + STEP / 3)} ${n(at(x) + (slope(x) * STEP) / 3)} ${n(end - STEP / 3)} ${n(at(end) - (slope(end) * STEP) / 3)} ${n(end)} ${n(at(end))} c`,
      );
    }
    out.push('S');
  }
  return out.join('\n');
}

/** A colour mixed with white; `share` of the colour remains. */
function tint(colour: string, share: number): { r: number; g: number; b: number } {
  const channel = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return n(1 - (1 - value) * share);
  };
  return { r: channel(1), g: channel(3), b: channel(5) };
}

const n = (value: number): number => Math.round(value * 100) / 100;
