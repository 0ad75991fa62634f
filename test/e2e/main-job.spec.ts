import { beforeAll, describe, expect } from '@jest/globals';
import { addDays } from '@laurel/domain';
import { signIn } from './accounts.js';
import { dryRunCounts, faultLines, openImport, planActivity, tryRoster } from './pages/activities.js';
import { handIn } from './pages/evidence.js';
import { approveUntil, draft, propose } from './pages/programmes.js';
import { issueAgain, previewCounts, previewTerm, releaseAndWait, revoke } from './pages/publication.js';
import { openQueue, pointAt, queueRow, queueRows } from './pages/queue.js';
import { download, openRecord, verifyCode } from './pages/record.js';
import { openWork, scoreAll } from './pages/review.js';
import { addTerm } from './pages/terms.js';
import { checkCode, checkFile, openVerify, type Paper, verdict } from './pages/verify.js';
import { shot } from './screenshots.js';
import { smallPdf } from './small-pdf.js';
import { openStage } from './stage.js';
import type { Visitor } from './visitor.js';

const { address, enter, step } = openStage();

const STUDENT = 'Mai Anh Nguyễn';
const TERM = 'Riverside weeks';
const PROGRAMME = 'Campus River Watch';
const COMPETENCY = 'Technology';

/** Calendar days of the institution, counted from its today. */
let day: (offset: number) => string;

let registrar: Visitor;
let staff: Visitor;
let student: Visitor;
let faculty: Visitor;
let stranger: Visitor;

/** What the student holds in the end. */
let pdf: Paper;
let json: Paper;
let code: string;

beforeAll(async () => {
  const response = await fetch(`${address}/api/institution`);
  const { today } = (await response.json()) as { today: string };
  day = (offset) => addDays(today, offset);
  [registrar, staff, student, faculty, stranger] = await Promise.all([enter(), enter(), enter(), enter(), enter()]);
});

/** What the coordinator's list says: four students, and four lines that cannot be right. */
const roster = () => ({
  name: 'river watch.csv',
  text: [
    'Student number,Role,Hours,First day,Last day',
    `00418823,Team lead,12:30,${day(-20)},${day(-1)}`,
    `00419007,Sampler,8,${day(-20)},${day(-1)}`,
    `00419014,Sampler,6:15,${day(-20)},${day(-2)}`,
    `00419021,Sampler,7,${day(-19)},${day(-1)}`,
    `09999999,Sampler,7,${day(-20)},${day(-1)}`,
    `00419028,Sampler,7,2026-02-30,${day(-1)}`,
    `00419035,Astronaut,7,${day(-20)},${day(-1)}`,
    `00419042,Sampler,seven,${day(-20)},${day(-1)}`,
    '',
  ].join('\r\n'),
});

