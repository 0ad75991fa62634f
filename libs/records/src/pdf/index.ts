export { MissingGlyphError, missingGlyphs } from './fallback.js';
export { missingGlyphsOf } from './printed-texts.js';
export { CLR_ATTACHMENT, renderTranscript } from './render-transcript.js';
export { SealError, sealFaults } from './seal-svg.js';
export type { TranscriptInput } from './transcript-input.js';
