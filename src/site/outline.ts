/** What there is to read and to try, chapter by chapter. Only lazy parts import it: it names every section. */

import { figureEntries } from '../widgets/registry';
import { chapters } from './content';
import { figures, ofFigure } from './figures';
import type { Section } from './mdx/section';
import type { Progress } from './readingProgress';
import type { Chapter } from './routes';

// `?outline` makes another module of each file, of which only the named exports are kept.
const sections = import.meta.glob<readonly Section[]>('#prose/*.mdx', {
  query: '?outline',
  import: 'sections',
  eager: true,
});
const elements = import.meta.glob<readonly string[]>('#prose/*.mdx', {
  query: '?outline',
  import: 'elements',
  eager: true,
});

const names = import.meta.glob<string>('#strings/figures/*.{ts,tsx}', {
  query: '?outline',
  import: 'nameInSentence',
  eager: true,
});

/** What each figure is called within a sentence, by its id. */
export const namesInSentence: Readonly<Record<string, string>> = Object.fromEntries(
  figureEntries.map(({ name, id }) => [id, ofFigure(names, name)]),
);

export interface ChapterOutline {
  readonly chapter: Chapter;
  readonly sections: readonly Section[];
  /** Ids of its live figures. */
  readonly figures: readonly string[];
}

export const outline: readonly ChapterOutline[] = chapters.map((chapter) => ({
  chapter,
  sections: sections[chapter.file] ?? [],
  figures: (elements[chapter.file] ?? []).filter((id) => id in figures),
}));

/** How far the reader has come. What is kept of sections and figures that are no more does not count. */
export interface Done {
  readonly sections: number;
  readonly read: number;
  /** The first section that has not been read. */
  readonly next: { readonly path: string; readonly section: Section } | undefined;
  readonly figures: readonly string[];
  readonly untried: readonly string[];
}

export function doneOf(parts: readonly ChapterOutline[], { read, tried }: Progress): Done {
  const places = parts.flatMap(({ chapter: { path }, sections }) =>
    sections.map((section) => ({ path, section })),
  );
  const unread = places.filter(({ path, section }) => !read[path]?.includes(section.id));
  const figures = [...new Set(parts.flatMap((part) => part.figures))];
  return {
    sections: places.length,
    read: places.length - unread.length,
    next: unread[0],
    figures,
    untried: figures.filter((id) => !tried.includes(id)),
  };
}
