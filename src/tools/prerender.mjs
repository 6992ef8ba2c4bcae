/** Writes every page of the built site as HTML, so that the prose is there before any script. */

import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The script that stands in every page. */
const INLINE_SCRIPT = /<script>(.*?)<\/script>/s;

/** What the pages may load and run. Styles in attributes are KaTeX's and the placeholders'. */
function contentSecurityPolicy(template) {
  const [, script] = INLINE_SCRIPT.exec(template) ?? [];
  if (!script) throw new Error('prerender: expected the first script in the page, found none.');
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`,
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
}

/**
 * Which build a page is of, so that no page of another is kept with this one's files
 * (`src/site/offline/sw.ts`): the manifest names all of them, and their names hold what is in them.
 */
const buildTag = (build) => `<meta name="build" content="${build}">`;

/** The policy comes first of all, so that nothing is loaded before it holds. */
function fill(template, { policy, html, tags, lifeless, withRestLater }) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const head = withRestLater(template.replace('<!--head-->', () => tags.join('\n    ')));
  return head
    .replace(/<head>\s*/, () => `<head>\n    ${meta}\n    `)
    .replace('<!--lifeless-->', () => lifeless)
    .replace('<!--page-->', () => html);
}

/** What no page of the guide asks for, so that nothing on it ever can. */
const REFUSED = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'hid', 'midi'];

/**
 * A worker is not bound by the page's policy, only by that of its own response. Nothing is said of
 * frames: teachers embed figures in pages of theirs, and no figure does anything that a click which
 * the reader meant for such a page could harm.
 */
const headersFile = (base, policy) =>
  [
    `${base}*`,
    // A frame in a sandbox has no origin of its own, and must ask even for the page's own files.
    '  Access-Control-Allow-Origin: *',
    `  Content-Security-Policy: ${policy}`,
    '  X-Content-Type-Options: nosniff',
    // An address may hold a text of the reader's own.
    '  Referrer-Policy: no-referrer',
    `  Permissions-Policy: ${REFUSED.map((feature) => `${feature}=()`).join(', ')}`,
    `${base}assets/*`,
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
  ].join('\n');

/**
 * @param {string} dist the built client, with its manifest, which is taken out
 * @param {string} server the built `entry-server`
 * @returns {Promise<{pages: number, build: string}>} how many pages were written, and which build they name
 */
export async function prerenderSite(dist, server) {
  const site = await import(pathToFileURL(server).href);
  const { base, siteUrl, paths, listedPaths, renderPage, searchFile, withRestLater } = site;
  const template = await readFile(join(dist, 'index.html'), 'utf8');
  const policy = contentSecurityPolicy(template);
  const manifestText = await readFile(join(dist, '.vite/manifest.json'), 'utf8');
  const manifest = JSON.parse(manifestText);
  const build = createHash('sha256').update(manifestText).digest('hex').slice(0, 16);
  const lifeless = site.lifelessTemplate();
  const fontLinks = site.fontTags(manifest, base);

  const pages = new Map();
  const write = async (file, path) => {
    const page = await renderPage(path);
    if (paths.includes(path)) pages.set(path, page);
    const { html, head, meta, contentFile } = page;
    const links = site.codeTags(manifest, contentFile, base);
    const tags = [buildTag(build), ...site.headTags(head, meta), ...fontLinks, ...links];
    await mkdir(dirname(join(dist, file)), { recursive: true });
    await writeFile(
      join(dist, file),
      fill(template, { policy, html, tags, lifeless, withRestLater }),
    );
  };
  for (const path of paths) await write(`${path.slice(1)}index.html`, path);
  await write('404.html', '/404');
  await writeFile(join(dist, 'search.json'), searchFile(pages));
  // All that the module of the fonts has is its style sheet.
  await rm(join(dist, manifest[site.FONTS_MODULE].file));
  const manifestFile = join(dist, 'manifest.webmanifest');
  await writeFile(manifestFile, site.manifestOf(await readFile(manifestFile, 'utf8')));
  await writeFile(join(dist, '_headers'), headersFile(base, policy));
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
  return { pages: paths.length + 1, build };
}
