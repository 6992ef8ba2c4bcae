/** What the prerenderer needs of the site, built for Node by `vite build --ssr`. */

import { StrictMode } from 'react';
import { prerender } from 'react-dom/static';
import heads from '#strings/heads';
import { App } from './App';
import { chapters, fileOf, loadContent, references, routeOf } from './content';
import { figures } from './figures';
import { GUIDE, headOf } from './head';
import type { Head } from './head';
import { metaOf } from './meta';
import type { Meta } from './meta';
import { figurePath, partPath } from './routes';
import { SPECIMENS } from './specimens/names';
import { makeSearchFile } from './search/searchIndex';
import { entriesOf } from './search/sections';

export { headTags, lifelessTemplate, robots, sitemap } from './headTags';
export { codeTags, FONTS_MODULE, fontTags, withRestLater } from './loading/pageTags';
export { manifestOf } from './webManifest';

/** The path that the site is built for, with its slashes. */
export const base = import.meta.env.BASE_URL;

/** The whole address of the site with its last slash, if the build was told it. */
export const siteUrl: string = import.meta.env['SITE_URL'];

export interface RenderedPage {
  readonly html: string;
  readonly head: Head;
  readonly meta: Meta;
  /** The content file that the client will load first, as the manifest names it. */
  readonly contentFile: string | undefined;
}

/** Every address that gets a file, below the base. */
export const paths: readonly string[] = [
  '/',
  ...chapters.map((chapter) => chapter.path),
  ...references.map((reference) => reference.path),
  '/gallery/',
  ...Object.keys(figures).map(figurePath),
  partPath(),
  ...SPECIMENS.map((name) => partPath(name)),
];

/** A figure by itself is part of its chapter, a specimen of nothing that there is to read. */
const isOfItsOwn = (path: string): boolean => !['figure', 'part'].includes(routeOf(path).kind);

/** Those that a search engine should know. */
export const listedPaths = paths.filter(isOfItsOwn);

/** Renders one address; one that does not exist gives the page that says so. */
export async function renderPage(path: string): Promise<RenderedPage> {
  const route = routeOf(path);
  const first = { route, content: await loadContent(route) };
  const { prelude } = await prerender(
    <StrictMode>
      <App first={first} ssrPath={path} />
    </StrictMode>,
    {
      onError(error) {
        throw error;
      },
    },
  );
  return {
    html: await new Response(prelude).text(),
    head: headOf(route),
    meta: metaOf(route, first.content, siteUrl || base),
    contentFile: fileOf(route)?.replace(/^\//, ''),
  };
}

/** What the search fetches, from the pages as they were rendered, by their paths. */
export function searchFile(pages: ReadonlyMap<string, RenderedPage>): string {
  const read = [...pages].filter(([path]) => isOfItsOwn(path));
  const entries = read.flatMap(([path, { html }]) => entriesOf(html, nameOf(path), path));
  return JSON.stringify(makeSearchFile(entries));
}

function nameOf(path: string): string {
  const route = routeOf(path);
  if (route.kind === 'gallery') return heads.gallery;
  return 'document' in route ? route.document.title : GUIDE;
}
