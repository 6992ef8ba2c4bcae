/**
 * `npm run bench`: our engines beside others, in one browser and one run, in turns. The last line is
 * one JSON object of medians. `npm run bench -- --rounds 3 --only simdRelaxed,pytorch --shapes R`.
 */

import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPyTorch } from '../../tests/bench/pytorch.mjs';
import {
  measureGeneration,
  measureKernels,
  measureNetworks,
  measureSteps,
  median,
} from '../../tests/bench/rounds.mjs';
import {
  costsTable,
  generationTable,
  kernelsTable,
  networksTable,
  stepsTable,
} from '../../tests/bench/table.mjs';
import {
  ensureBrowser,
  ensureNode,
  ensurePackages,
  importTypeScript,
  main,
  run,
  Sentence,
} from './ensure.mjs';
import { launch, servePage } from './page.mjs';

const FOLDER = 'tests/bench';

const CONTENDERS = [
  'simdRelaxed',
  'simdPlain',
  'reference',
  'referenceWasm',
  'naive',
  'jaxWasm',
  'pytorch',
];
const GENERATES = ['simdRelaxed', 'simdPlain', 'reference', 'pytorch'];
/** They train the small networks of chapter 1. */
const NETWORKS = ['simdRelaxed', 'simdPlain', 'reference'];
const SHAPES = ['R', 'L4'];
const TOKENS = 256;

/** Shown, but not among the medians: the same path as `reference`. */
const ASIDE = 'referenceWasm';

/** Packages of the bench alone, and what stands in where they cannot be installed. */
const PEERS = ['@jax-js/jax', '@tensorflow/tfjs-backend-wasm'];

/** Steps of which the cost on WebGPU is taken. */
const COST_STEPS = 30;

/** A contender that says nothing for so long is given up. */
const PATIENCE_MS = 150_000;

await main(async () => {
  ensureNode();
  const options = readOptions();
  ensurePackages();
  await ensureBrowser();
  const absent = installPeers();
  await compileRoofline();
  const site = await servePage(FOLDER, absent);
  try {
    const { browser, page } = await launch(site.url);
    let result;
    try {
      result = await compare(page, options);
    } finally {
      await browser.close();
    }
    if (options.webgpu) await showCosts(site.url);
    console.log(JSON.stringify(result));
  } finally {
    await site.close();
  }
});

function readOptions() {
  const settings = {
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: CONTENDERS.join() },
    shapes: { type: 'string', default: SHAPES.join() },
    'no-webgpu': { type: 'boolean', default: false },
  };
  let values;
  try {
    ({ values } = parseArgs({ options: settings }));
  } catch (error) {
    throw new Sentence(error.message);
  }
  const some = (name, known) => {
    const asked = values[name].split(',');
    const wrong = asked.find((one) => !known.includes(one));
    if (wrong === undefined) return known.filter((one) => asked.includes(one));
    throw new Sentence(`Expected --${name} to be some of ${known.join(',')}, got ${wrong}.`);
  };
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Sentence(`Expected --rounds to be a whole number from 1, got ${values.rounds}.`);
  }
  return {
    rounds,
    only: some('only', CONTENDERS),
    shapes: some('shapes', SHAPES),
    webgpu: !values['no-webgpu'],
  };
}

/** On WebGPU worked out on the processor, whose own work is left out: what remains is ours. */
async function showCosts(url) {
  const { softwareWebGpu } = await importTypeScript('tests/browser.ts');
  const { browser, page } = await launch(url, softwareWebGpu);
  const costs = {};
  try {
    for (const name of ['webgpu', 'webgpuNaive']) {
      const shape = await page.evaluate(() => window.bench.shapes.R);
      const work = page.evaluate(
        (all) => window.bench.ask(...all),
        [name, 'cost', { shape, steps: COST_STEPS }],
      );
      try {
        costs[name] = await inTime(work);
      } catch (error) {
        console.log(`${name} drops out: ${firstLine(error.message)}`);
        costs[name] = null;
      }
      await page.evaluate((one) => window.bench.end(one), name);
    }
  } finally {
    await browser.close();
  }
  console.log(
    `\nA step at R on WebGPU, with dispatches that do nothing, over ${COST_STEPS} steps.`,
  );
  console.log(costsTable(costs, COST_STEPS));
}

