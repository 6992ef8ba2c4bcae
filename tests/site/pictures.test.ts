/** The pictures of `tests/gallery` are those that its rule asks for: none lies there that nobody looks at. */

import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { figurePath, partPath } from '../../src/site/routes';
import { SPECIMENS } from '../../src/site/specimens/names';
import { figureEntries } from '../../src/widgets/registry';
import {
  looksBeforeModel,
  looksOfFigure,
  looksOfPage,
  OTHER_ENDS,
  pageName,
  PAGES_WITH_PICTURES,
  pictureFile,
  type Look,
} from '../gallery/looks';

const GALLERY = new URL('../gallery/', import.meta.url);
const slug = (path: string) => path.split('/').at(-2)!;

const WANTED: Readonly<Record<string, readonly (readonly [string, readonly Look[]])[]>> = {
  asleep: figureEntries.map(({ name, id }) => [slug(figurePath(id)), looksBeforeModel(name)]),
  figures: figureEntries.map(({ name, id }) => [slug(figurePath(id)), looksOfFigure(name)]),
  pages: PAGES_WITH_PICTURES.map((path) => [pageName(path), looksOfPage(path)]),
  parts: SPECIMENS.map((name) => [slug(partPath(name)), OTHER_ENDS]),
};

for (const [folder, wanted] of Object.entries(WANTED)) {
  const looks = wanted.flatMap(([, each]) => each);

  it(`${folder} has the pictures that are wanted, and no other`, () => {
    const files = wanted.flatMap(([name, each]) => each.map((look) => pictureFile(name, look)));
    expect(readdirSync(new URL(folder, GALLERY)).sort()).toEqual(files.sort());
  });

  it(`${folder} are seen narrow and wide, in light and in dark`, () => {
    expect([...new Set(looks.map(({ width }) => width))]).toEqual(
      expect.arrayContaining([360, 1440]),
    );
    expect(new Set(looks.map(({ colorScheme }) => colorScheme)).size).toBe(2);
  });
}
