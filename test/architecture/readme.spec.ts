import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { describeEnvironment } from '@laurel/platform';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(ROOT, 'README.md'), 'utf8');

describe('the README', () => {
  it('names every setting, and none that is not there', () => {
    const named = [...text.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual(
      describeEnvironment()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('leads only to what is there', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const local = targets.filter((target) => !target.includes('://'));
    expect(local.length).toBeGreaterThan(5);
    expect(local.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
  });

  it('begins with the two commands, then a picture, then what the product is', () => {
    const places = ['npm start', 'npm test', '![', 'co-curricular'].map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
});
