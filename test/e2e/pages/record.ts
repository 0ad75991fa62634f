import { readFile } from 'node:fs/promises';
import { textOf, type Visitor } from '../visitor.js';
import type { Paper } from './verify.js';

/** The student opens the own record, loaded afresh. */
export async function openRecord(student: Visitor, name: string): Promise<void> {
  await student.goto('/');
  await student.arrivesAt(name);
}

/** The code that is printed on the official record. */
export async function verifyCode(student: Visitor): Promise<string> {
  return textOf(student.page.locator('.official-card a.code'));
}

/** Presses a download button and reads what came. */
export async function download(student: Visitor, button: string | RegExp): Promise<Paper> {
  const started = student.page.waitForEvent('download');
  await student.clicks(button, 'link');
  const file = await started;
  const name = file.suggestedFilename();
  const mimeType = name.endsWith('.pdf') ? 'application/pdf' : 'application/json';
  return { name, mimeType, buffer: await readFile(await file.path()) };
}
