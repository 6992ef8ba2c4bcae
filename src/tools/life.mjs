/**
 * `npm run life`: the whole recipe in a headless browser, with its scores. The last line is one
 * JSON object. `npm run life -- --seed 1 --engine webgl`; `--steps` and `--fine-tune-steps` make
 * shorter trials, `--every 100` looks at the base model each hundred steps while it grows, and
 * `--fine-tune-rate` takes another learning rate, times the recipe's, `--refusals 0.12` that share of
 * conversations that say they do not know about a creature, `--interventions` counts what the facts of
 * the base model hang on. `--floor` says how far our base model is from the least loss that any could
 * have. `--sweep` trains the widths of the figure of scale, for three seeds, and says how well the law that
 * comes of them foretells the losses of others. `--ship` makes the model that comes with the guide instead,
 * in `public/models`, and with `--early` only what it was after its first steps; `--record` lives through
 * all that the prose tells
 * of, and writes its numbers, `content/measured.json`. `--translate` is about the translator instead:
 * it trains one by its recipe and scores it, whole and with parts taken away, with `--ship` makes
 * the one that comes with the guide, and with `--record` writes its numbers beside the others.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  ensureBrowser,
  ensureNode,
  ensurePackages,
  importTypeScript,
  main,
  Sentence,
} from './ensure.mjs';
import { launch, servePage } from './page.mjs';

const MEASURED = 'content/measured.json';
const ENGINES = ['auto', 'webgpu', 'simd', 'webgl', 'cpu'];

await main(async () => {
  ensureNode();
  const options = readOptions();
  ensurePackages();
  await ensureBrowser();
  const site = await servePage('tests/life');
  try {
    if (options.ship) await ship(site.url, options);
    else if (options.record) await record(site.url, options);
    else console.log(JSON.stringify(await measure(site.url, options)));
  } finally {
    await site.close();
  }
});

async function measure(url, options) {
  const { browser, page } = await openPage(options.engine, url);
  try {
    await page.exposeFunction('report', (line) => console.log(line));
    return await page.evaluate((given) => {
      if (given.floor) return window.measureFloor(given);
      if (given.sweep) return window.measureSweep(given);
      return given.translate ? window.measureTranslator(given) : window.liveThrough(given);
    }, options);
  } finally {
    await browser.close();
  }
}

/** Writes the numbers of the prose: on the engine that makes what comes with the guide. */
async function record(url, { translate }) {
  const { withNumbers } = await importTypeScript('tests/life/measured.ts');
  const onSimd = (options) => measure(url, { engine: 'simd', ...options });
  const numbers = translate ? await recordTranslators(onSimd) : await recordLives(onSimd);
  const all = withNumbers(JSON.parse(await readFile(MEASURED, 'utf8')), numbers);
  await writeFile(MEASURED, `${JSON.stringify(all, null, 2)}\n`);
  console.log(`${MEASURED}: ${Object.keys(numbers).length} numbers`);
}

async function recordLives(live) {
  const { countRecipe } = await importTypeScript('tests/life/counted.ts');
  const { FAST, LOOK_EVERY, measuredNumbers, SEEDS } =
    await importTypeScript('tests/life/measured.ts');
  const [first] = SEEDS;
  const seeds = [];
  for (const seed of SEEDS) {
    seeds.push(
      await live({ seed, interventions: true, ...(seed === first && { every: LOOK_EVERY }) }),
    );
  }
  const fast = await live({ seed: first, fineTuneRate: FAST });
  const floor = await live({ floor: true });
  return measuredNumbers(countRecipe(first), { seeds, fast, floor });
}

async function recordTranslators(train) {
  const { countTranslator } = await importTypeScript('tests/life/counted.ts');
  const { TRANSLATOR_SEEDS, translatorNumbers } = await importTypeScript('tests/life/measured.ts');
  const translators = [];
  for (const seed of TRANSLATOR_SEEDS) translators.push(await train({ translate: true, seed }));
  return translatorNumbers(countTranslator(TRANSLATOR_SEEDS[0]), translators);
}

/** Writes what comes with the guide: the same seed gives the same model. */
async function ship(url, options) {
  const { browser, page } = await launch(url);
  try {
    await page.exposeFunction('report', (line) => console.log(line));
    const files = await page.evaluate(({ translate, early, seed }) => {
      if (translate) return window.shipTranslator(seed);
      return early ? window.shipEarly(seed) : window.ship(seed);
    }, options);
    const folder = 'public/models';
    await mkdir(folder, { recursive: true });
    for (const { name, base64 } of files) {
      const bytes = Buffer.from(base64, 'base64');
      await writeFile(join(folder, name), bytes);
      console.log(`${folder}/${name}: ${Math.ceil(bytes.length / 1024)} KB`);
    }
  } finally {
    await browser.close();
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '0' },
      engine: { type: 'string', default: 'auto' },
      steps: { type: 'string' },
      'fine-tune-steps': { type: 'string' },
      'fine-tune-rate': { type: 'string' },
      every: { type: 'string' },
      refusals: { type: 'string' },
      interventions: { type: 'boolean', default: false },
      floor: { type: 'boolean', default: false },
      sweep: { type: 'boolean', default: false },
      translate: { type: 'boolean', default: false },
      ship: { type: 'boolean', default: false },
      early: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
    },
  });
  /** What is not given is the recipe's. */
  const number = (name, expected, isGood) => {
    if (values[name] === undefined) return undefined;
    const value = Number(values[name]);
    if (isGood(value)) return value;
    throw new Sentence(`Expected --${name} to be ${expected}, got ${values[name]}.`);
  };
  const whole = (name, least) =>
    number(
      name,
      `a whole number from ${least}`,
      (value) => Number.isInteger(value) && value >= least,
    );
  if (!ENGINES.includes(values.engine)) {
    throw new Sentence(
      `Expected --engine to be one of ${ENGINES.join(', ')}, got ${values.engine}.`,
    );
  }
  if (values.early && !values.ship) {
    throw new Sentence('Expected --early only together with --ship.');
  }
  return {
    engine: values.engine,
    interventions: values.interventions,
    floor: values.floor,
    sweep: values.sweep,
    translate: values.translate,
    ship: values.ship,
    early: values.early,
    record: values.record,
    seed: whole('seed', 0),
    steps: whole('steps', 1),
    fineTuneSteps: whole('fine-tune-steps', 1),
    fineTuneRate: number('fine-tune-rate', 'a number above 0', (value) => value > 0),
    every: whole('every', 1),
    refusals: number('refusals', 'a share from 0 to 0.7', (value) => value >= 0 && value <= 0.7),
  };
}

/** WebGPU on the processor stands in where WebGPU is asked for and there is no GPU. */
async function openPage(engine, url) {
  if (engine !== 'webgpu') return launch(url);
  const opened = await launch(url, ['--enable-unsafe-webgpu']);
  const hasGpu = async () => (await navigator.gpu?.requestAdapter()) != null;
  if (await opened.page.evaluate(hasGpu)) return opened;
  await opened.browser.close();
  const { softwareWebGpu } = await importTypeScript('tests/browser.ts');
  return launch(url, softwareWebGpu);
}
