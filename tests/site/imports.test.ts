/** Imports go one way, as `CONTRIBUTING.md` draws it: read from the sources, types and all. */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseSync } from 'vite';
import { expect, it } from 'vitest';

interface Import {
  readonly from: string;
  /** A path from the root of the project, or the name of a package. */
  readonly to: string;
  readonly typeOnly: boolean;
}

/** The parts of the house, by the beginnings of their paths; the first that fits. */
const PARTS = {
  core: /^src\/core\//,
  engine: /^src\/engine\//,
  thread: /^src\/worker\/(\w+\.worker|serveEngine)\./,
  worker: /^src\/worker\//,
  store: /^src\/store\//,
  ui: /^src\/ui\//,
  registry: /^src\/widgets\/registry\./,
  widgets: /^src\/widgets\//,
  specimens: /^src\/site\/specimens\//,
  site: /^src\/site\//,
  language: /^src\/language\//,
  strings: /^content\/[\w-]+\/strings\//,
  content: /^content\//,
} as const;
type Part = keyof typeof PARTS;

/** What each part may import beside itself. */
const MAY: Readonly<Record<Part, readonly Part[]>> = {
  core: [],
  engine: ['core'],
  worker: [],
  thread: ['worker', 'engine', 'core'],
  store: ['core', 'strings', 'language'],
  ui: ['strings', 'language'],
  registry: ['widgets'],
  widgets: ['store', 'ui', 'core', 'strings', 'language'],
  // Computed from formulas, some of them with numbers drawn by chance.
  specimens: ['site', 'content', 'registry', 'ui', 'core', 'strings', 'language'],
  site: ['content', 'registry', 'store', 'ui', 'strings', 'language', 'specimens'],
  language: ['strings'],
  strings: ['language'],
  content: [],
};

/** The few edges between parts that are narrower than a part. */
const NARROW: readonly ((one: Import) => boolean)[] = [
  // A worker knows the model by its types alone, and errors, by which it tells what a reader can be told.
  ({ from, to, typeOnly }) =>
    partOf(from) === 'worker' &&
    partOf(to) === 'core' &&
    (typeOnly || /^src\/core\/(errors|engineErrors|unfetched)\.ts$/.test(to)),
  ({ from, to }) => partOf(from) === 'store' && to === 'src/worker/client.ts',
  // What errors are made of, the words for them know by its types.
  ({ from, to, typeOnly }) => partOf(from) === 'strings' && partOf(to) === 'core' && typeOnly,
  // Whatever is kept on the device is looked at alike.
  ({ from, to }) => partOf(from) === 'site' && to === 'src/core/guards.ts',
  ({ from, to, typeOnly }) =>
    partOf(from) === 'store' && to === 'src/worker/protocol.ts' && typeOnly,
  // Of core the parts know how an address is written, which has no model in it.
  ({ from, to }) => partOf(from) === 'ui' && to === 'src/core/linkState.ts',
  // The store starts the threads by their addresses; it imports nothing of them but types.
  ({ from, to }) => from === 'src/store/index.ts' && partOf(to) === 'thread',
  ({ from, to }) =>
    from === 'src/store/data/parseFile.ts' && to === 'src/worker/parseFile.worker.ts',
];

/** Packages that a part may name; a part that is not here may name any but TensorFlow.js. */
const PACKAGES: Partial<Record<Part, RegExp>> = {
  core: /^fflate$/,
  engine: /^@tensorflow\//,
  thread: /^@tensorflow\//,
  worker: /^$/,
  store: /^(zustand|idb)/,
  content: /^$/,
};

const ROOT = resolve(import.meta.dirname, '../..');
/** As `src/tools/language.ts` gives them for English. */
const ALIASES = { strings: 'content/en/strings/', prose: 'content/en/' };
const isOurs = (to: string) => to.startsWith('src/') || to.startsWith('content/');

function partOf(path: string): Part | undefined {
  return (Object.keys(PARTS) as Part[]).find((part) => PARTS[part].test(path));
}

