import { textOf, type Visitor } from '../visitor.js';

export interface ActivityFacts {
  programme: string;
  term: string;
  title: string;
  startsOn: string;
  endsOn: string;
  place: string;
}

/** Staff plan one run of an approved programme; ends on the activity's page. */
export async function planActivity(staff: Visitor, activity: ActivityFacts): Promise<void> {
  await staff.clicks('Activities', 'link');
  await staff.arrivesAt('Activities');
  await staff.clicks('Plan an activity', 'link');
  await staff.arrivesAt('Plan an activity');
  await staff.finds('Programme', activity.programme, activity.programme);
  await staff.chooses('Term', activity.term);
  await staff.fills(/^Title/, activity.title);
  await staff.fills(/^From/, activity.startsOn);
  await staff.fills(/^Until/, activity.endsOn);
  await staff.fills(/^Place$/, activity.place);
  await staff.clicks('Plan the activity');
  await staff.arrivesAt(`${activity.programme}, ${activity.term}`);
  await staff.sees('Nobody is recorded yet');
}

export interface Roster {
  name: string;
  text: string;
}

/** From the activity's page to the place where a roster is given. */
export async function openImport(staff: Visitor): Promise<void> {
  await staff.clicks('Import roster', 'link');
  await staff.arrivesAt('Import a roster');
}

/** Chooses a roster and waits for the dry run. */
export async function tryRoster(staff: Visitor, roster: Roster): Promise<void> {
  const chooser = staff.page.waitForEvent('filechooser');
  await staff.clicks('choose a file');
  await (await chooser).setFiles({ name: roster.name, mimeType: 'text/csv', buffer: Buffer.from(roster.text) });
  await staff.arrivesAt(roster.name);
  await staff.sees('Nothing is stored yet.');
}

/** The dry run's tiles by their label: `{ New: 4, Changed: 0, … }`. */
export async function dryRunCounts(staff: Visitor): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const label of ['New', 'Changed', 'Unchanged', 'Faulty']) {
    const tile = staff.page.locator('.tile').filter({ hasText: label }).first();
    counts[label] = Number(await textOf(tile.locator('.figure')));
  }
  return counts;
}

/** The faults as the table says them: line, column, value, reason. */
export async function faultLines(staff: Visitor): Promise<string[][]> {
  const rows = staff.page.getByRole('table', { name: 'Faults by line' }).locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].slice(0, 4).map((cell) => cell.textContent?.trim() ?? '')),
  );
}
