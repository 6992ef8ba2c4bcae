/** Numbers of the prose that were measured on the guide's own model, put in as the site is built. */

import { readFile } from 'node:fs/promises';
import { attributesOf, walk, type Node } from './tree.ts';

/** Written by `npm run life -- --record`. */
const FILE = 'content/measured.json';

/** How a number is written, for `as`: `percent` is a share times a hundred, `large` “1.1 trillion”. */
const WAYS: Readonly<Record<string, (value: number, digits: number, language: string) => string>> =
  {
    number: (value, digits, language) => fixed(value, digits, language),
    percent: (share, digits, language) => fixed(100 * share, digits, language),
    large: (value, _, language) =>
      new Intl.NumberFormat(language, {
        notation: 'compact',
        compactDisplay: 'long',
        maximumSignificantDigits: 2,
      }).format(value),
  };

const fixed = (value: number, digits: number, language: string): string =>
  new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);

/**
 * Puts a number in the place of every `<Measured of="base.loss" digits={2} />`.
 * @param language its tag, `en-GB`
 * @throws Error if a chapter names a number that was not measured, or a way that there is not
 */
export function remarkMeasured({ tag }: { readonly tag: string }) {
  return async (tree: Node, file: { readonly path?: string }): Promise<void> => {
    const measured = JSON.parse(await readFile(FILE, 'utf8')) as Record<string, number>;
    walk(tree, (node) => {
      if (node.name !== 'Measured') return;
      const { of = '', digits = '0', as = 'number' } = attributesOf(node);
      const value = measured[of];
      const write = WAYS[as];
      if (value === undefined || !write) {
        throw new Error(
          `${file.path ?? 'A chapter'}: expected <Measured> to name a number of ${FILE} and, as “as”, one of ${Object.keys(WAYS).join(', ')}; got “${of}” as “${as}”.`,
        );
      }
      node.type = 'text';
      node.value = write(value, Number(digits), tag);
      delete node.name;
      delete node.attributes;
      delete node.children;
    });
  };
}
