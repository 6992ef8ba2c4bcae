/**
 * No string that a reader sees is written in code: all are in `content/<language>/strings/`. Read from
 * the sources, so that what is seldom shown counts as well.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** Where readers' strings could be. The tools speak to developers. */
const PARTS = ['core', 'engine', 'store', 'worker', 'ui', 'site', 'widgets', 'language'];

/** What is written in the language of the model, not of the reader, or for machines alone. */
const EXEMPT: readonly RegExp[] = [
  // The documents, conversations and names that the model learns from, and what it goes on from.
  /^src\/core\/corpus\/(animals|conversations|creatures|documents\/\w+|grammar|prompts|smallTalk|smallWorld)\.ts$/,
  /^src\/widgets\/FineTuning\/example\.ts$/,
  // The letters that the pseudo-language is made of.
  /^src\/language\/pseudo\.ts$/,
  // What other software reads: a template in Jinja, a program in Python, the names of texts in metadata.
  /^src\/core\/files\/(chat|corpusNames)\.ts$/,
  /^src\/store\/model\/readme\.ts$/,
  // AssemblyScript, which has no strings at all, and WGSL, which graphics interfaces read.
  /^src\/engine\/(simd|webgpu)\/kernels\//,
  // The papers and talks that its numbers are from.
  /^src\/core\/scaling\.ts$/,
];

/** A sentence or a part of one: two words beside each other, with a capital, a stop or a quotation. Tags and fonts are none. */
const isProse = (text: string) => {
  const read = text.replace(/<[^>]*>|[\w ]+, sans-serif$/g, ' ');
  return /\p{L}{2,},? \p{L}{2,}/u.test(read) && /(?<!\p{L})\p{Lu}|[.,:;!?“”’]/u.test(read);
};

/** "name: expected this, got that" is for developers. */
const isForDevelopers = (text: string) => /^[\w.-]*(: expected |\$)/.test(text);

/** Attributes whose values are read or read out. */
const READ =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|alt|title|label|placeholder|summary|caption|help|tryThis|lead|name|text|unit)$/;

interface Found {
  readonly file: string;
  readonly text: string;
}

function stringsIn(file: string): Found[] {
  const { program, errors } = parseSync(file, readFileSync(join(ROOT, file), 'utf8'));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const found: Found[] = [];
  const add = (text: string) => found.push({ file, text: text.trim().replace(/\s+/g, ' ') });
  const visitor = new Visitor({
    JSXText({ value }) {
      if (/\p{L}{2,}/u.test(value)) add(value);
    },
    JSXAttribute({ name, value }) {
      const isRead = name.type === 'JSXIdentifier' && READ.test(name.name);
      if (isRead && value?.type === 'Literal' && /\p{L}{2,}/u.test(String(value.value))) {
        if (name.name !== 'name' || isProse(String(value.value))) add(String(value.value));
      }
    },
    Literal({ value }) {
      if (typeof value === 'string' && isProse(value) && !isForDevelopers(value)) add(value);
    },
    TemplateLiteral({ quasis }) {
      const text = quasis.map(({ value }) => value.raw).join('$');
      if (isProse(text) && !isForDevelopers(text)) add(text);
    },
  });
  visitor.visit(program);
  return found;
}

describe.each(PARTS)('src/%s', (part) => {
  const files = readdirSync(join(ROOT, 'src', part), { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${part}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !EXEMPT.some((exempt) => exempt.test(name)));

  it('has no strings for readers', () => {
    expect(files.length).toBeGreaterThan(0);
    const found = files.flatMap(stringsIn);
    expect(found.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });
});

// The platform throws it too: of a `ReaderError` alone it is known that a reader may be told of it.
it('nothing takes a RangeError for more than a fault', () => {
  const files = PARTS.flatMap((part) =>
    readdirSync(join(ROOT, 'src', part), { recursive: true, encoding: 'utf8' })
      .map((name) => `src/${part}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.tsx?$/.test(name)),
  );
  const deciding = files.filter((file) =>
    /(instanceof|extends) RangeError/.test(readFileSync(join(ROOT, file), 'utf8')),
  );
  expect(deciding).toEqual([]);
});

describe('every language', () => {
  const languages = readdirSync(join(ROOT, 'content')).filter((name) =>
    existsSync(join(ROOT, 'content', name, 'strings')),
  );
  const filesOf = (language: string) =>
    readdirSync(join(ROOT, 'content', language), { recursive: true, encoding: 'utf8' }).sort();

  it.each(languages)('%s has all files that English has', (language) => {
    expect(filesOf('en').length).toBeGreaterThan(10);
    expect(filesOf(language)).toEqual(filesOf('en'));
  });
});
