/** Imports go one way, by the arrows that `CONTRIBUTING.md` draws: read from the sources, types and all. */

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

/** The nodes of the drawing, by the beginnings of paths; the first that fits. */
const PARTS = {
  core: /^src\/core\//,
  engine: /^src\/engine\//,
  threads: /^src\/worker\/(\w+\.worker|serveEngine)\./,
  worker: /^src\/worker\//,
  store: /^src\/store\//,
  ui: /^src\/ui\//,
  registry: /^src\/widgets\/registry\./,
  widgets: /^src\/widgets\//,
  specimens: /^src\/site\/specimens\//,
  site: /^src\/site\//,
  language: /^(src\/language|content\/[\w-]+\/strings)\//,
  chapters: /^content\//,
} as const;
type Part = keyof typeof PARTS;

const ROOT = resolve(import.meta.dirname, '../..');

interface Arrow {
  readonly from: Part;
  readonly to: Part;
  /** Only what `NARROW` lets through. */
  readonly dotted: boolean;
}

/** The drawing is the rule: what part may import what. */
const ARROWS = arrowsIn(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'));

function arrowsIn(text: string): Arrow[] {
  const drawing = /^```mermaid\n([^]*?)^```/m.exec(text)?.[1] ?? '';
  const lines = drawing.matchAll(/^ *(\w+) (-->|-\.->)(?:\|[^|]*\|)? ([\w &]+)$/gm);
  return [...lines].flatMap(([, from = '', line, targets = '']) =>
    targets.split(' & ').map((to) => {
      const stranger = [from, to].find((name) => !Object.hasOwn(PARTS, name));
      if (stranger !== undefined)
        throw new Error(`Expected a part in the drawing, got ${stranger}.`);
      return { from: from as Part, to: to as Part, dotted: line === '-.->' };
    }),
  );
}

/** What a dotted arrow lets through, by its two ends. */
const NARROW: Readonly<Record<string, (one: Import) => boolean>> = {
  // A worker knows the model by its types alone, and errors, by which it tells what a reader can be told.
  'worker core': ({ to, typeOnly }) =>
    typeOnly || /^src\/core\/(errors|engineErrors|unfetched)\.ts$/.test(to),
  'store worker': ({ to, typeOnly }) =>
    to === 'src/worker/client.ts' || (to === 'src/worker/protocol.ts' && typeOnly),
  // The store starts the threads by their addresses; it imports nothing of them but types.
  'store threads': ({ from, to }) =>
    from === 'src/store/index.ts' ||
    (from === 'src/store/data/parseFile.ts' && to === 'src/worker/parseFile.worker.ts') ||
    (from === 'src/store/data/studyVocabulary.ts' && to === 'src/worker/vocabulary.worker.ts') ||
    (from === 'src/store/model/writeForReader.ts' && to === 'src/worker/writeModel.worker.ts'),
  // What errors are made of, the strings for them know by its types.
  'language core': ({ typeOnly }) => typeOnly,
  // Whatever is kept on the device is looked at alike.
  'site core': ({ to }) => /^src\/core\/(guards|recipeVocabulary)\.ts$/.test(to),
  // Of core, parts know how an address is written, which has no model in it.
  'ui core': ({ to }) => to === 'src/core/linkState.ts',
};

/** Packages that a part may name; a part that is not here may name any but TensorFlow.js. */
const PACKAGES: Partial<Record<Part, RegExp>> = {
  core: /^fflate$/,
  engine: /^@tensorflow\//,
  threads: /^@tensorflow\//,
  worker: /^$/,
  store: /^(zustand|idb)/,
  chapters: /^$/,
};

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

/** The arrow that an import takes. */
function arrowOf(one: Import): Arrow | undefined {
  const [from, to] = [partOf(one.from), partOf(one.to)];
  return ARROWS.find(
    (arrow) =>
      arrow.from === from &&
      arrow.to === to &&
      (!arrow.dotted || NARROW[`${arrow.from} ${arrow.to}`]?.(one)),
  );
}

function isAllowed(one: Import): boolean {
  const from = partOf(one.from);
  if (!from) return false;
  if (!isOurs(one.to)) {
    return PACKAGES[from]?.test(one.to) ?? !one.to.startsWith('@tensorflow/');
  }
  return partOf(one.to) === from || arrowOf(one) !== undefined;
}

it('imports go one way, as they are drawn', () => {
  expect(imports.length).toBeGreaterThan(files.length);
  const wrong = imports.filter((one) => !isAllowed(one));
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

it('every part is drawn, and every arrow is taken', () => {
  const drawn = new Set(ARROWS.flatMap(({ from, to }) => [from, to]));
  expect([...drawn].sort()).toEqual(Object.keys(PARTS).sort());
  const dotted = ARROWS.filter((arrow) => arrow.dotted).map(({ from, to }) => `${from} ${to}`);
  expect(dotted.sort()).toEqual(Object.keys(NARROW).sort());
  const taken = new Set(imports.map(arrowOf));
  const idle = ARROWS.filter((arrow) => !taken.has(arrow));
  expect(idle.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});

/**
 * What files of `src/engine/` may import of its folders, by the first name below it. The engines are
 * `reference`, `simd` and `webgpu`, and `plan` is what the last two carry out; a file that is not here
 * imports no folder, the contract least of all.
 */
const ENGINE_MAY: Readonly<Record<string, readonly string[]>> = {
  reference: ['reference'],
  plan: ['plan'],
  simd: ['simd', 'plan'],
  webgpu: ['webgpu', 'plan'],
  select: ['select', 'reference', 'simd', 'webgpu'],
  // The simd kernels are measured by themselves.
  bench: ['bench', 'select', 'simd'],
  // Small networks are plain ops, too.
  network: ['network'],
  // Traces and losses are worked out by plain ops, whatever the engine.
  'session.ts': ['select', 'reference'],
  'openStep.ts': ['reference'],
  'translatorSession.ts': ['reference'],
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