/** @returns an alias for each package that is not to be had */
function installPeers() {
  const changed = (file) => statSync(join(FOLDER, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
    console.log('Installing what to compare with …');
    run('npm', ['ci', '--prefix', FOLDER]);
  }
  const absent = PEERS.filter((name) => !existsSync(join(FOLDER, 'node_modules', name)));
  const stub = join(process.cwd(), FOLDER, 'absent.js');
  return absent.map((name) => ({ find: new RegExp(`^${name}(/.*)?$`), replacement: stub }));
}

async function compileRoofline() {
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    `${FOLDER}/kernels/roofline.ts`,
    ...['--outFile', `${FOLDER}/kernels/dist/roofline.wasm`],
    ...['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'relaxed-simd'],
  ]);
  if (error) throw new Error(`The roofline does not compile: ${stderr.toString()}`);
}

async function compare(page, { rounds, only, shapes }) {
  const before = performance.now();
  const { countParameters } = await importTypeScript('src/core/config.ts');
  const inBrowser = (name) => ({
    name,
    ask: (call, args) =>
      inTime(page.evaluate((all) => window.bench.ask(...all), [name, call, args])),
    end: () => page.evaluate((one) => window.bench.end(one), name),
  });
  const files = await writeWork(page);
  const known = await page.evaluate(() => window.bench.shapes);
  const contenders = only.filter((name) => name !== 'pytorch').map(inBrowser);
  const notes = new Map();
  const fail = (name, reason) => console.log(`${name} drops out: ${firstLine(reason)}`);
  if (only.includes('pytorch')) {
    try {
      const { note, ask, end } = await startPyTorch(files[shapes[0]]);
      if (note) notes.set('pytorch', note);
      contenders.push({ name: 'pytorch', ask: (...all) => inTime(ask(...all)), end });
    } catch (error) {
      fail('pytorch', error.message);
    }
  }
  const medians = (results, key) =>
    Object.fromEntries(
      CONTENDERS.filter((name) => name !== ASIDE).map((name) => [
        name,
        median(results[name]?.[key] ?? []),
      ]),
    );
  const none = medians({}, 'ms');
  const result = { R: none, L4: none };

  for (const shape of shapes) {
    const { config, batchSize, time } = known[shape];
    const [tokens, parameters] = [batchSize * time, countParameters(config)];
    const args = ({ name }) => (name === 'pytorch' ? { file: files[shape] } : known[shape]);
    console.log(
      `\n${shape}: ${config.nLayer} layers of ${config.dModel}, ${parameters} parameters, ${tokens} tokens a step. ` +
        'GFLOP/s: 6 · parameters · tokens a step.',
    );
    const results = await measureSteps(contenders, args, rounds, fail);
    console.log(stepsTable(results, { tokens, parameters }));
    for (const [name, one] of Object.entries(results)) {
      const note = [notes.get(name), one?.note].filter(Boolean).join('; ');
      if (note) console.log(`${name}: ${note}`);
    }
    result[shape] = medians(results, 'ms');
    for (const { name, end } of contenders) if (name !== 'pytorch') await end();
  }

  console.log(`\nGeneration at R, one prompt, greedy, ${TOKENS} tokens.`);
  const writers = contenders.filter(({ name }) => GENERATES.includes(name));
  const args = ({ name }) =>
    name === 'pytorch' ? { file: files.R, tokens: TOKENS } : { shape: known.R, tokens: TOKENS };
  const written = await measureGeneration(writers, args, rounds, fail);
  console.log(generationTable(written));
  result.generation = medians(written, 'perSecond');

  console.log(
    '\nSmall networks: losses of 41 × 41 of 6 + 6 neurons over 160 dots, a step, the slowest and worst of 5 spirals.',
  );
  const small = contenders.filter(({ name }) => NETWORKS.includes(name));
  console.log(networksTable(await measureNetworks(small, rounds, fail)));
  for (const { end } of contenders) await end();

  const rates = await measureKernels(inBrowser('kernels'), rounds, fail);
  if (rates) console.log(`\nKernels at R, with fused multiply-add.\n${kernelsTable(rates)}`);
  const seconds = ((performance.now() - before) / 1000).toFixed(0);
  console.log(`\n${seconds} s; load of the machine ${loadavg()[0].toFixed(1)}.`);
  return result;
}

/** Each shape's work in a file of its own, for PyTorch. */
async function writeWork(page) {
  mkdirSync(`${FOLDER}/.cache`, { recursive: true });
  const files = {};
  for (const shape of SHAPES) {
    files[shape] = join(process.cwd(), FOLDER, '.cache', `${shape}.json`);
    const work = await page.evaluate((name) => window.bench.work(name), shape);
    writeFileSync(files[shape], JSON.stringify(work));
  }
  return files;
}

function firstLine(text) {
  return text.split('\n')[0].replace(/^page\.evaluate: Error: /, '');
}

function inTime(work) {
  let timer;
  const late = new Promise((_, reject) => {
    const seconds = PATIENCE_MS / 1000;
    timer = setTimeout(() => reject(new Error(`no answer in ${seconds} s.`)), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
