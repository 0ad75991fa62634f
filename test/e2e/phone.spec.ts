import { beforeAll, describe, expect } from '@jest/globals';
import { signIn } from './accounts.js';
import { verifyCode } from './pages/record.js';
import { checkCode, openVerify } from './pages/verify.js';
import { shot } from './screenshots.js';
import { openStage, PHONE } from './stage.js';
import type { Visitor } from './visitor.js';

const { enter, step } = openStage();

let student: Visitor;

beforeAll(async () => {
  student = await enter({ viewport: PHONE, hasTouch: true, isMobile: true });
});

/** Nothing is cut off at the side and nothing has to be pushed sideways. */
async function fitsTheWidth({ page }: Visitor): Promise<void> {
  const { asked, given } = await page.evaluate(() => ({
    asked: document.scrollingElement?.scrollWidth ?? 0,
    given: window.innerWidth,
  }));
  expect(given).toBe(PHONE.width);
  expect(asked).toBeLessThanOrEqual(given);
}

/** The tab at the foot is in sight and under a thumb: at least 44 px high, wholly inside the window. */
async function reachesTab({ page }: Visitor, name: string): Promise<void> {
  const tab = page.locator('.reading-tabs').getByRole('link', { name });
  await tab.waitFor();
  const box = await tab.boundingBox();
  if (!box) throw new Error(`The tab ${name} has no place on the page.`);
  expect(box.height).toBeGreaterThanOrEqual(44);
  expect(box.y + box.height).toBeLessThanOrEqual(PHONE.height);
  await tab.tap();
}

describe('on a phone', () => {
  step('a student signs in and reads the own record', async () => {
    await signIn(student, 'student');
    await student.arrivesAt('Mai Anh Nguyễn');
    await student.sees('Entries');
    await fitsTheWidth(student);
    await shot(student.page, '01-record-phone');
  });

  step('opens one entry with all that lies behind it', async () => {
    await student.page.locator('a[href^="/entries/"]').first().tap();
    await student.sees('On the record');
    await fitsTheWidth(student);
    await shot(student.page, '02-entry-phone');
  });

  step('goes to the evidence by the tab at the foot, and back', async () => {
    await reachesTab(student, 'Evidence');
    await student.arrivesAt('Evidence');
    await fitsTheWidth(student);
    await shot(student.page, '03-evidence-phone');
    await student.clicks('Hand in evidence', 'link');
    await student.arrivesAt('Hand in evidence');
    await student.sees('Which level do you aim at?');
    await fitsTheWidth(student);
    await shot(student.page, '03-hand-in-phone');
    await reachesTab(student, 'My record');
    await student.arrivesAt('Mai Anh Nguyễn');
  });

  step('a stranger verifies a code', async () => {
    const code = await verifyCode(student);
    const stranger = await enter({ viewport: PHONE, hasTouch: true, isMobile: true });
    await openVerify(stranger);
    await fitsTheWidth(stranger);
    await checkCode(stranger, code);
    await stranger.page.getByRole('heading', { name: /^Genuine/ }).waitFor();
    await fitsTheWidth(stranger);
    await shot(stranger.page, '04-verify-phone');
  });
});