/** Also the strings of the interface. Without the build's own commands, and without the kernels, which are AssemblyScript and see only one another. */
const files = ['src', 'content']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${folder}/${name.replaceAll('\\', '/')}`,
    ),
  )
  .filter((name) => /\.tsx?$/.test(name) && !/^src\/(tools|engine\/simd\/kernels)\//.test(name));

const documents = readdirSync(join(ROOT, 'content'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.mdx'))
  .map((name) => `content/${name}`);

const imports = files.flatMap(importsOf);

function importsOf(from: string): Import[] {
  const text = readFileSync(join(ROOT, from), 'utf8');
  const { module, errors } = parseSync(from, text);
  if (errors.length > 0) throw new Error(`${from}: ${errors[0]?.message}`);
  const edge = (specifier: string, typeOnly: boolean): Import => {
    const path = specifier.split('?')[0] ?? '';
    const alias = /^#(strings|prose)\//.exec(path);
    const place = alias ? path.replace(alias[0], ALIASES[alias[1] as 'strings']) : path;
    const isFile = alias !== null || path.startsWith('.');
    const to = isFile ? fileAt(resolve(ROOT, alias ? '.' : `${from}/..`, place)) : path;
    return { from, to, typeOnly };
  };
  // Of a dynamic import and of an address, the parser tells only the place.
  const literal = ({ start, end }: { start: number; end: number }) =>
    /^['"`]([^'"`$]*)['"`]$/.exec(text.slice(start, end))?.[1] ?? `(${text.slice(start, end)})`;
  const addresses = text.matchAll(/new URL\(\s*'([^']*)',\s*import\.meta\.url/g);
  const globs = text.matchAll(/import\.meta\.glob[^(]*\(\s*'([^']*)'/g);
  const types = text.matchAll(/\bimport\('([^']*)'\)\./g);
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) =>
      edge(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType)),
    ),
    ...module.staticExports.flatMap(({ entries }) =>
      entries
        .filter(({ moduleRequest }) => moduleRequest !== null)
        .map(({ moduleRequest, isType }) => edge(moduleRequest?.value ?? '', isType)),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => edge(literal(moduleRequest), false)),
    ...[...addresses, ...globs].map(([, specifier = '']) => edge(specifier, false)),
    ...[...types].map(([, specifier = '']) => edge(specifier, true)),
  ];
}

/** The file that a relative import without an extension means. */
function fileAt(path: string): string {
  const name = relative(ROOT, path).replaceAll('\\', '/');
  const found = [name, `${name}.ts`, `${name}.tsx`, `${name}/index.ts`, `${name}/index.tsx`];
  return found.find((one) => files.includes(one)) ?? name;
}

function isAllowed(one: Import): boolean {
  const from = partOf(one.from);
  if (!from) return false;
  if (!isOurs(one.to)) {
    return PACKAGES[from]?.test(one.to) ?? !one.to.startsWith('@tensorflow/');
  }
  const to = partOf(one.to);
  return to === from || (to && MAY[from].includes(to)) || NARROW.some((fits) => fits(one));
}

it('imports go one way', () => {
  expect(imports.length).toBeGreaterThan(files.length);
  const wrong = imports.filter((one) => !isAllowed(one));
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

/**
 * What files of `src/engine/` may import of its folders, by the first name below it. The engines are
 * `reference`, `simd` and `webgpu`; a file that is not here imports no folder, the contract least of all.
 */
const ENGINE_MAY: Readonly<Record<string, readonly string[]>> = {
  reference: ['reference'],
  simd: ['simd'],
  webgpu: ['webgpu'],
  select: ['select', 'reference', 'simd', 'webgpu'],
  // The simd kernels are measured by themselves.
  bench: ['bench', 'select', 'simd'],
  // Traces and losses are worked out by plain ops, whatever the engine.
  'session.ts': ['select', 'reference'],
};

const withinEngine = (path: string) => /^src\/engine\/([^/]+)(\/)?/.exec(path);

it('engines do not know one another, and the contract knows none of them', () => {
  const edges = imports.flatMap(({ from, to }) => {
    const [user, used] = [withinEngine(from), withinEngine(to)];
    return user && used ? [{ from, to, user, used }] : [];
  });
  const wrong = edges.filter(({ user, used }) => {
    const [, name, isFolder] = used;
    return isFolder ? !(ENGINE_MAY[user[1]] ?? []).includes(name) : name === 'session.ts';
  });
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
  const known = edges.filter(({ user }) => user[1] === 'select').map(({ used }) => used[1]);
  expect(known).toEqual(expect.arrayContaining(['reference', 'simd', 'webgpu']));
});

// Types are erased: a circle of them alone waits for nothing at run time.
it('imports make no circle', () => {
  const next = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const { from, to, typeOnly } of imports) {
    if (!typeOnly && next.has(to)) next.get(from)?.push(to);
  }
  expect(circlesIn(next)).toEqual([]);
});

/** Every circle that a walk along the edges meets, as `a → b → a`. */
function circlesIn(next: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (node: string, path: readonly string[]) => {
    const at = path.indexOf(node);
    if (at >= 0) circles.push([...path.slice(at), node].join(' → '));
    if (at >= 0 || done.has(node)) return;
    for (const to of next.get(node) ?? []) walk(to, [...path, node]);
    done.add(node);
  };
  for (const node of next.keys()) walk(node, []);
  return circles;
}

// In MDX an import is a line that begins with the word, outside a block of code.
it('chapters import nothing', () => {
  const importing = documents.filter((name) => {
    const prose = readFileSync(join(ROOT, name), 'utf8').replace(/^```[^]*?^```/gm, '');
    return /^(import|export)\s/m.test(prose);
  });
  expect(documents.length).toBeGreaterThan(5);
  expect(importing).toEqual([]);
});
