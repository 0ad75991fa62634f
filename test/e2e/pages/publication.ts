import type { Visitor } from '../visitor.js';

/** The registrar opens the preview of a term. */
export async function previewTerm(registrar: Visitor, term: string): Promise<void> {
  await registrar.clicks('Publication', 'link');
  await registrar.arrivesAt('Publication');
  await registrar.clicks('Publish a term', 'link');
  await registrar.arrivesAt('Publish a term');
  await registrar.clicks(term, 'link');
  await registrar.arrivesAt(`Publish ${term}`);
  await registrar.sees('What will happen');
}

/** The preview's tiles by their label. */
export async function previewCounts(registrar: Visitor): Promise<Record<string, number>> {
  const tiles = registrar.page.locator('.tiles button');
  const words = await tiles.evaluateAll((all) =>
    all.map((tile) => [
      tile.querySelector('.tile-label')?.textContent?.trim() ?? '',
      tile.querySelector('.figure')?.textContent ?? '',
    ]),
  );
  return Object.fromEntries(words.map(([label, count]) => [label, Number(count)]));
}

/** Releases what the preview showed and waits on the run's page until all are signed. */
export async function releaseAndWait(registrar: Visitor, term: string, records: number): Promise<void> {
  const counted = `${records} ${records === 1 ? 'record' : 'records'}`;
  await registrar.clicks(`Release ${counted}…`);
  await registrar.page.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
  await registrar.arrivesAt(`Published ${term}`);
  await registrar.sees(`${records} of ${counted} issued, 100 %`);
}

/** The registrar revokes a student's record; whoever checks it from now on is told. */
export async function revoke(registrar: Visitor, student: string, reason: string): Promise<void> {
  await registrar.clicks('Records', 'link');
  await registrar.arrivesAt('Records');
  await registrar.fills('Find by name or number', student);
  await registrar.clicks(new RegExp(student), 'link');
  await registrar.arrivesAt(student);
  await registrar.clicks('Revoke…');
  const dialog = registrar.page.getByRole('dialog');
  await registrar.fills('Reason', reason, dialog);
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await registrar.sees(/^Version \d+ is revoked$/);
}

/** On the page of a record that was revoked: signs a new version and waits until it is official. */
export async function issueAgain(registrar: Visitor, student: string): Promise<void> {
  await registrar.clicks('Issue again');
  await registrar.arrivesAt(`Published ${student}`);
  await registrar.sees('1 of 1 record issued, 100 %');
}
