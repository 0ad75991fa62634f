import { fonts } from '../layout/tokens.js';

let canvas: CanvasRenderingContext2D | null | undefined;

/** How wide `text` is in the app's sans face, in px; an estimate where no canvas is at hand. */
export function inkWidth(text: string, weight: number, size: number): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (!canvas) return text.length * size * 0.56;
  canvas.font = `${weight} ${size}px ${fonts.sans}`;
  return canvas.measureText(text).width;
}
