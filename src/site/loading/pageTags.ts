/** Which tags of a page fetch its files, and which of them wait until the text has been painted. Runs in Node alone. */

/** As Vite writes it: what each file of the sources has become, and what that needs. */
type Manifest = Readonly<
  Record<
    string,
    {
      readonly file: string;
      readonly imports?: readonly string[];
      readonly css?: readonly string[];
      readonly assets?: readonly string[];
    }
  >
>;

/** The fonts of plain text, which are fetched beside the style sheet and not after it. */
const FIRST_FONTS = /newsreader-plain-.*\.woff2$/;
/** The module whose style sheet has the other fonts. */
export const FONTS_MODULE = 'src/site/fonts.ts';
/** Those of them that every page wants. */
const EVERY_PAGE = /(newsreader|figtree)-latin-wght-normal-.*\.woff2$/;

/** Tags that fetch the fonts: those of plain text at once, the others once the text is painted. */
export function fontTags(manifest: Manifest, base: string): string[] {
  const others = otherFontTags(manifest, base);
  return [
    ...Object.values(manifest)
      .map(({ file }) => file)
      .filter((file) => FIRST_FONTS.test(file))
      .map((file) => preloadFont(base, file)),
    later('fonts', others),
    `<noscript>${others.join('')}</noscript>`,
  ];
}

/** Text is painted before they come, but on a device that has them, where the page waits for their style sheet. */
function otherFontTags(manifest: Manifest, base: string): string[] {
  const { css = [], assets = [] } = manifest[FONTS_MODULE] ?? {};
  return [
    ...assets.filter((file) => EVERY_PAGE.test(file)).map((file) => preloadFont(base, file)),
    ...css.map((file) => `<link rel="stylesheet" href="${base}${file}" blocking="render">`),
  ];
}

const preloadFont = (base: string, file: string) =>
  `<link rel="preload" href="${base}${file}" as="font" type="font/woff2" crossorigin>`;

/**
 * Tags that fetch the scripts and style sheets of a page beyond those that every page has.
 * @param contentFile as the manifest names what the page shows
 */
export function codeTags(
  manifest: Manifest,
  contentFile: string | undefined,
  base: string,
): string[] {
  const shared = chunksOf(manifest, 'index.html');
  const extra = contentFile === undefined ? [] : [...chunksOf(manifest, contentFile)];
  const own = extra.filter((entry) => !shared.has(entry));
  return [
    ...own.map((entry) => `<link rel="modulepreload" crossorigin href="${base}${entry.file}">`),
    ...own
      .flatMap((entry) => entry.css ?? [])
      .map((file) => `<link rel="stylesheet" crossorigin href="${base}${file}">`),
  ];
}

/** Every chunk that a manifest entry imports statically, itself first. */
function chunksOf(manifest: Manifest, key: string, seen = new Set<Manifest[string]>()) {
  const entry = manifest[key];
  if (!entry || seen.has(entry)) return seen;
  seen.add(entry);
  for (const imported of entry.imports ?? []) chunksOf(manifest, imported, seen);
  return seen;
}

/** Tags that fetch the page's scripts, and what only an installed guide needs. */
const REST =
  /^\s*<(?:script type="module"|link rel="(?:modulepreload|manifest|apple-touch-icon)")[^>]*>(?:<\/script>)?\n/gm;

/** The page with its scripts at the end of its head, where they wait. */
export function withRestLater(page: string): string {
  const rest = page.match(REST)?.map((tag) => tag.trim()) ?? [];
  return page.replace(REST, '').replace('</head>', () => `  ${later('rest', rest)}\n  </head>`);
}

/** What waits in a template until the text has been painted: see `afterPaint.js`. */
const later = (id: string, tags: readonly string[]) =>
  [`<template id="${id}">`, ...tags.map((tag) => `  ${tag}`), '</template>'].join('\n    ');
