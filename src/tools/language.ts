/**
 * The language that the guide is built in: `content/<language>/` holds its prose and, in `strings/`, the
 * strings of its interface, which code imports as `#strings/name`. `GUIDE_LANGUAGE=pseudo` is English in
 * letters that no word of code has, longer by a third: what still looks like English is hard-wired.
 */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { transformWithOxc } from 'vite';
import type { Plugin } from 'vite';
import { pseudoText } from '../language/pseudo.ts';

const FIRST = 'en';
const PSEUDO = 'pseudo';

export interface Language {
  /** Of its folder: the pseudo-language is English. */
  readonly name: string;
  readonly isPseudo: boolean;
  /** Where its files are, from the root of the project: `/content/en`. */
  readonly folder: string;
}

/** @throws Error if there is no such language */
export function languageFrom(env: Readonly<Record<string, string | undefined>>): Language {
  const asked = env['GUIDE_LANGUAGE'] || FIRST;
  const name = asked === PSEUDO ? FIRST : asked;
  if (!/^[\w-]+$/.test(name) || !existsSync(resolve('content', name, 'strings'))) {
    throw new Error(
      `languageFrom: expected GUIDE_LANGUAGE to be a folder of content/ with strings/ in it, got “${asked}”.`,
    );
  }
  return { name, isPseudo: asked === PSEUDO, folder: `/content/${name}` };
}

/** `#strings/chat` is a file of strings, `#prose/` the folder of the chapters. */
export const aliasesOf = ({ folder }: Language) => [
  { find: /^#strings\//, replacement: `${resolve(`.${folder}`)}/strings/` },
  { find: /^#prose\//, replacement: `${resolve(`.${folder}`)}/` },
];

const STRINGS = /[\\/]content[\\/][\w-]+[\\/]strings[\\/][^?]*\.tsx?$/;
/** As it is written. */
const PLAIN = 'plain';

/** Puts every string of the interface through the pseudo-language, as its module is imported. */
export function pseudoStrings({ isPseudo }: Language): Plugin {
  return {
    name: 'pseudo-strings',
    enforce: 'pre',
    async load(id) {
      const [file = '', query] = id.split('?');
      if (!isPseudo || query === PLAIN || !STRINGS.test(file)) return null;
      const exported = (await readFile(file, 'utf8')).matchAll(/^export const (\w+)/gm);
      return [
        `import * as plain from ${JSON.stringify(`${file}?${PLAIN}`)};`,
        `import { pseudoStrings } from ${JSON.stringify(resolve('src/language/pseudoStrings.ts'))};`,
        'export default pseudoStrings(plain.default);',
        ...[...exported].map(([, name]) => `export const ${name} = pseudoStrings(plain.${name});`),
      ].join('\n');
    },
  };
}

const NAMED = /^export const \w+ =\s+(['"]).*\1;$/gm;

/**
 * Makes of a file of strings, asked for as `?index` or `?outline`, what it exports by name: the title of
 * a figure without all that it says, and without the code that puts its numbers into words.
 */
export function namedStrings(): Plugin {
  return {
    name: 'named-strings',
    enforce: 'pre',
    load: {
      filter: { id: /\?(index|outline)$/ },
      async handler(id) {
        const [file = ''] = id.split('?');
        if (!STRINGS.test(file)) return null;
        return ((await readFile(file, 'utf8')).match(NAMED) ?? []).join('\n');
      },
    },
  };
}

interface Numbers {
  /** As browsers know the language: `en-GB`. */
  readonly tag: string;
  readonly direction: string;
}

/** How the language writes its numbers, and which way it runs. */
export async function numbersOf({ folder }: Language): Promise<Numbers> {
  const file = resolve(`.${folder}/strings/numbers.ts`);
  // It imports nothing, so that its own code is all there is to load.
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file);
  const numbers = (await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  )) as { readonly default: Numbers };
  return numbers.default;
}

/** Tells browsers, screen readers and hyphenation which language the pages are in, and how it runs. */
export function htmlLanguage(language: Language): Plugin {
  return {
    name: 'html-language',
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        const { tag, direction } = await numbersOf(language);
        return html.replace('<html>', `<html lang="${tag}" dir="${direction}">`);
      },
    },
  };
}

interface Node {
  type: string;
  value?: string;
  tagName?: string;
  /** Of an element that is JSX. */
  name?: string | null;
  attributes?: { name?: string; value?: unknown }[];
  children?: Node[];
}

/** The same for the metadata of a chapter. */
export function remarkPseudo({ isPseudo }: Language) {
  return () =>
    (tree: Node): void => {
      const matter = tree.children?.find(({ type }) => type === 'yaml');
      if (!isPseudo || matter?.value === undefined) return;
      matter.value = matter.value.replace(
        /^(title|description|lead): (.*)$/gm,
        (_, key: string, text: string) => `${key}: ${pseudoText(text)}`,
      );
    };
}

/** The same for its text: after the slugs, for links name the ids. */
export function rehypePseudo({ isPseudo }: Language) {
  const walk = (node: Node): void => {
    if (node.tagName === 'code' || node.tagName === 'pre') return;
    if (node.type === 'text') node.value = pseudoText(node.value ?? '');
    const title = node.attributes?.find(({ name }) => name === 'title');
    // The title of a source is its author's.
    if (node.name === 'Aside' && typeof title?.value === 'string') {
      title.value = pseudoText(title.value);
    }
    for (const child of node.children ?? []) walk(child);
  };
  return () =>
    (tree: Node): void => {
      if (isPseudo) walk(tree);
    };
}
