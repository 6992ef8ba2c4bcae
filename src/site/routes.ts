/** The addresses of the guide and the order of its chapters. Pure: no DOM, no bundler. */

import type { SpecimenName } from './specimens/names';

export interface Frontmatter {
  readonly title: string;
  /** For search engines and link previews. */
  readonly description: string;
  /** The sentence under the title. */
  readonly lead?: string;
  /** Reading time without the figures; chapters have it. */
  readonly minutes?: number;
  /** Linked at the foot of every page, and neither in the bar nor on the cover. */
  readonly footOnly?: boolean;
}

/** A page that is one content file: a chapter, or a page of reference such as the glossary. */
export interface Document extends Frontmatter {
  /** Its key among the content files: `/content/en/01-neural-networks.mdx`. */
  readonly file: string;
  /** Below the base, with its last slash: `/neural-networks/`. */
  readonly path: string;
}

export interface Chapter extends Document {
  readonly number: number;
}

export type Route =
  | { readonly kind: 'cover'; readonly path: '/' }
  | { readonly kind: 'chapter'; readonly path: string; readonly document: Chapter }
  | { readonly kind: 'reference'; readonly path: string; readonly document: Document }
  | { readonly kind: 'gallery'; readonly path: '/gallery/' }
  /** One live figure by itself. */
  | {
      readonly kind: 'figure';
      readonly path: string;
      readonly name: string;
      readonly title: string;
    }
  /** A part that figures are made of, in all its states; without a name, the list of the parts. */
  | { readonly kind: 'part'; readonly path: string; readonly name: SpecimenName | undefined }
  | { readonly kind: 'missing'; readonly path: string };

/** Everything that has an address, from the content files: `NN-slug.mdx` is a chapter. */
export function documentsFrom(files: Readonly<Record<string, Frontmatter>>): {
  readonly chapters: readonly Chapter[];
  readonly references: readonly Document[];
} {
  const chapters: Chapter[] = [];
  const references: Document[] = [];
  for (const [file, frontmatter] of Object.entries(files)) {
    const match = /\/(?:(\d\d)-)?([a-z][a-z0-9-]*)\.mdx$/.exec(file);
    if (!match) {
      throw new Error(
        `documentsFrom: expected a file named 01-slug.mdx or slug.mdx, in small letters, got ${file}.`,
      );
    }
    const [, number, slug = ''] = match;
    const document: Document = { ...frontmatter, file, path: `/${slug}/` };
    if (number === undefined) references.push(document);
    else chapters.push({ ...document, number: Number(number) });
  }
  return { chapters: chapters.sort((a, b) => a.number - b.number), references };
}

/** `AttentionMap` → `attention-map` */
const slugOf = (name: string): string => name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();

/** Where a live figure stands by itself: `AttentionMap` is at `/gallery/attention-map/`. */
export const figurePath = (name: string): string => `/gallery/${slugOf(name)}/`;

/** Where a part of figures is shown: `LineChart` at `/gallery/parts/line-chart/`; without a name, all. */
export const partPath = (name?: SpecimenName): string =>
  name === undefined ? '/gallery/parts/' : `/gallery/parts/${slugOf(name)}/`;

/**
 * The route of a path below the base, with or without its last slash.
 * @param figures titles of the live figures, by name
 * @param parts those that have a page of specimens
 */
export function findRoute(
  path: string,
  chapters: readonly Chapter[],
  references: readonly Document[],
  figures: Readonly<Record<string, { readonly title: string }>> = {},
  parts: readonly SpecimenName[] = [],
): Route {
  const normal = `/${path}/`.replace(/\/{2,}/g, '/').replace(/\/index\.html\/$/, '/');
  if (normal === '/') return { kind: 'cover', path: '/' };
  const chapter = chapters.find((one) => one.path === normal);
  if (chapter) return { kind: 'chapter', path: normal, document: chapter };
  const reference = references.find((one) => one.path === normal);
  if (reference) return { kind: 'reference', path: normal, document: reference };
  if (normal === '/gallery/') return { kind: 'gallery', path: '/gallery/' };
  const figure = Object.entries(figures).find(([name]) => figurePath(name) === normal);
  if (figure) {
    const [name, { title }] = figure;
    return { kind: 'figure', path: normal, name, title };
  }
  const part = [undefined, ...parts].find((name) => partPath(name) === normal);
  if (part !== undefined || normal === partPath())
    return { kind: 'part', path: normal, name: part };
  return { kind: 'missing', path };
}

/** The chapters before and after one. */
export function neighbours(
  chapter: Chapter,
  chapters: readonly Chapter[],
): { readonly previous: Chapter | undefined; readonly next: Chapter | undefined } {
  const at = chapters.findIndex((one) => one.path === chapter.path);
  return { previous: at > 0 ? chapters[at - 1] : undefined, next: chapters[at + 1] };
}
