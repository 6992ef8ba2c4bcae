/**
 * Lighthouse's view of the built site on a telephone: the median of some runs a page. The last line
 * is one JSON object. `npm run lighthouse`, `npm run lighthouse -- --runs 1 --pages transformers/,bench/`;
 * with `--steady` only the scores that no noise can move, and sooner.
 */

import { readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { importTypeScript, main } from './ensure.mjs';
import { serveSite } from './serve.mjs';

const PERFORMANCE = 'performance';
/** Those that no noise can move. */
const STEADY = ['accessibility', 'best-practices', 'seo'];
const METRICS = {
  lcpMs: 'largest-contentful-paint',
  tbtMs: 'total-blocking-time',
  cls: 'cumulative-layout-shift',
};

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** Every page below the base but the figures' own, which are the chapters' over again. */
async function pagesOf(dist) {
  const files = await readdir(dist, { recursive: true });
  return files
    .filter((file) => /(^|[\\/])index\.html$/.test(file))
    .map((file) => relative(dist, join(dist, dirname(file))).replaceAll('\\', '/'))
    .map((folder) => (folder === '' ? '' : `${folder}/`))
    .filter((page) => !/^gallery\/./.test(page))
    .sort();
}

/** What is below 100, in Lighthouse's words, for the scores that no noise can move. */
function faultsOf({ categories, audits }) {
  const refs = STEADY.flatMap((name) => categories[name].auditRefs);
  return refs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => ({
      id,
      title: audits[id].title,
      items: (audits[id].details?.items ?? []).slice(0, 5),
    }));
}

const scoresOf = ({ categories }) =>
  Object.fromEntries(
    Object.entries(categories).map(([name, { score }]) => [name, Math.round(100 * (score ?? 0))]),
  );

function figuresOf({ audits }) {
  const scripts = (audits['network-requests'].details?.items ?? []).filter(
    ({ resourceType }) => resourceType === 'Script',
  );
  return {
    ...Object.fromEntries(
      Object.entries(METRICS).map(([name, id]) => [name, audits[id].numericValue ?? NaN]),
    ),
    scriptBytes: scripts.reduce((sum, { transferSize }) => sum + transferSize, 0),
  };
}

/**
 * @param {{url: string, pages: readonly string[], runs: number, steady: boolean}} options
 * @returns {Promise<Record<string, object>>} the medians, by page
 */
async function measure({ url, pages, runs, steady }) {
  const { default: lighthouse } = await import('lighthouse');
  const { launch } = await import('chrome-launcher');
  const { browserEnv, browserFlags, browserPath } = await importTypeScript('tests/browser.ts');
  const byPage = {};
  for (const page of pages) {
    const found = [];
    let faults = [];
    for (let run = 0; run < runs; run++) {
      // A fresh browser, which has kept nothing of the site.
      const browser = await launch({
        chromePath: browserPath(),
        chromeFlags: ['--headless=new', ...browserFlags],
        envVars: browserEnv(),
        logLevel: 'error',
      });
      try {
        const result = await lighthouse(url + page, {
          port: browser.port,
          onlyCategories: steady ? STEADY : [PERFORMANCE, ...STEADY],
          logLevel: 'error',
        });
        if (!result || result.lhr.runtimeError) {
          throw new Error(result?.lhr.runtimeError?.message ?? 'Lighthouse gave no report.');
        }
        found.push({ ...scoresOf(result.lhr), ...(!steady && figuresOf(result.lhr)) });
        faults = faultsOf(result.lhr);
      } finally {
        browser.kill();
      }
    }
    const figures = Object.fromEntries(
      Object.keys(found[0]).map((name) => [name, median(found.map((one) => one[name]))]),
    );
    byPage[page || '/'] = figures;
    console.log(describe(page || '/', figures));
    for (const { id, title, items } of faults) {
      console.log(`  ${id}: ${title}\n    ${JSON.stringify(items).slice(0, 600)}`);
    }
  }
  return byPage;
}

const describe = (page, one) =>
  `${page}: accessibility ${one.accessibility}, best practices ${one['best-practices']}, SEO ${one.seo}` +
  (one.lcpMs === undefined
    ? ''
    : `; performance ${one.performance}, LCP ${(one.lcpMs / 1000).toFixed(2)} s, TBT ${one.tbtMs.toFixed(0)} ms, ` +
      `CLS ${one.cls.toFixed(3)}, JavaScript ${(one.scriptBytes / 1024).toFixed(1)} KB`);

async function lighthouseCommand() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      pages: { type: 'string' },
      steady: { type: 'boolean', default: false },
    },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) {
    throw new RangeError(
      `lighthouse: expected --runs to be a whole number from 1, got "${values.runs}".`,
    );
  }
  const dist = resolve('dist');
  const known = await pagesOf(dist);
  const pages = values.pages?.split(',').map((page) => (page === '/' ? '' : page)) ?? known;
  const unknown = pages.filter((page) => !known.includes(page) && !page.startsWith('gallery/'));
  if (unknown.length > 0) {
    throw new RangeError(
      `lighthouse: expected pages of ${known.map((page) => page || '/').join(', ')}, got ${unknown.join(', ')}.`,
    );
  }
  const server = await serveSite({ dist });
  try {
    console.log(
      JSON.stringify(await measure({ url: server.url, pages, runs, steady: values.steady })),
    );
  } finally {
    await server.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(lighthouseCommand);
