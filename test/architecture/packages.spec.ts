import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Package {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const packageOf = (...path: string[]): Package =>
  JSON.parse(readFileSync(join(ROOT, ...path, 'package.json'), 'utf8')) as Package;

/** Test tools and the compiler are the repository's, not a workspace's. */
const shared = packageOf().devDependencies ?? {};

const workspaces = [
  ...['apps', 'libs'].flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`)),
  'migrations',
  'test',
];

const sourcesOf = (workspace: string): string[] =>
  readdirSync(join(ROOT, workspace), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .filter((entry) => !/\/(dist|dist-types|node_modules)(\/|$)/.test(entry.parentPath))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));

const IMPORT = /(?:\bfrom\s|\bimport\(|^import\s|@import\s)\s*['"]([@a-z][^'"\s]*)['"]/gm;

function importsOf(sources: readonly string[]): Set<string> {
  const names = sources
    .flatMap((source) => [...source.matchAll(IMPORT)].map((match) => match[1] as string))
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
  return new Set(names);
}

/** The installed package, beside the workspace or beside all of them; an optional one may be missing. */
function installed(workspace: string, name: string): Package {
  const places = [join(workspace, 'node_modules', name), join('node_modules', name)];
  const place = places.find((one) => existsSync(join(ROOT, one, 'package.json')));
  return place ? packageOf(place) : { name };
}

/** What the listed packages, and those that they bring, want to find beside them. */
function peersOf(workspace: string, names: readonly string[]): string[] {
  const listed = names.map((name) => installed(workspace, name));
  const brought = listed.flatMap(({ dependencies = {} }) =>
    Object.keys(dependencies).map((name) => installed(workspace, name)),
  );
  return [...listed, ...brought].flatMap(({ peerDependencies = {} }) => Object.keys(peerDependencies));
}

describe.each(workspaces)('%s', (workspace) => {
  const { name: own, dependencies = {}, devDependencies = {} } = packageOf(workspace);
  const listed = [...Object.keys(dependencies), ...Object.keys(devDependencies)];
  const sources = sourcesOf(workspace);

  it('lists every package that it imports', () => {
    const known = new Set([own, ...listed, ...Object.keys(shared)]);
    expect([...importsOf(sources)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('lists no package that it neither names, nor needs beside one that it does', () => {
    const wanted = new Set(peersOf(workspace, listed));
    const isUsed = (name: string): boolean =>
      wanted.has(name) ||
      (name.startsWith('@types/') ? listed.includes(name.slice('@types/'.length)) : namedIn(sources, name));
    expect(listed.filter((name) => !isUsed(name))).toEqual([]);
  });
});

/** Also by a path into it, as pictures are, or put together from `@scope/start-${…}` and a word, as fonts are. */
const namedIn = (sources: readonly string[], name: string): boolean =>
  sources.some(
    (source) =>
      [`'${name}'`, `'${name}/`, `"${name}"`, `"${name}/`].some((text) => source.includes(text)) ||
      [...source.matchAll(/`(@[\w-]+\/[\w-]*)\$\{/g)].some(
        ([, start = '']) => name.startsWith(start) && source.includes(`'${name.slice(start.length)}'`),
      ),
  );
