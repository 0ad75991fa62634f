import type { Visitor } from '../visitor.js';

export interface TermFacts {
  title: string;
  code: string;
  firstDay: string;
  lastDay: string;
  recordingDeadline: string;
  publicationDeadline: string;
}

/** The registrar adds a term from the list of terms. */
export async function addTerm(registrar: Visitor, term: TermFacts): Promise<void> {
  await registrar.clicks('Terms', 'link');
  await registrar.arrivesAt('Terms');
  await registrar.clicks('Add a term', 'link');
  await registrar.arrivesAt('Add a term');
  await registrar.fills(/^Title/, term.title);
  await registrar.fills(/^Code/, term.code);
  await registrar.fills(/^First day/, term.firstDay);
  await registrar.fills(/^Last day/, term.lastDay);
  await registrar.fills(/^Recording closes/, term.recordingDeadline);
  await registrar.fills(/^Publication/, term.publicationDeadline);
  await registrar.clicks('Add the term');
  await registrar.sees('Term added');
  await registrar.arrivesAt('Terms');
  await registrar.page.getByRole('row', { name: term.title }).waitFor();
}
