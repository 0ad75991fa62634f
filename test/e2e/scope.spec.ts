import { beforeAll, describe, expect } from '@jest/globals';
import { emailOf, password, signIn, signOut } from './accounts.js';
import { openQueue, queueRows } from './pages/queue.js';
import { openStage } from './stage.js';
import { textOf, type Visitor } from './visitor.js';

const { enter, scene } = openStage();

interface Row {
  id: string;
  unit: { name: string };
}

/** A participation of another unit, as the registrar may see it. */
let ofAnotherUnit: Row;

beforeAll(async () => {
  const registrar = await enter();
  await signIn(registrar, 'registrar');
  const range = encodeURIComponent('[0,99]');
  const response = await registrar.page.request.get(`/api/participations?range=${range}`);
  const rows = (await response.json()) as Row[];
  const other = rows.find((row) => row.unit.name !== 'Student Leadership');
  if (!other) throw new Error('The sample has no participation outside Student Leadership.');
  ofAnotherUnit = other;
});

describe('what is not yours is not there', () => {
  scene('answers staff who open the participation of another unit as if it were absent', async () => {
    const staff = await enter();
    await signIn(staff, 'staff');
    staff.expects(404, /^\/api\/participations\//);
    await staff.goto(`/participations/${ofAnotherUnit.id}/show`);
    await staff.sees('There is no such');
    expect(await staff.page.getByText(ofAnotherUnit.unit.name).count()).toBe(0);
  });

  scene('opens no page of staff to a student', async () => {
    const student = await enter();
    await signIn(student, 'student');
    student.expects(403, /^\/api\//);
    student.expects(404, /^\/api\//);
    for (const path of ['/participations', '/activities', '/people', '/publications', '/records', '/audit-events']) {
      await student.goto(path);
      await student.sees(/nothing here|not part of your role|does not include this/i);
      expect(await student.page.getByRole('table').count()).toBe(0);
    }
  });

  scene('asks a stranger to sign in first, and tells nothing about who has an account', async () => {
    const stranger = await enter();
    await stranger.goto('/people');
    await stranger.arrivesAt('Sign in');
    stranger.expects(401, /^\/api\/auth\/sign-in$/);
    const refusals: string[] = [];
    for (const email of [emailOf('staff'), 'nobody@sample.edu']) {
      await stranger.fills('E-mail', email);
      await stranger.fills('Password', 'not the password');
      const answered = stranger.page.waitForResponse('**/api/auth/sign-in');
      await stranger.clicks('Sign in');
      await answered;
      const fault = stranger.page.getByRole('alert');
      await fault.filter({ hasText: /\w/ }).waitFor();
      refusals.push(await textOf(fault));
    }
    expect(refusals[0]).toBe(refusals[1]);
    expect(refusals[0]).not.toMatch(/unknown|no account|exist/i);
  });

  scene('forgets who it was at sign-out', async () => {
    const staff = await enter();
    await signIn(staff, 'staff');
    staff.expects(401, /^\/api\//);
    await signOut(staff);
    await staff.goto('/participations');
    await staff.arrivesAt('Sign in');
    expect((await staff.page.request.get('/api/participations')).status()).toBe(401);
  });
});

describe('the door and the queue without a mouse', () => {
  scene('signs in by Tab and Enter', async () => {
    const staff = await enter();
    await staff.goto('/');
    await staff.arrivesAt('Sign in');
    await staff.page.getByLabel('E-mail').focus();
    await staff.page.keyboard.type(emailOf('staff'));
    await staff.press('Tab');
    await staff.page.keyboard.type(password());
    await staff.press('Enter');
    await staff.page.getByRole('navigation', { name: 'Menu' }).waitFor();
  });

  scene('walks the queue by J and K, chooses by X, verifies by V and takes it back by U', async () => {
    const staff = await enter();
    await signIn(staff, 'staff');
    await openQueue(staff);
    const rows = queueRows(staff);
    await rows.first().waitFor();
    const current = () => rows.and(staff.page.locator('[aria-current="true"]'));
    const idOf = (index: number) => rows.nth(index).getAttribute('id');
    const nowAt = async (id: string | null) => {
      await staff.page.locator(`#${id}[aria-current="true"]`).waitFor();
      expect(await current().count()).toBe(1);
    };

    await nowAt(await idOf(0));
    await staff.press('j');
    await nowAt(await idOf(1));
    await staff.press('j');
    await nowAt(await idOf(2));
    await staff.press('k');
    await nowAt(await idOf(1));

    // On to one that this person may decide, alone: of two people who agree the first does not make it leave.
    const open = staff.page.locator(
      '.queue-table tr[id^="row-"]:has(input:not([disabled])):not(:has-text("Needs two people"))',
    );
    const target = await open.first().getAttribute('id');
    for (let at = 1; (await current().getAttribute('id')) !== target; at += 1) {
      if (at > 50) throw new Error('J never reached a row that may be verified.');
      const before = await current().getAttribute('id');
      await staff.press((await comesBefore(staff, target, before)) ? 'k' : 'j');
      await staff.page.locator(`#${before}:not([aria-current])`).waitFor();
    }
    const box = staff.page.locator(`#${target}`).getByRole('checkbox');
    await staff.press('x');
    expect(await box.isChecked()).toBe(true);
    await staff.sees('1 selected');
    await staff.press('x');
    expect(await box.isChecked()).toBe(false);

    const name = await textOf(staff.page.locator(`#${target} bdi`));
    await staff.press('v');
    await staff.sees(`${name} verified`);
    await staff.page.locator(`#${target}`).waitFor({ state: 'detached' });
    await staff.press('u');
    await staff.sees(`The decision on ${name} is taken back`);
    await staff.page.locator(`#${target}`).waitFor();
  });

  scene('decides nothing while somebody writes', async () => {
    const staff = await enter();
    await signIn(staff, 'staff');
    await openQueue(staff);
    await queueRows(staff).first().waitFor();
    const decided: string[] = [];
    staff.page.on('request', (request) => request.method() === 'POST' && decided.push(request.url()));
    await staff.page.getByLabel('Find a student').focus();
    await staff.page.keyboard.type('vvx');
    await staff.sees('Nothing here waits');
    expect(decided).toEqual([]);
  });
});

/** Does row `a` stand above row `b`? */
const comesBefore = (staff: Visitor, a: string | null, b: string | null): Promise<boolean> =>
  staff.page.evaluate(
    ([first, second]) => {
      const [one, other] = [document.getElementById(first ?? ''), document.getElementById(second ?? '')];
      return Boolean(one && other && one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    },
    [a, b],
  );
