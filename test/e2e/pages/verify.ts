import { textOf, type Visitor } from '../visitor.js';

export interface Paper {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Gives a file to the public page by its file chooser. */
export async function checkFile(stranger: Visitor, paper: Paper): Promise<void> {
  const chooser = stranger.page.waitForEvent('filechooser');
  await stranger.clicks('choose one');
  await (await chooser).setFiles(paper);
}

/** Types a code or link into the public page. */
export async function checkCode(stranger: Visitor, code: string): Promise<void> {
  await stranger.fills('Code, link or signed text', code);
  await stranger.clicks('Verify');
}

/** Waits for the verdict and gives its words. */
export async function verdict(stranger: Visitor): Promise<string> {
  const card = stranger.page.locator('section.verdict');
  await card.waitFor();
  return textOf(card.getByRole('heading'));
}

/** Opens the page afresh, so that no earlier verdict is taken for the next one. */
export async function openVerify(stranger: Visitor): Promise<void> {
  await stranger.goto('/verify');
  await stranger.arrivesAt('Is this record genuine?');
}
