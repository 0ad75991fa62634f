import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, it } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { Visitor } from './visitor.js';

/** How long a person would wait for a page before giving up, in ms; a busy machine included. */
const PATIENCE = 30_000;

const FAILED = fileURLToPath(new URL('../../test-results/e2e', import.meta.url));

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Stage {
  address: string;
  /** Somebody with a browser of their own: no cookies, nothing stored. */
  enter(options?: BrowserContextOptions): Promise<Visitor>;
  /** Something on its own. What went wrong unnoticed on the way fails it too; what everybody saw then is kept. */
  scene(name: string, work: () => Promise<void>): void;
  /** A scene of a story: once one fails, those after it fail at once and say which it was. */
  step(name: string, work: () => Promise<void>): void;
}

const given = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the browser tests by npm test -- e2e.`);
  return value;
};

/** One browser for the tests of a file, against the server that the set-up of the run started. */
export function openStage(): Stage {
  const address = given('LAUREL_E2E_ADDRESS');
  const visitors: Visitor[] = [];
  let browser: Browser;
  let failed: string | null = null;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: given('CHROME_PATH'),
      // As root there is no sandbox to be had; the only pages opened are our own.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  afterAll(async () => {
    await browser?.close();
  });

  const enter = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      baseURL: address,
      viewport: WIDE,
      locale: 'en-GB',
      // Far ahead of the institution's own zone: a date that passes through the browser's clock would shift.
      timezoneId: 'Pacific/Auckland',
      reducedMotion: 'reduce',
      colorScheme: 'light',
      acceptDownloads: true,
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    const visitor = new Visitor(await context.newPage());
    visitors.push(visitor);
    return visitor;
  };

  const play = async (name: string, work: () => Promise<void>) => {
    try {
      await work();
      for (const visitor of visitors) visitor.mustBeContent();
    } catch (error) {
      await photograph(name, visitors);
      throw error;
    }
  };
  const scene = (name: string, work: () => Promise<void>) => it(name, () => play(name, work));
  const step = (name: string, work: () => Promise<void>) =>
    it(name, async () => {
      if (failed) throw notReached(failed);
      failed = name;
      await play(name, work);
      failed = null;
    });
  return { address, enter, scene, step };
}

function notReached(failed: string): Error {
  const error = new Error(`Not reached, because this failed before: ${failed}`);
  error.stack = error.message; // where it is thrown says nothing
  return error;
}

/** What everybody saw when it went wrong, for whoever reads the report. */
async function photograph(name: string, visitors: readonly Visitor[]): Promise<void> {
  mkdirSync(FAILED, { recursive: true });
  const stem = name.replace(/\W+/g, '-').slice(0, 60);
  for (const [index, { page }] of visitors.entries())
    if (!page.isClosed()) await page.screenshot({ path: join(FAILED, `${stem}-${index + 1}.png`) });
}
