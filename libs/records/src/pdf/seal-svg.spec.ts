import { describe, expect, it, jest } from '@jest/globals';
import { renderTranscript, SealError, sealFaults } from './index.js';
import { transcriptInput } from './transcript.fixture.js';

jest.setTimeout(60_000);

const svg = (content: string) =>
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${content}</svg>`;
const DISC = '<circle cx="50" cy="50" r="48" fill="#0F4434"/>';

describe('an institution’s seal', () => {
  it.each([
    [
      'plain shapes',
      `${DISC}<rect x="10" y="10" width="5" height="5"/><polygon points="1,1 2,2 3,1"/><path d="M0 0L9 9Z"/>`,
    ],
    [
      'groups, styles and transforms',
      `<g fill="#fff" transform="translate(5 5) rotate(45)"><g style="stroke:#000;fill:none">${DISC}</g></g>`,
    ],
    [
      'a title and definitions, which are not drawn',
      `<title>Seal & such</title><defs><linearGradient id="g"/></defs>${DISC}`,
    ],
  ])('may have %s', (_, content) => expect(sealFaults(svg(content))).toEqual([]));

  it.each([
    ['text', `${DISC}<text>1887</text>`, 'text must be turned into outlines'],
    ['pictures', `${DISC}<image href="https://northfield.example/a.png"/>`, '<image> is not a plain shape'],
    ['scripts', `${DISC}<script>alert(1)</script>`, '<script> is not a plain shape'],
    ['gradients', '<circle cx="50" cy="50" r="9" fill="url(#g)"/>', '“url(#g)” is not a flat colour'],
    ['transparency', '<circle cx="50" cy="50" r="9" opacity="0.5"/>', 'opacity is not drawn'],
    ['skewing', '<g transform="skewX(20)"><circle cx="50" cy="50" r="9"/></g>', 'the transform skewX is not drawn'],
    ['nothing', '', 'there is nothing in it to draw'],
  ])('may not have %s', (_, content, fault) => expect(sealFaults(svg(content))).toContain(fault));

  it('needs a size', () => expect(sealFaults(`<svg>${DISC}</svg>`)).toContain('it has no viewBox'));

  it('is drawn in place of the one around the name', async () => {
    const { institution } = transcriptInput();
    const drawn = await renderTranscript(transcriptInput({ institution: { ...institution, sealSvg: svg(DISC) } }));
    expect(drawn.equals(await renderTranscript(transcriptInput()))).toBe(false);
  });

  it('stops the transcript when it cannot be drawn as it is meant', async () => {
    const { institution } = transcriptInput();
    const input = transcriptInput({ institution: { ...institution, sealSvg: svg('<text>1887</text>') } });
    await expect(renderTranscript(input)).rejects.toThrow(SealError);
  });
});
