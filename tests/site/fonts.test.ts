/** Which letters the fonts of plain text have is said in three places: here they are one. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LATIN, PLAIN } from '../../src/tools/fonts';

interface Face {
  readonly file: string;
  readonly has: (codePoint: number) => boolean;
}

/** The faces of a style sheet that say which characters they have. */
function facesIn(sheet: string): Face[] {
  const css = readFileSync(`src/site/styles/${sheet}`, 'utf8');
  return [...css.matchAll(/@font-face \{([^}]*)\}/g)].flatMap(([, face = '']) => {
    const [, file = ''] = /url\('.*\/(.+?)'\)/.exec(face) ?? [];
    const [, list] = /unicode-range:([^;]*);/.exec(face) ?? [];
    if (!list) return [];
    const ranges = [...list.matchAll(/U\+([\dA-F]+)(?:-([\dA-F]+))?/g)].map(([, from = '', to]) => [
      parseInt(from, 16),
      parseInt(to ?? from, 16),
    ]);
    const has = (code: number) => ranges.some(([from = 0, to = 0]) => from <= code && code <= to);
    return [{ file, has }];
  });
}

const codesOf = (text: string) => Array.from(text, (character) => character.codePointAt(0)!);

it.each(['newsreader-plain.woff2', 'newsreader-plain-italic.woff2'])('%s', (file) => {
  const face = facesIn('first.css').find((one) => one.file === file)!;
  expect(codesOf(LATIN).filter(face.has)).toEqual(
    codesOf(LATIN).filter((code) => PLAIN.includes(String.fromCodePoint(code))),
  );
  expect(codesOf(PLAIN).every(face.has)).toBe(true);
});

it('the prose is made of no other letters, but for those of the extended file', () => {
  const files = readdirSync('content/en').filter((name) => name.endsWith('.mdx'));
  const prose = new Set(files.map((name) => readFileSync(`content/en/${name}`, 'utf8')).join(''));
  expect([...prose].filter((one) => LATIN.includes(one) && !PLAIN.includes(one))).toEqual([]);
});

it.each(['newsreader-latin-wght-normal.woff2', 'newsreader-latin-wght-italic.woff2'])(
  '%s has, of the weight of plain text, what that leaves',
  (file) => {
    const face = facesIn('fonts.css').find((one) => one.file === file)!;
    const left = codesOf(LATIN).filter((code) => !PLAIN.includes(String.fromCodePoint(code)));
    expect(codesOf(LATIN).filter(face.has)).toEqual(left);
  },
);
