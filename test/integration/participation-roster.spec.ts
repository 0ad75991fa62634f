import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ImportBatchView, ParticipationRow, ParticipationView } from '@laurel/contract';
import { FileStore } from '@laurel/platform';
import { faultLines, openParticipation, type ParticipationRoom, tally } from '../support/participation-room.js';

const windows1252 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('Importing a roster', () => {
  let room: ParticipationRoom;
  let staff: string;
  let mira: string;

  const recorded = async (number: string) => {
    const filter = encodeURIComponent(JSON.stringify({ q: number }));
    const { body } = await room.rooms.as(staff).get<ParticipationRow[]>(`/api/participations?filter=${filter}`);
    return body.map(
      ({ role, minutes, startsOn, endsOn, state }) => `${role.name} ${minutes} ${startsOn} ${endsOn} ${state}`,
    );
  };

  beforeAll(async () => {
    room = await openParticipation();
    staff = await room.staff('Hale Norwood');
    mira = await room.student('Mira Ó Dálaigh', '00431177', 'mira@sample.edu');
    await room.student('김준', '00426518');
    await room.student('Suharti', '00430115', 'suharti@sample.edu');
  });
  beforeEach(async () => {
    await room.dataSource.query('delete from verification');
    await room.dataSource.query('delete from participation');
    await room.dataSource.query('delete from import_batch');
  });
  afterAll(() => room?.close());

  it('finds the first column behind a byte order mark, with the line ends of Windows', async () => {
    const answer = await room.roster(
      staff,
      '\ufeffstudent_id,email,hours\r\n00431177,mira@sample.edu,2\r\n00426518,,3\r\n',
    );
    expect(answer.status).toBe(200);
    expect(tally(answer)).toEqual([2, 0, 0, 0]);
    expect(answer.body.mapping.map(({ field }) => field)).toEqual(['student', 'email', 'minutes']);
    expect(await recorded('00431177')).toEqual(['Researcher 120 2026-01-26 2026-04-27 recorded']);
  });

  it('takes columns in any order, other delimiters and decimal commas', async () => {
    const answer = await room.roster(
      staff,
      'Rolle;Stunden;bis;von;Matrikelnummer\nTEAM CAPTAIN;1,5;01.03.2026;26.02.2026;00431177\n',
    );
    expect(faultLines(answer)).toEqual([]);
    expect(answer.body).toMatchObject({ delimiter: 'semicolon', dateOrder: 'dmy' });
    expect(await recorded('00431177')).toEqual(['Team captain 90 2026-02-26 2026-03-01 recorded']);
  });

  it('does not store what is not UTF-8 before somebody has looked at it', async () => {
    const file = windows1252('student_id,note,hours\n00431177,René\u0092s group,2\n00426518,plain,1\n');
    const asked = await room.roster(staff, file);
    expect(tally(asked)).toEqual([0, 0, 0, 2]);
    expect(faultLines(asked)).toEqual(['2 note encoding']);
    expect(asked.body.encodingOffer).toEqual({
      encoding: 'windows-1252',
      samples: [{ line: 2, column: 'note', value: 'René’s group' }],
    });
    expect(await room.count('participation')).toBe(0);
    const accepted = await room.roster(staff, file, { fields: { encoding: 'windows-1252' } });
    expect(tally(accepted)).toEqual([2, 0, 0, 0]);
    expect(await room.count('participation', "note = 'René’s group'")).toBe(1);
  });

  it('never stores a character that was lost earlier, and keeps true UTF-8 whatever was chosen', async () => {
    const answer = await room.roster(staff, 'sid,note,hours\n00431177,Zo\ufffd,2\n00426518,Zoë,2\n', {
      fields: { encoding: 'windows-1252' },
    });
    expect(faultLines(answer)).toEqual(['2 note encoding']);
    expect(answer.body.warnings.map(({ code }) => code)).toContain('encoding-kept');
    expect(await room.count('participation', "note = 'Zoë'")).toBe(1);
  });

  it('looks past the white space that people paste along, and names the line a row begins on', async () => {
    const answer = await room.roster(
      staff,
      'student_id,name,email,hours\r\n"00431177\r\n",Mira  Ó Dálaigh ,"mira@sample.edu\r\n",2\r\n\u00a0 00426518\u200b,김준,,3\r\n,,,\r\n \r\n00999999,"Nobody\r\nat all",,1\r\n',
    );
    expect(tally(answer)).toEqual([2, 0, 0, 1]);
    expect(answer.body.faults).toMatchObject([
      { line: 8, column: 'student_id', value: '00999999', code: 'unknown-student' },
    ]);
  });

  it('does not merge two students who share an e-mail', async () => {
    const answer = await room.roster(
      staff,
      'sid,email,hours\n00431177,club@sample.edu,2\n00426518,club@sample.edu,2\n00430115,mira@sample.edu,2\n',
    );
    expect(tally(answer)).toEqual([1, 0, 0, 2]);
    expect(faultLines(answer)).toEqual(['3 email belongs-to-another', '4 email belongs-to-another']);
  });

  it('reads dates without guessing, and refuses impossible, future and antique ones', async () => {
    const lines = ['03/04/2026', '31/02/2026', '2099-01-01', '1492-01-01', '2026-04-03', '2025-12-24'];
    const file = `sid,role,date,hours\n${lines.map((date) => `00431177,Researcher,${date},2`).join('\n')}\n`;
    const asked = await room.roster(staff, file, { dryRun: true });
    expect(faultLines(asked)).toEqual([
      '2 date date-ambiguous',
      '3 date date-impossible',
      '4 date date-future',
      '5 date date-too-early',
      '7 date date-outside-activity',
    ]);
    const chosen = await room.roster(staff, file, { dryRun: true, fields: { dateOrder: 'dmy' } });
    expect(faultLines(chosen)).toEqual([
      '3 date date-impossible',
      '4 date date-future',
      '5 date date-too-early',
      '6 sid twice-in-file',
      '7 date date-outside-activity',
    ]);
  });

  it('keeps every form of a name and of a note as typed; our own export comes back exactly', async () => {
    await room.roster(
      staff,
      "sid,note,hours\n00431177,O'Neill and O’Neill; Anne-Marie,1\n00426518,'=SUM(A1),1\n00430115,-5,1\n",
    );
    const notes = await room.dataSource.query('select note from participation order by note');
    expect(notes.map(({ note }: { note: string }) => note)).toEqual(
      ['-5', '=SUM(A1)', "O'Neill and O’Neill; Anne-Marie"].sort(),
    );
    const found = await room.rooms
      .as(staff)
      .get<ParticipationRow[]>(`/api/participations?filter=${encodeURIComponent('{"q":"o dalaigh"}')}`);
    expect(found.body[0]?.person.displayName).toBe('Mira Ó Dálaigh');
  });

  it('names line, column, value and reason of every fault, and stores the good rows only', async () => {
    const file = [
      'Student no.|Role|Minutes|Start|End',
      '00431177|Researcher|90|2026-02-01|2026-02-03',
      '431177|Researcher|90|2026-02-01|2026-02-03',
      'OO426518|Researcher|90|2026-02-01|2026-02-03',
      '00426518|Wizard|-90|2026-02-01|2026-02-03',
      '00426518|Researcher|1,5|2026-02-03|2026-02-01',
      '00426518|Researcher|90',
      '00426518|Researcher|90|2026-02-01|2026-02-03|x',
      '00426518|Researcher|99999|2026-02-01|2026-02-03',
      '00431177|researcher|60|2026-02-01|2026-02-03',
      '00426518|Team captain|1:30|2026-02-01|2026-02-03',
    ].join('\n');
    const dry = await room.roster(staff, file, { dryRun: true });
    expect(await room.count('participation')).toBe(0);
    expect(await room.count('import_batch')).toBe(0);
    const done = await room.roster(staff, file);
    expect(done.body.faults).toEqual(dry.body.faults);
    expect(tally(done)).toEqual([2, 0, 0, 8]);
    expect(done.body.total).toBe(10);
    expect(done.body.faults.map(({ line, column, value, code }) => [line, column, value, code])).toEqual([
      [3, 'Student no.', '431177', 'unknown-student'],
      [4, 'Student no.', 'OO426518', 'unknown-student'],
      [5, 'Minutes', '-90', 'minutes-negative'],
      [5, 'Role', 'Wizard', 'unknown-role'],
      [6, 'Minutes', '1,5', 'minutes-not-whole'],
      [6, 'End', '2026-02-01', 'dates-reversed'],
      [7, null, '00426518|Researcher|90', 'row-shifted'],
      [8, null, '00426518|Researcher|90|2026-02-01|2026-02-03|x', 'row-shifted'],
      [9, 'Minutes', '99999', 'minutes-too-many'],
      [10, 'Student no.', '00431177', 'twice-in-file'],
    ]);
    expect(done.body.faults.map(({ suggestion }) => suggestion).slice(0, 2)).toEqual(['00431177', '00426518']);
    expect(done.body.faults[9]?.message).toContain('Line 2 is kept');
  });

  it('a file without the columns it needs, with doubled ones or an open quotation mark stores nothing', async () => {
    for (const [file, faults] of [
      ['name,role\nMira,Researcher\n', ['1 Student number missing-column', '1 Minutes or hours missing-column']],
      ['sid,minutes,minutes\n00431177,1,2\n', ['1 minutes duplicate-column']],
      ['sid,minutes,note\n00431177,1,ok\n00426518,1,"open\n00430115,2,x\n', ['3 null quote-not-closed']],
      ['', []],
    ] as const) {
      const answer = await room.roster(staff, file);
      if (file === '') expect([answer.status, answer.body.code]).toEqual([400, 'file-empty']);
      else {
        expect(faultLines(answer)).toEqual(faults);
        expect(answer.body.new + answer.body.changed).toBe(0);
      }
    }
    expect(await room.count('participation')).toBe(0);
  });

  it('the same file again changes nothing: keyed by reference, else by student and role', async () => {
    const byReference = 'ref,student_id,date,hours\nQ-1,00431177,2026-04-03,2\nQ-2,00426518,2026-04-03,3\n';
    expect(tally(await room.roster(staff, byReference))).toEqual([2, 0, 0, 0]);
    const events = await room.count('audit_event');
    const again = await room.roster(staff, byReference);
    expect(tally(again)).toEqual([0, 0, 2, 0]);
    expect(again.body.batchId).toBeNull();
    expect(await room.count('audit_event')).toBe(events);
    expect(await room.count('import_batch')).toBe(1);
    const changed = await room.roster(staff, byReference.replace(',3\n', ',4\n'));
    expect(tally(changed)).toEqual([0, 1, 1, 0]);
    expect(changed.body.preview.find(({ outcome }) => outcome === 'changed')).toMatchObject({
      minutes: 240,
      before: { minutes: 180 },
    });
    expect(tally(await room.roster(staff, byReference.replace(',3\n', ',4\n')))).toEqual([0, 0, 2, 0]);
    expect(tally(await room.roster(staff, 'sid,minutes\n00430115,60\n'))).toEqual([1, 0, 0, 0]);
    expect(tally(await room.roster(staff, 'sid,minutes\n00430115,60\n'))).toEqual([0, 0, 1, 0]);
  });

  it('what is verified differs only as a fault; what was declined does not come back by the same file', async () => {
    await room.roster(staff, 'sid,minutes\n00431177,60\n00426518,60\n');
    const { body } = await room.rooms.as(staff).get<ParticipationRow[]>('/api/participations?sort=["person","ASC"]');
    const [first, second] = body;
    await room.rooms.as(staff).post(`/api/participations/${first?.id}/verify`, {});
    await room.rooms.as(staff).post(`/api/participations/${second?.id}/decline`, { reason: 'Was not there.' });
    expect(tally(await room.roster(staff, 'sid,minutes\n00431177,60\n00426518,60\n'))).toEqual([0, 0, 2, 0]);
    const other = await room.roster(staff, 'sid,minutes\n00431177,61\n00426518,61\n');
    expect(tally(other)).toEqual([1, 0, 0, 1]);
    expect(other.body.faults[0]).toMatchObject({ column: 'minutes', value: '61', code: 'already-verified' });
  });

  it('two people importing the same file in the same moment have the effect of one', async () => {
    const colleague = await room.staff('Second Importer');
    const file = 'sid,minutes\n00431177,60\n00426518,60\n00430115,60\n';
    const answers = await Promise.all([staff, colleague, staff, colleague].map((who) => room.roster(who, file)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.map(tally).sort()).toEqual([
      [0, 0, 3, 0],
      [0, 0, 3, 0],
      [0, 0, 3, 0],
      [3, 0, 0, 0],
    ]);
    expect(await room.count('participation')).toBe(3);
    expect(await room.count('import_batch')).toBe(1);
  });

  it('keeps the file, the batch and who committed it, and tells so in the history', async () => {
    const file = 'sid,minutes\n00431177,60\n';
    const { body } = await room.roster(staff, file, { fileName: 'väl kommen/../sign-up.csv' });
    const batch = await room.rooms.as(staff).get<ImportBatchView>(`/api/imports/${body.batchId}`);
    expect(batch.body).toMatchObject({
      fileName: 'sign-up.csv',
      total: 1,
      new: 1,
      waiting: 1,
      committedBy: 'Hale Norwood',
    });
    const kept = await room.rooms.app.get(FileStore).read(batch.body.fileSha256);
    expect(kept.toString()).toBe(file);
    const list = await room.rooms.as(staff).get<ImportBatchView[]>('/api/imports');
    expect(list.headers.get('content-range')).toBe('imports 0-0/1');
    const [row] = await room.dataSource.query('select id from participation');
    await room.roster(staff, 'sid,minutes\n00431177,90\n', { fileName: 'later.csv' });
    const view = await room.rooms.as(staff).get<ParticipationView>(`/api/participations/${row.id}`);
    expect(view.body.history.map(({ what, by, detail }) => [what, by, detail])).toEqual([
      [
        'corrected',
        'Hale Norwood',
        'Researcher · 1 h 30 min · 26 Jan – 27 Apr 2026, was Researcher · 1 h · 26 Jan – 27 Apr 2026, later.csv',
      ],
      ['imported', 'Hale Norwood', 'sign-up.csv'],
    ]);
  });

  it('is not for other units, strangers, students and things that are no roster', async () => {
    const outsider = await room.staff('Outside', room.otherUnitId);
    const file = 'sid,minutes\n00431177,60\n';
    expect((await room.roster(outsider, file)).status).toBe(404);
    expect((await room.roster(mira, file)).status).toBe(403);
    expect((await room.roster(staff, file, { activityId: 'undefined' })).status).toBe(400);
    expect((await room.roster(staff, 'PK\u0003\u0004 and so on')).status).toBe(415);
    expect((await room.roster(staff, file, { fields: { dateOrder: 'sideways' } })).status).toBe(400);
    const missing = await room.rooms
      .as(staff)
      .post(`/api/activities/${room.campus.activityId}/imports`, new FormData());
    expect([missing.status, missing.body['code']]).toEqual([400, 'file-missing']);
    const malformed = await room.rooms.as(staff).fetch(`/api/activities/${room.campus.activityId}/imports`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nsid',
    });
    expect(malformed.status).toBe(400);
    const large = await room.roster(staff, new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61));
    expect(large.status).toBe(413);
    expect(await room.count('participation')).toBe(0);
  });

  it('finds the faults of a long file and stores the rest in one go', async () => {
    const numbers = Array.from({ length: 3000 }, (_, index) => String(80_000_000 + index));
    await room.dataSource.query(
      `with made as (
         insert into person (id, legal_name, display_name, folded_name)
         select gen_random_uuid(), 'Student ' || number, 'Student ' || number, 'student ' || number
           from unnest($1::text[]) as given (number) returning id, legal_name)
       insert into person_identifier (id, person_id, scheme, value, normalised)
       select gen_random_uuid(), id, 'studentNumber', split_part(legal_name, ' ', 2), split_part(legal_name, ' ', 2) from made`,
      [numbers],
    );
    const rows = numbers.map((number, index) => `${number},${index % 100 === 7 ? 'x' : 60}`);
    const answer = await room.roster(staff, `sid,minutes\n${rows.join('\n')}\n`);
    expect(tally(answer)).toEqual([2970, 0, 0, 30]);
    expect(answer.body.faults[0]).toMatchObject({ line: 9, column: 'minutes', value: 'x', code: 'minutes-unreadable' });
    expect(await room.count('participation', "state = 'recorded' and source = 'roster'")).toBe(2970);
  });
});
