import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** As somebody types it, with npm in between and its own settings in no way changed by this test's environment. */
function npm(...args: string[]): SpawnSyncReturns<string> {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  return spawnSync('npm', args, { cwd: ROOT, env, encoding: 'utf8' });
}

describe('A command through npm', () => {
  it('prints on stdout what the command prints, and nothing else', () => {
    const { stdout, status } = npm('run', 'laurel', '--', '--help');
    expect(stdout).toMatch(/^Usage: laurel /);
    expect(stdout).not.toContain('scripts/laurel.mjs');
    expect(status).toBe(0);
  });

  it('hands on the exit code, with the reason on stderr and not a word from npm', () => {
    const { stdout, stderr, status } = npm('run', 'laurel', '--', 'no-such-command');
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('no-such-command');
    expect(stderr).not.toContain('npm error');
  });
});
