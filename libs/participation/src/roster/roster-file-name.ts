/** The file's name as it is kept and shown: without folders and control characters, never empty. */
export function rosterFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  const clean = last.replace(/[\u0000-\u001f\u007f]/gu, '').trim();
  return clean.slice(0, 200) || 'roster.csv';
}
