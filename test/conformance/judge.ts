import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SHARED } from './shared-folder.js';

const run = promisify(execFile);

export interface Judge {
  /** Holds what is to be judged; gone after `close`. */
  folder: string;
  /** Where `judge.mjs` is. */
  program: string;
  close(): Promise<void>;
}

/** The independent judge, installed aside: it shares no code with the product, so it must not share its packages. */
export async function installJudge(): Promise<Judge> {
  const folder = await mkdtemp(join(tmpdir(), 'laurel-judge-'));
  const judge = join(folder, 'checks', 'credential-judge');
  await mkdir(judge, { recursive: true });
  // The judge reads the standards two folders up from where it stands.
  await symlink(join(SHARED, 'standards'), join(folder, 'standards'));
  await cp(join(SHARED, 'checks', 'credential-judge'), judge, {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  });
  await run('chmod', ['-R', 'u+w', judge]);
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: judge });
  return { folder, program: join(judge, 'judge.mjs'), close: () => rm(folder, { recursive: true, force: true }) };
}
