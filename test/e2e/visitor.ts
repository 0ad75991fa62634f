import type { Locator, Page } from 'playwright-core';

/** The one answer that every page asks for and may not get: "who am I", before anybody has signed in. */
const BEFORE_SIGN_IN = { status: 401, path: /^\/api\/auth\/me$/ };

/** What stands there, without the space around it. */
export const textOf = async (place: Locator): Promise<string> => (await place.textContent())?.trim() ?? '';

/** Somebody in front of a browser: what they can do on any page, and what must never happen to them. */
export class Visitor {
  private readonly faults: string[] = [];
  private readonly expected: { status: number; path: RegExp }[] = [BEFORE_SIGN_IN];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.faults.push(`error on the page: ${error.message}`));
    page.on('console', (message) => {
      // Chromium repeats failed answers here without their path; they are judged below.
      const repeats = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !repeats) this.faults.push(`console: ${message.text()}`);
    });
    page.on('response', (response) => {
      const status = response.status();
      if (status < 400) return;
      const { pathname } = new URL(response.url());
      if (this.expected.some((one) => one.status === status && one.path.test(pathname))) return;
      this.faults.push(`${status} from ${response.request().method()} ${pathname}`);
    });
  }

  /** Says that this answer belongs to what is tried: anything else from 400 up is a fault. Never for a 5xx. */
  expects(status: number, path: RegExp): void {
    if (status >= 500) throw new Error('No test may expect the server to fail.');
    this.expected.push({ status, path });
  }

  /** Throws what went wrong on the way, even where the page looked well. */
  mustBeContent(): void {
    if (this.faults.length === 0) return;
    throw new Error(`While ${this.page.url()} was open:\n${this.faults.splice(0).join('\n')}`);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
  }

  /** Waits until these words are on the page, as somebody reading would. */
  async sees(words: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByText(words).filter({ visible: true }).first().waitFor();
  }

  /** Waits for the page with this title. */
  async arrivesAt(title: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  async clicks(name: string | RegExp, role: 'button' | 'link' | 'tab' = 'button'): Promise<void> {
    await this.page.getByRole(role, { name }).filter({ visible: true }).first().click();
  }

  /** Types into the field with this label. */
  async fills(label: string | RegExp, value: string, within: Page | Locator = this.page): Promise<void> {
    await within.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).fill(value);
  }

  /** Chooses from a list of options. */
  async chooses(label: string, option: string | RegExp, within: Page | Locator = this.page): Promise<void> {
    await within.getByRole('combobox', { name: label }).click();
    await this.page.getByRole('option', { name: option }).first().click();
  }

  /** Types a few letters and takes what is offered. */
  async finds(label: string, typed: string, option: string | RegExp): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).fill(typed);
    await this.page.getByRole('option', { name: option }).first().click();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }
}
