/**
 * What a page says of itself to search engines and link previews. Written at build time, from the
 * site's address if the build was told it; without one, nothing here names a host.
 */

import heads from '#strings/heads';
import numbers from '#strings/numbers';
import strings from '#strings/previews';
import type { Content } from './pageContent';
import { GUIDE, headOf, nameInGuide } from './head';
import type { Route } from './routes';

export interface Meta {
  /** Whole addresses, or none. */
  readonly canonical: string | undefined;
  /** The picture of a link preview, and its text. */
  readonly image: string;
  readonly imageAlt: string;
  readonly type: 'website' | 'article';
  /** Structured data after schema.org. */
  readonly data: readonly object[];
  readonly isListed: boolean;
}

/** @param site the address of the site, or its path, with the last slash */
export function metaOf(route: Route, content: Content | undefined, site: string): Meta {
  const { title } = headOf(route);
  const isListed = route.kind !== 'missing' && route.kind !== 'part';
  const at = (path: string) => site + path.slice(1);
  return {
    canonical: isListed && /^https?:/.test(site) ? at(route.path) : undefined,
    image: at(`/pictures/${import.meta.env['GUIDE_LANGUAGE']}/${pictureOf(route)}.png`),
    imageAlt: strings.picture.alt(title),
    type: route.kind === 'cover' ? 'website' : 'article',
    data: isListed ? [...own(route, content, at), ...breadcrumbs(route, at)] : [],
    isListed,
  };
}

/** Chapters and pages of reference have one of their own. */
export const pictureOf = (route: Route): string =>
  'document' in route ? route.path.replaceAll('/', '') : 'cover';

type At = (path: string) => string;

function own(route: Route, content: Content | undefined, at: At): object[] {
  const { description } = headOf(route);
  const common = { '@context': 'https://schema.org', url: at(route.path), inLanguage: numbers.tag };
  const guide = { '@type': 'Course', name: GUIDE, url: at('/') };
  switch (route.kind) {
    case 'cover':
      return [
        {
          ...common,
          '@type': 'Course',
          name: GUIDE,
          description,
          isAccessibleForFree: true,
          provider: { '@type': 'Organization', name: strings.data.authors(GUIDE) },
        },
      ];
    case 'chapter':
      return [
        {
          ...common,
          '@type': 'LearningResource',
          name: route.document.title,
          description,
          position: route.document.number,
          timeRequired: `PT${route.document.minutes ?? 0}M`,
          learningResourceType: strings.data.chapter,
          isAccessibleForFree: true,
          isPartOf: guide,
        },
      ];
    case 'reference': {
      const { definitions } = content ?? {};
      if (!definitions) return [];
      const names = new Map(content?.sections.map(({ id, text }) => [id, text]));
      return [
        {
          ...common,
          '@type': 'DefinedTermSet',
          name: strings.data.terms(route.document.title, GUIDE),
          description,
          hasDefinedTerm: Object.entries(definitions).map(([id, text]) => ({
            '@type': 'DefinedTerm',
            name: names.get(id),
            description: text,
            url: `${at(route.path)}#${id}`,
          })),
        },
      ];
    }
    default:
      return [];
  }
}

function breadcrumbs(route: Route, at: At): object[] {
  if (route.kind === 'cover') return [];
  const steps = [
    { name: GUIDE, item: at('/') },
    ...(route.kind === 'figure' ? [{ name: heads.gallery, item: at('/gallery/') }] : []),
    { name: nameInGuide(route), item: at(route.path) },
  ];
  return [
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: steps.map((step, i) => ({ '@type': 'ListItem', position: i + 1, ...step })),
    },
  ];
}
