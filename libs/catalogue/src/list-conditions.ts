import { containing } from '@laurel/platform';

/** Collects the conditions of a list with their parameters, so that no value ever becomes part of the SQL. */
export class Conditions {
  readonly params: unknown[] = [];
  private readonly parts: string[] = [];

  /** Takes a value in and returns its placeholder. */
  bind(value: unknown): string {
    return `$${this.params.push(value)}`;
  }

  /** Adds the condition when there is a value to ask for. `sql` gets the value's placeholder. */
  when(value: unknown, sql: (placeholder: string) => string): this {
    if (value !== undefined && value !== null && value !== '') this.parts.push(sql(this.bind(value)));
    return this;
  }

  and(sql: string): this {
    this.parts.push(sql);
    return this;
  }

  /** Any of `columns` contains the words, whatever the case. */
  containing(words: string | undefined, ...columns: string[]): this {
    if (!words) return this;
    const pattern = this.bind(containing(words.normalize('NFC').toLowerCase()));
    return this.and(`(${columns.map((column) => `lower(${column}) like ${pattern}`).join(' or ')})`);
  }

  /** The text after WHERE. */
  get where(): string {
    return this.parts.length === 0 ? 'true' : this.parts.join(' and ');
  }
}
