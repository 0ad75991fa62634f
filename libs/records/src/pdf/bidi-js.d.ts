/** The part of bidi-js that the transcript uses; the package ships no types. */
declare module 'bidi-js' {
  export interface EmbeddingLevels {
    /** One level a UTF-16 unit; odd is right to left. */
    levels: Uint8Array;
    paragraphs: { start: number; end: number; level: number }[];
  }
  export interface Bidi {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl' | 'auto'): EmbeddingLevels;
    getMirroredCharacter(character: string): string | null;
  }
  export default function bidiFactory(): Bidi;
}
