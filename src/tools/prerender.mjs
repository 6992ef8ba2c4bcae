/** Writes every page of the built site as HTML, so that the prose is there before any script. */

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { minifySync } from 'vite';

/** What the pages may load and run. Styles in attributes are KaTeX's and the placeholders'. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** The font of the first text: fetched beside the style sheet, not after it. That of controls can wait. */
const FIRST_FONT = /newsreader-latin-wght-normal.*\.woff2$/;

/** Every chunk that a manifest entry imports statically, itself first. */
function chunksOf(manifest, key, seen = new Set()) {
  const entry = manifest[key];
  if (!entry || seen.has(entry)) return seen;
  seen.add(entry);
  for (const imported of entry.imports ?? []) chunksOf(manifest, imported, seen);
  return seen;
}

/** Scripts and style sheets that a page needs beyond those that every page has. */
function linksFor(manifest, contentFile, base) {
  const shared = chunksOf(manifest, 'index.html');
  const extra = contentFile === undefined ? [] : [...chunksOf(manifest, contentFile)];
  const own = extra.filter((entry) => !shared.has(entry));
  const fonts = Object.values(manifest)
    .flatMap((entry) => [entry.file, ...(entry.assets ?? [])])
    .filter((file) => FIRST_FONT.test(file));
  return [
    ...[...new Set(fonts)].map(
      (file) =>
        `<link rel="preload" href="${base}${file}" as="font" type="font/woff2" crossorigin>`,
    ),
    ...own.map((entry) => `<link rel="modulepreload" crossorigin href="${base}${entry.file}">`),
    ...own
      .flatMap((entry) => entry.css ?? [])
      .map((file) => `<link rel="stylesheet" crossorigin href="${base}${file}">`),
  ];
}

/** Tags that fetch the page's scripts; `first.js`, which starts them, is none. */
const SCRIPTS = /^\s*<(script type="module"|link rel="modulepreload")[^>]*>(<\/script>)?\n/gm;

/** They wait in a template until the text has been painted: see `public/first.js`. */
function withScriptsLater(page) {
  const scripts = page.match(SCRIPTS) ?? [];
  const later = `  <template id="scripts">\n${scripts.join('')}    </template>\n  </head>`;
  return page.replace(SCRIPTS, '').replace('</head>', () => later);
}

/** The policy comes first of all, so that nothing is loaded before it holds. */
function fill(template, { html, tags }) {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`;
  const head = withScriptsLater(template.replace('<!--head-->', () => tags.join('\n    ')));
  return head
    .replace(/<head>\s*/, () => `<head>\n    ${policy}\n    `)
    .replace('<!--page-->', () => html);
}

/** A worker is not bound by the page's policy, only by that of its own response. */
const headersFile = (base) =>
  [
    `${base}*`,
    `  Content-Security-Policy: ${CONTENT_SECURITY_POLICY}`,
    '  X-Content-Type-Options: nosniff',
    `${base}assets/*`,
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
  ].join('\n');

/**
 * @param {string} dist the built client, with its manifest, which is taken out
 * @param {string} server the built `entry-server`
 * @returns {Promise<number>} how many pages were written
 */
export async function prerenderSite(dist, server) {
  const site = await import(pathToFileURL(server).href);
  const { base, siteUrl, paths, listedPaths, renderPage, searchFile } = site;
  const template = await readFile(join(dist, 'index.html'), 'utf8');
  const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));

  const pages = new Map();
  const write = async (file, path) => {
    const page = await renderPage(path);
    if (paths.includes(path)) pages.set(path, page);
    const { html, head, meta, contentFile } = page;
    const links = linksFor(manifest, contentFile, base);
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await writeFile(
      join(dist, file),
      fill(template, { html, tags: [...site.headTags(head, meta), ...links] }),
    );
  };
  for (const path of paths) await write(`${path.slice(1)}index.html`, path);
  await write('404.html', '/404');
  await writeFile(join(dist, 'search.json'), searchFile(pages));
  // Files of `public/` are served as they are, and every page waits for this one.
  const first = join(dist, 'first.js');
  await writeFile(first, minifySync(first, await readFile(first, 'utf8')).code);
  const manifestFile = join(dist, 'manifest.webmanifest');
  await writeFile(manifestFile, site.manifestOf(await readFile(manifestFile, 'utf8')));
  await writeFile(join(dist, '_headers'), headersFile(base));
  // Netlify finds a 404 page by itself only at the root of a site.
  await writeFile(join(dist, '_redirects'), `${base}* ${base}404.html 404\n`);
  // GitHub Pages would leave out files that begin with an underscore.
  await writeFile(join(dist, '.nojekyll'), '');
  await writeFile(join(dist, 'robots.txt'), site.robots(siteUrl));
  if (siteUrl) {
    const addresses = listedPaths.map((path) => siteUrl + path.slice(1));
    await writeFile(join(dist, 'sitemap.xml'), site.sitemap(addresses));
  } else {
    console.log(
      'No sitemap and no canonical addresses: SITE_URL does not say where the site will be.',
    );
  }
  await rm(join(dist, '.vite'), { recursive: true });
  return paths.length + 1;
}
