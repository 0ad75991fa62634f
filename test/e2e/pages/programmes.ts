import type { Visitor } from '../visitor.js';

export interface RoleFacts {
  name: string;
  depth: RegExp;
  hours: string;
  duties: string;
}

export interface ProgrammeFacts {
  title: string;
  category: string;
  description: string;
  criteria: string;
  roles: readonly RoleFacts[];
  outcomes: readonly { competency: string; level: string }[];
}

/** Staff begin a draft and fill it in; nothing is saved yet. */
export async function draft(staff: Visitor, programme: ProgrammeFacts): Promise<void> {
  await staff.clicks('Programmes', 'link');
  await staff.arrivesAt('Programmes');
  await staff.clicks('Draft a programme', 'link');
  await staff.arrivesAt('Draft a programme');
  await staff.fills(/^Title/, programme.title);
  await staff.finds('Owner', 'Leadership', 'Student Leadership');
  await staff.chooses('Category', programme.category);
  await staff.clicks('Begin the draft');
  await staff.arrivesAt(programme.title);
  await staff.sees('Before it can be proposed');
  await staff.fills(/^Description on the record/, programme.description);
  await staff.fills(/^What has to be done/, programme.criteria);
  for (const [index, role] of programme.roles.entries()) await addRole(staff, index, role);
  for (const outcome of programme.outcomes) await addOutcome(staff, outcome);
}

export async function propose(staff: Visitor): Promise<void> {
  await staff.clicks('Save and propose');
  await staff.sees('Proposed; the registry decides');
}

async function addRole(staff: Visitor, index: number, role: RoleFacts): Promise<void> {
  await staff.clicks('Add a role');
  const row = staff.page.locator('.role-inputs > li').nth(index);
  await staff.fills('Role', role.name, row);
  await staff.chooses('Depth', role.depth, row);
  await staff.fills('At least', role.hours, row);
  await staff.fills('Duties, as printed', role.duties, row);
}

async function addOutcome(staff: Visitor, { competency, level }: ProgrammeFacts['outcomes'][number]): Promise<void> {
  await staff.finds('Add an outcome', competency, competency);
  const card = staff.page.locator('.outcomes > li').filter({ hasText: competency });
  await staff.chooses('Up to', level, card);
}

/** The registrar finds what was proposed, reads it, and approves it until a date. */
export async function approveUntil(registrar: Visitor, title: string, until: string): Promise<void> {
  await registrar.clicks('Programmes', 'link');
  await registrar.arrivesAt('Programmes');
  await registrar.fills('Find a programme', title);
  await registrar.clicks(title, 'link');
  await registrar.arrivesAt(title);
  await registrar.clicks('Approve…');
  const dialog = registrar.page.getByRole('dialog');
  await registrar.fills(/^Approved until/, until, dialog);
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await registrar.sees('Version 1 is approved and frozen');
}
