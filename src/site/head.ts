/** What a page says of itself in its head: written at build time, kept up by the client. */

import words from '#words/heads';
import type { Route } from './routes';

export const GUIDE = words.guide;

export interface Head {
  readonly title: string;
  readonly description: string;
}

export const headOf = (route: Route): Head => ({
  title: route.kind === 'cover' ? words.cover(GUIDE) : words.title(nameInGuide(route), GUIDE),
  description: descriptionOf(route),
});

/** What a page is called among the others. */
export function nameInGuide(route: Route): string {
  switch (route.kind) {
    case 'cover':
      return GUIDE;
    case 'chapter':
      return words.chapter(route.document.number, route.document.title);
    case 'reference':
      return route.document.title;
    case 'gallery':
      return words.gallery;
    case 'figure':
      return route.title;
    case 'part':
      return route.name ?? words.parts;
    case 'missing':
      return words.missing;
  }
}

function descriptionOf(route: Route): string {
  switch (route.kind) {
    case 'chapter':
    case 'reference':
      return route.document.description;
    case 'gallery':
      return words.galleryAbout;
    case 'figure':
      return words.figureAbout(route.title);
    case 'part':
      return route.name === undefined ? words.partsAbout : words.partAbout(route.name);
    case 'cover':
    case 'missing':
      return words.about;
  }
}
