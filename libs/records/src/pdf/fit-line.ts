import { graphemesOf } from './fallback.js';
import { type Line, oneLine, type Span } from './type-setting.js';

/**
 * The spans on one line of at most `width` points. What does not fit goes from the end, whole spans first, and "…"
 * says so: only for labels of pictures, whose whole text stands elsewhere in the document.
 */
export function fitLine(spans: readonly Span[], width: number): Line {
  const whole = oneLine(spans);
  if (whole.width <= width) return whole;
  if (spans.length > 1) return fitLine(spans.slice(0, -1), width);
  const [span] = spans;
  if (!span) return whole;
  const graphemes = graphemesOf(span.text);
  let [fits, over] = [0, graphemes.length];
  const shortened = (length: number) =>
    oneLine([{ ...span, text: `${graphemes.slice(0, length).join('').trimEnd()}…` }]);
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (shortened(middle).width <= width) fits = middle;
    else over = middle;
  }
  return shortened(fits);
}
