import type { Visitor } from '../visitor.js';

export interface Work {
  competency: string;
  level: string;
  madeDuring: string;
  reflection: string;
  link: { title: string; url: string };
  file: { name: string; mimeType: string; buffer: Buffer };
}

/** The student answers the questions of the form one by one and hands in. */
export async function handIn(student: Visitor, work: Work): Promise<void> {
  await student.clicks('Evidence', 'link');
  await student.arrivesAt('Evidence');
  await student.clicks('Hand in evidence', 'link');
  await student.arrivesAt('Hand in evidence');
  await student.chooses('Competency', work.competency);
  await student.page.getByRole('radio', { name: new RegExp(`^${work.level}`) }).check();
  await student.page.getByRole('checkbox', { name: new RegExp(`^${work.madeDuring}`) }).check();
  await student.fills('Reflection', work.reflection);
  await student.clicks('Add a link');
  await student.fills('What it shows', work.link.title);
  await student.fills('Address', work.link.url);
  const chooser = student.page.waitForEvent('filechooser');
  await student.clicks('choose files');
  await (await chooser).setFiles(work.file);
  await student.sees(work.file.name);
  await student.clicks('Hand in');
  await student.sees('Handed in. A reviewer will look at it.');
  await student.arrivesAt(work.competency);
}
