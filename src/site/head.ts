/** What a page says of itself in its head: written at build time, kept up by the client. */

import strings from '#strings/heads';
import type { Route } from './routes';

export const GUIDE = strings.guide;

export interface Head {
  readonly title: string;
  readonly description: string;
}

export const headOf = (route: Route): Head => ({
  title: route.kind === 'cover' ? strings.cover(GUIDE) : strings.title(nameInGuide(route), GUIDE),
  description: descriptionOf(route),
});

/** What a page is called among the others. */
export function nameInGuide(route: Route): string {
  switch (route.kind) {
    case 'cover':
      return GUIDE;
    case 'chapter':
      return strings.chapter(route.document.number, route.document.title);
    case 'reference':
      return route.document.title;
    case 'gallery':
      return strings.gallery;
    case 'figure':
      return route.title;
    case 'part':
      return route.name ?? strings.parts;
    case 'missing':
      return strings.missing;
  }
}

function descriptionOf(route: Route): string {
  switch (route.kind) {
    case 'chapter':
    case 'reference':
      return route.document.description;
    case 'gallery':
      return strings.galleryAbout;
    case 'figure':
      return strings.figureAbout(route.title);
    case 'part':
      return route.name === undefined ? strings.partsAbout : strings.partAbout(route.name);
    case 'cover':
    case 'missing':
      return strings.about;
  }
}
