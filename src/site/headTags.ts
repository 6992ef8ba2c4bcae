/** What stands in the head of a page, and the files that robots read. Pure: text in, text out. */

import lifeless from '#strings/lifeless';
import numbers from '#strings/numbers';
import { GUIDE } from './head';
import type { Head } from './head';
import type { Meta } from './meta';

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** Data, which the policy on scripts does not concern; a `<` in it could end the element. */
const dataBlock = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify(data).replace(/</g, '\\u003c')}</script>`;

/** What `first/lifeless.js` shows where no other script ever comes to life: over the text, and in place of each figure. */
export const lifelessTemplate = (): string =>
  [
    '<template id="lifeless">',
    '  <div class="page lifeless" role="alert">',
    `    <p>${escape(lifeless.page)}</p>`,
    `    <button type="button" class="ui-button">${escape(lifeless.reload)}</button>`,
    '  </div>',
    `  <p>${escape(lifeless.figure)}</p>`,
    '</template>',
  ].join('\n    ');

/** @returns title, description, link preview, structured data */
export function headTags({ title, description }: Head, meta: Meta): string[] {
  const property = (name: string, content: string) =>
    `<meta property="og:${name}" content="${escape(content)}">`;
  return [
    `<title>${escape(title)}</title>`,
    `<meta name="description" content="${escape(description)}">`,
    ...(meta.isListed ? [] : ['<meta name="robots" content="noindex">']),
    ...(meta.canonical ? [`<link rel="canonical" href="${escape(meta.canonical)}">`] : []),
    property('site_name', GUIDE),
    // Open Graph parts language and country by a line.
    property('locale', numbers.tag.replace('-', '_')),
    property('type', meta.type),
    property('title', title),
    property('description', description),
    ...(meta.canonical ? [property('url', meta.canonical)] : []),
    property('image', meta.image),
    property('image:width', '1200'),
    property('image:height', '630'),
    property('image:alt', meta.imageAlt),
    '<meta name="twitter:card" content="summary_large_image">',
    ...meta.data.map(dataBlock),
  ];
}

/** @param addresses whole ones */
export const sitemap = (addresses: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...addresses.map((address) => `  <url><loc>${escape(address)}</loc></url>`),
    '</urlset>',
    '',
  ].join('\n');

/** @param siteUrl with its last slash, or nothing */
export const robots = (siteUrl: string): string =>
  ['User-agent: *', 'Allow: /', ...(siteUrl ? [`Sitemap: ${siteUrl}sitemap.xml`] : []), ''].join(
    '\n',
  );
