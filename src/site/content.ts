/** The MDX files, as Vite finds them: their metadata at once, their text when it is asked for. */

import { figures } from './figures';
import type { Content } from './pageContent';
import { documentsFrom, findRoute } from './routes';
import type { Frontmatter, Route } from './routes';
import { SPECIMENS } from './specimens/names';

// `?index` makes a second module of the file, of which only the named export is kept.
const frontmatter = import.meta.glob<Frontmatter>('#prose/*.mdx', {
  query: '?index',
  import: 'frontmatter',
  eager: true,
});
const files = {
  ...import.meta.glob<Content>('#prose/*.mdx'),
  ...import.meta.glob<Pick<Content, 'default'>>('/src/site/parts/{Cover,Figure,Gallery}Page.tsx'),
};

/** Pages that are code, by the kind of their route: fetched like a text, so that others do without. */
const PAGES: Partial<Record<Route['kind'], string>> = {
  cover: '/src/site/parts/CoverPage.tsx',
  gallery: '/src/site/parts/GalleryPage.tsx',
  figure: '/src/site/parts/FigurePage.tsx',
};

export const { chapters, references } = documentsFrom(frontmatter);

/** The pages of reference that the bar and the cover name. */
export const namedReferences = references.filter(({ footOnly }) => !footOnly);

export const routeOf = (path: string): Route =>
  findRoute(path, chapters, references, figures, SPECIMENS);

/** The file that a route shows; the page for a wrong address is code that all pages have. */
export function fileOf(route: Route): string | undefined {
  if (route.kind === 'part')
    return `/src/site/specimens/${route.name ? `kit/${route.name}` : 'index'}.tsx`;
  return 'document' in route ? route.document.file : PAGES[route.kind];
}

/** Fetches the content of a route, if it has any. */
export async function loadContent(route: Route): Promise<Content | undefined> {
  if (route.kind === 'part') return (await import('./specimens')).loadSpecimen(route.name);
  const file = fileOf(route);
  const module = file === undefined ? undefined : await files[file]?.();
  return module && { sections: [], ...module };
}

/** What the glossary says of a term; the whole glossary is fetched with the first. */
export async function definitionOf(id: string): Promise<string | undefined> {
  const { definitions = {} } = (await loadContent(routeOf('/glossary/'))) ?? {};
  return Object.hasOwn(definitions, id) ? definitions[id] : undefined;
}
