/** Which pictures there are, and by what one can tell that they are old. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import strings from '#strings/previews';
import { GUIDE } from '../../site/head';
import { languageFrom } from '../language';

interface Listed {
  readonly title: string;
  readonly over: string;
  readonly number?: number;
}

const { name: language } = languageFrom(process.env);

/** Where they are, from the root of the project. */
export const picturesFolder = `public/pictures/${language}`;

/** By the name of their file: the cover, and each content file. Works from the root of the project. */
export function picturesOf(): Record<string, Listed> {
  const pictures: Record<string, Listed> = {
    cover: { title: GUIDE, over: strings.picture.cover },
  };
  const folder = `content/${language}`;
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.mdx'))
    .sort()) {
    const [, number, name] = /^(?:(\d\d)-)?(.*)\.mdx$/.exec(file) ?? [];
    const title = /^title: (.*)$/m.exec(readFileSync(`${folder}/${file}`, 'utf8'))?.[1];
    if (name === undefined || title === undefined) continue;
    pictures[name] =
      number === undefined
        ? { title, over: GUIDE }
        : { title, over: strings.picture.chapter(GUIDE, Number(number)), number: Number(number) };
  }
  return pictures;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** By the language, a hash for each picture of what it was drawn from: its strings, the drawing, the page. */
export function drawnFrom(): Record<string, Record<string, string>> {
  const files = [
    'src/site/lifeStages.ts',
    'src/tools/pictures/page.ts',
    'src/tools/pictures/page.css',
  ];
  const drawing = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const hashes = Object.entries(picturesOf()).map(([name, one]) => [
    name,
    hash(JSON.stringify(one) + drawing),
  ]);
  return { [language]: Object.fromEntries(hashes) as Record<string, string> };
}