describe('the main job, from a programme to a record that a stranger can check', () => {
  step('the registrar adds a short term', async () => {
    await signIn(registrar, 'registrar');
    await addTerm(registrar, {
      title: TERM,
      code: 'RIVER',
      firstDay: day(-21),
      lastDay: day(0),
      recordingDeadline: day(7),
      publicationDeadline: day(14),
    });
  });

  step('staff draft a programme with roles and outcomes, and propose it', async () => {
    await signIn(staff, 'staff');
    await draft(staff, {
      title: PROGRAMME,
      category: 'Service',
      description: 'Students sample the river below the campus every week and publish what they find.',
      criteria: 'Took part in at least three sampling days and handed in a complete field sheet for each.',
      roles: [
        { name: 'Sampler', depth: /^Contributed/, hours: '6', duties: 'Takes samples and keeps the field sheet.' },
        { name: 'Team lead', depth: /^Led/, hours: '10', duties: 'Answers for a team of four and for its data.' },
      ],
      outcomes: [
        { competency: COMPETENCY, level: 'Proficient' },
        { competency: 'Teamwork', level: 'Developing' },
      ],
    });
    await shot(staff.page, '09-programme-editor', { whole: true });
    await propose(staff);
    await shot(staff.page, '09-programme-proposed');
  });

  step('the registrar approves it until a date', async () => {
    await approveUntil(registrar, PROGRAMME, day(700));
  });

  step('staff plan an activity of it in that term', async () => {
    await planActivity(staff, {
      programme: PROGRAMME,
      term: TERM,
      title: 'Three weeks at the weir',
      startsOn: day(-21),
      endsOn: day(0),
      place: 'Boathouse',
    });
  });

  step('staff try a roster: the faults stand by line, and nothing is stored', async () => {
    await openImport(staff);
    await staff.sees('Sampler, Team lead');
    await shot(staff.page, '08-import-file');
    await tryRoster(staff, roster());
    expect(await dryRunCounts(staff)).toEqual({ New: 4, Changed: 0, Unchanged: 0, Faulty: 4 });
    const faults = await faultLines(staff);
    expect(faults.map(([line, column, value]) => [line, column, value])).toEqual([
      ['6', 'Student number', '09999999'],
      ['7', 'First day', '2026-02-30'],
      ['8', 'Role', 'Astronaut'],
      ['9', 'Hours', 'seven'],
    ]);
    for (const [, , , reason] of faults) expect(reason).toMatch(/\.$/);
    await shot(staff.page, '08-import-dry-run');
  });

  step('the good rows are committed; the same file again changes nothing', async () => {
    await staff.clicks('Commit 4 rows');
    await staff.sees('4 rows recorded; they wait to be verified');
    await staff.arrivesAt(`${PROGRAMME}, ${TERM}`);
    await staff.sees('4 recorded · 4 waiting to be verified');
    await openImport(staff);
    await tryRoster(staff, roster());
    expect(await dryRunCounts(staff)).toEqual({ New: 0, Changed: 0, Unchanged: 4, Faulty: 4 });
    await staff.page.getByRole('button', { name: 'Nothing to commit' }).waitFor();
  });

  step('one is verified by its key, one declined with a reason, the rest verified together', async () => {
    await openQueue(staff, PROGRAMME);
    await queueRow(staff, STUDENT).waitFor();
    expect(await queueRows(staff).count()).toBe(4);
    await pointAt(staff, STUDENT);
    await staff.press('v');
    await staff.sees(`${STUDENT} verified`);
    await queueRow(staff, STUDENT).waitFor({ state: 'detached' });

    await staff.press('d');
    const dialog = staff.page.getByRole('dialog');
    await staff.fills('Reason', 'The field sheets of the second week are missing.', dialog);
    await dialog.getByRole('button', { name: 'Decline' }).click();
    await staff.sees(/ declined$/);
    await staff.page.waitForFunction(() => document.querySelectorAll('.queue-table tr[id^="row-"]').length === 2);

    await staff.page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await staff.clicks(/^Verify 2/);
    await staff.sees('2 participations verified');
    await staff.sees('Nothing here waits');
  });

  step('the student hands in a reflection, a link and a file for a competency', async () => {
    await signIn(student, 'student');
    await handIn(student, {
      competency: COMPETENCY,
      level: 'Proficient',
      madeDuring: PROGRAMME,
      reflection:
        'The county wanted our readings in its own format. I compared three ways to convert them, wrote down what ' +
        'each would lose, and built the one that keeps the time of day. Two other teams use it now.',
      link: { title: 'The converter and how to use it', url: 'https://example.org/river-watch/converter' },
      file: {
        name: 'field sheets.pdf',
        mimeType: 'application/pdf',
        buffer: smallPdf('Field sheets of team two: twelve readings a day, three weeks.'),
      },
    });
    await student.sees('field sheets.pdf');
    await student.sees('In review');
    await shot(student.page, '03-submission');
  });

  step('faculty score each criterion and approve', async () => {
    await signIn(faculty, 'faculty');
    await openWork(faculty, STUDENT, COMPETENCY);
    await faculty.sees('I compared three ways to convert them');
    await faculty.sees('field sheets.pdf');
    await scoreAll(faculty, ['Proficient', 'Advanced', 'Proficient']);
    await shot(faculty.page, '10-review');
    await faculty.clicks(/^Approve at Proficient/);
    await faculty.sees(`${STUDENT}, ${COMPETENCY}: approved at Proficient`);
  });

  step('the registrar previews the term and publishes it', async () => {
    await previewTerm(registrar, TERM);
    const counts = await previewCounts(registrar);
    // Three are verified; the fourth is declined, and looked at all the same.
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(4);
    await shot(registrar.page, '11-publication-preview');
    await releaseAndWait(registrar, TERM, (counts['New'] ?? 0) + (counts['Changed'] ?? 0));
    await registrar.sees(STUDENT);
    await shot(registrar.page, '11-publication-run');
  });

  step('the student sees the new entries as official and downloads both documents', async () => {
    await openRecord(student, STUDENT);
    await student.sees(/Official record, version \d+/);
    await student.page
      .getByRole('link', { name: new RegExp(PROGRAMME) })
      .first()
      .click();
    await student.arrivesAt(PROGRAMME);
    await student.page.getByRole('complementary').getByText('Official', { exact: true }).waitFor();
    await student.sees('12 h 30 min');
    await student.sees('Ruth Adeyemi');
    await shot(student.page, '02-entry');
    await openRecord(student, STUDENT);
    code = await verifyCode(student);
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    pdf = await download(student, 'Transcript (PDF)');
    json = await download(student, /^Signed record/);
    expect(pdf.buffer.subarray(0, 5).toString()).toBe('%PDF-');
    expect(JSON.parse(json.buffer.toString()).type).toContain('ClrCredential');
  });

  step('a stranger gives the PDF, the JSON and the code, and each is genuine', async () => {
    await openVerify(stranger);
    await checkFile(stranger, pdf);
    expect(await verdict(stranger)).toBe('Genuine');
    await stranger.sees(STUDENT);
    await shot(stranger.page, '04-verify-genuine');
    await openVerify(stranger);
    await checkFile(stranger, json);
    expect(await verdict(stranger)).toBe('Genuine');
    await openVerify(stranger);
    await checkCode(stranger, code);
    expect(await verdict(stranger)).toBe('Genuine');
    await stranger.goto(`/verify/${code}`);
    expect(await verdict(stranger)).toBe('Genuine');
  });

  step('one hour more in the JSON is found out, and named', async () => {
    await openVerify(stranger);
    await checkFile(stranger, withAnHourMore(json));
    expect(await verdict(stranger)).toBe('Changed after it was issued');
    const changed = stranger.page.locator('.parts li').filter({ hasText: 'changed' });
    await changed.filter({ hasText: PROGRAMME }).waitFor();
    await shot(stranger.page, '04-verify-changed');
  });

  step('a PDF with one byte flipped is not genuine, wherever the byte is', async () => {
    for (const share of [0.02, 0.2, 0.4, 0.6, 0.8, 0.98]) {
      const bytes = Buffer.from(pdf.buffer);
      const at = Math.floor(bytes.length * share);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const form = new FormData();
      form.set('file', new File([bytes], pdf.name, { type: pdf.mimeType }));
      const response = await fetch(`${address}/api/verify`, { method: 'POST', body: form });
      expect(response.status).toBe(200);
      const answer = (await response.json()) as { verdict: string };
      expect({ at, verdict: answer.verdict }).not.toEqual({ at, verdict: 'genuine' });
    }
  });

  step('the registrar revokes with a reason; from then on every copy says so', async () => {
    const reason = 'The hours of the second week were counted twice.';
    await revoke(registrar, STUDENT, reason);
    await shot(registrar.page, '12-record-revoked');
    for (const check of [
      () => checkFile(stranger, pdf),
      () => checkFile(stranger, json),
      () => checkCode(stranger, code),
    ]) {
      await openVerify(stranger);
      await check();
      expect(await verdict(stranger)).toBe('Genuine, but revoked');
    }
    await shot(stranger.page, '04-verify-revoked');
    await openRecord(student, STUDENT);
    await student.sees(reason);
    await student.page
      .getByRole('button', { name: 'Transcript (PDF)' })
      .and(student.page.locator(':disabled'))
      .waitFor();
  });

  step('a new version is issued: it is genuine, and the old one stays revoked', async () => {
    await issueAgain(registrar, STUDENT);
    await openRecord(student, STUDENT);
    const codeAnew = await verifyCode(student);
    expect(codeAnew).not.toBe(code);
    await openVerify(stranger);
    await checkCode(stranger, codeAnew);
    expect(await verdict(stranger)).toBe('Genuine');
    await openVerify(stranger);
    await checkFile(stranger, pdf);
    expect(await verdict(stranger)).toBe('Genuine, but revoked');
  });
});

interface Clr {
  credentialSubject: {
    verifiableCredential: {
      credentialSubject: { achievement: { name: string }; result?: { id: string; value: string }[] };
    }[];
  };
}

/** The same document with sixty minutes more for the student's part in the programme. */
function withAnHourMore(paper: Paper): Paper {
  const clr = JSON.parse(paper.buffer.toString()) as Clr;
  const entry = clr.credentialSubject.verifiableCredential.find(({ credentialSubject }) =>
    credentialSubject.achievement.name.includes(PROGRAMME),
  );
  const minutes = entry?.credentialSubject.result?.find((result) => result.id.endsWith('#minutes'));
  if (minutes?.value !== '750') throw new Error('The signed record does not say 750 minutes for the programme.');
  minutes.value = '810';
  return { ...paper, buffer: Buffer.from(JSON.stringify(clr, null, 2)) };
}
