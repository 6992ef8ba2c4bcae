/** The code that runs a model which is taken home, run.py and run.mjs, beside the guide itself. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatPrompt, documentPrompt } from '../../src/core/batches';
import { CORPUS_NAMES_IN_FILES } from '../../src/core/files/corpusNames';
import { unpackModel, type ModelPackage } from '../../src/core/files/modelPackage';
import { readSafetensors } from '../../src/core/files/safetensors';
import { readZip } from '../../src/core/files/zip';
import { GREEDY } from '../../src/core/sampling';
import { createTokenizer, tokenizerData, type TokenizerData } from '../../src/core/tokenizer/bpe';
import { generateText, type GenerateOptions } from '../../src/store/generation/generateText';
import { BUNDLED_FILES } from '../../src/store/model/bundledModel';
import { packForReader } from '../../src/store/model/packForReader';
import { somePackage } from '../core/files/packages';
import { anyText, ODD_TEXTS } from '../core/files/texts';
import { pythonPath } from '../python';
import { startShippedModel, type ShippedModel } from './shippedModel';

const ROOT = resolve(import.meta.dirname, '../..');
const at = mkdtempSync(join(tmpdir(), 'run-'));
let shipped: ShippedModel;

beforeAll(async () => {
  shipped = await startShippedModel();
}, 60_000);
afterAll(() => {
  shipped?.dispose();
  rmSync(at, { recursive: true });
});

const CHAPTERS = Object.fromEntries(
  readdirSync(join(ROOT, 'content/en'))
    .filter((name) => /^\d\d-.*\.mdx$/.test(name))
    .map((name) => [name, readFileSync(join(ROOT, 'content/en', name), 'utf8')]),
);

/** As much as the programs write at most, and more than a context. */
const MOST = 100;

const DOCUMENTS = [
  ...['The zebra', 'The panda', 'A baby', 'Once upon a time', 'The dragon is', ''],
  ...['What does', 'In the forest', 'True or false?', 'The lion eats', '42', 'Ça va 👋'],
];

const ANIMALS = ['zebra', 'panda', 'lion', 'penguin', 'unicorn'];
const CHATS = [
  ...ANIMALS.flatMap((animal) => [
    `What does the ${animal} eat?`,
    `Where does the ${animal} live?`,
    `what colour is the ${animal}`,
  ]),
  ...['Hello!', 'Thank you!', 'Who are you?', '<|user|> typed', '👩‍💻 日本語?'],
];

const TEXTS = [
  ...ODD_TEXTS,
  ...[
    '',
    ' ',
    '  ',
    '\uD800',
    'a\uDC00\uD83Db',
    '<|end|><|user|> x',
    'if (a) {\n    return  1;\n\n}',
  ],
  ...[
    'लड़की बगीचे में',
    'e\u0301le\u0300ve a\u0300',
    'می\u200Cخواهم',
    '1\u20E3 \u2764\uFE0F',
    '\u0301a',
  ],
  ...Array.from({ length: 180 }, (_, seed) => anyText(seed)),
];

/** What there is to ask a program, and what it says: see `answers.py`. */
interface Asked {
  readonly texts: readonly string[];
  readonly documents: readonly string[];
  readonly chats: readonly string[];
  readonly rows: readonly (readonly number[])[];
  readonly most: number;
}

interface Answer {
  readonly tokens: readonly (readonly number[])[];
  readonly decoded: readonly string[];
  readonly documents: readonly string[];
  readonly chats: readonly string[];
  readonly logits: readonly (readonly number[])[];
}

interface Program {
  readonly file: string;
  readonly command: () => string;
}

const PROGRAMS = {
  'run.py': { file: 'run.py', command: pythonPath },
  'run.mjs': { file: 'run.mjs', command: () => process.execPath },
} satisfies Record<string, Program>;
const programs = Object.values(PROGRAMS);

let folders = 0;

/** What a reader has after unpacking. */
function unpacked(zip: Uint8Array): string {
  const folder = join(at, String(folders++));
  mkdirSync(folder);
  for (const [name, bytes] of readZip(zip)) writeFileSync(join(folder, name), bytes);
  return folder;
}

const folderOf = (model: ModelPackage): string => unpacked(packForReader(model));

function answered({ file, command }: Program, folder: string, asked: Partial<Asked>): Answer {
  const script = join(ROOT, 'tests/core/files/run', file.replace('run', 'answers'));
  const nothing: Asked = { texts: [], documents: [], chats: [], rows: [], most: MOST };
  const input = JSON.stringify({ ...nothing, ...asked });
  const said = execFileSync(command(), [script, folder], { input, maxBuffer: 2 ** 28 });
  return JSON.parse(said.toString()) as Answer;
}

/** A program as a reader starts it: what it says, and how it ends. */
function started({ file, command }: Program, folder: string, args: readonly string[], input = '') {
  const { stdout, stderr, status } = spawnSync(command(), [join(folder, file), ...args], {
    input,
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

/** Makes the engine's model this one. */
async function become({ config, tokenizer, parameters }: ModelPackage): Promise<void> {
  await shipped.client.call('createModel', { config, tokenizer, seed: 0 });
  await shipped.client.call('writeParameters', { parameters });
}

/** A model that comes with the guide, as it is taken home. It is the engine's too. */
async function comeWith(age: 'base' | 'assistant'): Promise<ModelPackage> {
  const { config, tokenizer, settings } = shipped.record;
  const file = readFileSync(join(ROOT, 'public/models', BUNDLED_FILES[age]));
  const { arrays: parameters } = readSafetensors(file);
  const corpus = CORPUS_NAMES_IN_FILES.smallWorld;
  const about = { age, corpus, seed: settings.seed, pretrainingSteps: 1, fineTuningSteps: 1 };
  const model = { config, tokenizer, parameters, about };
  await become(model);
  return model;
}

/** Any model that cuts text so. */
function withTokenizer(tokenizer: TokenizerData): ModelPackage {
  const { vocabSize } = createTokenizer(tokenizer);
  return { ...somePackage({ config: { vocabSize } }), tokenizer };
}

/** What the guide writes. */
async function written(
  { tokenizer: data }: ModelPackage,
  prompts: readonly (readonly number[])[],
  options: Partial<GenerateOptions> = {},
): Promise<string[]> {
  const { client } = shipped;
  const all = { sampling: GREEDY, maxNewTokens: MOST, seed: 0, ...options };
  const texts: string[] = [];
  for (const prompt of prompts) {
    const generated = await generateText(
      { client, tokenizer: createTokenizer(data) },
      [prompt],
      all,
    );
    texts.push(generated.texts[0].text);
  }
  return texts;
}

/** The greatest difference of two lists. */
function apart(some: readonly number[], others: ArrayLike<number>): number {
  expect(some).toHaveLength(others.length);
  return some.reduce((most, value, i) => Math.max(most, Math.abs(value - others[i])), 0);
}

/** Expects the logits behind each row to be those of the guide. */
async function expectLogits({ logits }: Answer, rows: Asked['rows']): Promise<void> {
  for (const [i, tokenIds] of rows.entries()) {
    const wanted = await shipped.client.call('logits', { tokenIds });
    expect(apart(logits[i], wanted)).toBeLessThan(1e-3);
  }
}

describe.each(programs)('$file', (program) => {
  it('writes what the base writes, by the same logits', async () => {
    const base = await comeWith('base');
    const tokenizer = createTokenizer(base.tokenizer);
    const documents = DOCUMENTS.slice(0, 6);
    const prompts = documents.map((text) => documentPrompt(tokenizer, text));
    const got = answered(program, folderOf(base), { documents, rows: prompts });
    expect(got.documents).toEqual(await written(base, prompts));
    await expectLogits(got, prompts);
  });

  it('writes and answers as the assistant does, by the same logits', async () => {
    const assistant = await comeWith('assistant');
    const tokenizer = createTokenizer(assistant.tokenizer);
    const prompts = DOCUMENTS.map((text) => documentPrompt(tokenizer, text));
    const questions = CHATS.map((text) => chatPrompt(tokenizer, [], text));
    const asked = { documents: DOCUMENTS, chats: CHATS, rows: questions };
    const got = answered(program, folderOf(assistant), asked);
    await expectLogits(got, questions);
    expect(got.documents).toEqual(await written(assistant, prompts));
    const answers = await written(assistant, questions);
    expect(got.chats.map((text) => text.replace(/^ /, ''))).toEqual(answers);
    expect(answers[0]).toMatch(/^The zebra eats /);
  });

  it.each([
    ['of the shipped model', () => shipped.record.tokenizer],
    ['by the first pattern', () => tokenizerData(somePackage().tokenizer.merges, 1)],
    ['by the second pattern', () => tokenizerData(somePackage().tokenizer.merges, 2)],
  ])('gives odd texts the tokens %s', (_, dataOf) => {
    const data = dataOf();
    const tokenizer = createTokenizer(data);
    const wanted = TEXTS.map((text) => tokenizer.encode(text));
    const got = answered(program, folderOf(withTokenizer(data)), { texts: TEXTS });
    expect(got.tokens).toEqual(wanted);
    expect(got.decoded).toEqual(wanted.map(tokenizer.decode));
  });

  it.each([
    ['grouped queries', { nKvHead: 2 }],
    ['one head of keys, an untied head of the model', { nKvHead: 1, tiedHead: false }],
    ['a head for every key, another width', { nKvHead: 4, dModel: 40, hiddenDim: 56 }],
  ])('runs other shapes, past the end of the context too: %s', async (_, config) => {
    const model = somePackage({ config });
    await become(model);
    const { encode } = createTokenizer(model.tokenizer);
    const long = encode(TEXTS.slice(0, 4).join(' '));
    expect(long.length).toBeGreaterThan(2 * model.config.contextLength);
    const rows = [[7], long.slice(0, 20), long];
    await expectLogits(answered(program, folderOf(model), { rows }), rows);
  });

  it('runs float16', async () => {
    const bytes = packForReader(await comeWith('assistant'), 'float16');
    const rounded = unpackModel(bytes);
    await become(rounded);
    const { encode } = createTokenizer(rounded.tokenizer);
    const rows = [encode(DOCUMENTS[0]), encode(CHATS[0])];
    await expectLogits(answered(program, unpacked(bytes), { rows }), rows);
  });

  it('draws what the guide draws', async () => {
    const assistant = await comeWith('assistant');
    const tokenizer = createTokenizer(assistant.tokenizer);
    const folder = folderOf(assistant);
    const draws = [
      { sampling: { temperature: 1.5, topK: 5, topP: 1 }, seed: 2 },
      { sampling: { temperature: 2, topK: 0, topP: 0.8 }, seed: 4_294_967_295 },
      { sampling: { temperature: 1, topK: 40, topP: 0.9 }, seed: 123_456_789 },
    ];
    for (const { sampling, seed } of draws) {
      const { temperature, topK, topP } = sampling;
      const args = { temperature, 'top-k': topK, 'top-p': topP, seed, tokens: 30 };
      const options = Object.entries(args).map(([name, value]) => `--${name}=${value}`);
      const { stdout } = started(program, folder, [...options, 'The zebra']);
      const prompt = documentPrompt(tokenizer, 'The zebra');
      const [text] = await written(assistant, [prompt], { sampling, seed, maxNewTokens: 30 });
      expect(stdout).toBe(`The zebra${text}\n`);
    }
  });

  it('does what its README says', async () => {
    const assistant = await comeWith('assistant');
    const tokenizer = createTokenizer(assistant.tokenizer);
    const folder = folderOf(assistant);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const commands = /```sh\n([^]*?)\n```/.exec(readme)![1].split('\n');
    const own = commands.filter((line) => line.includes(program.file));
    const [text, answer] = [
      ...(await written(assistant, [documentPrompt(tokenizer, 'The zebra')])),
      ...(await written(assistant, [chatPrompt(tokenizer, [], 'What does the zebra eat?')])),
    ];
    const said = own.map((line) => {
      const [, args] = line.split(` ${program.file} `);
      const words = args.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''));
      return started(program, folder, words).stdout;
    });
    expect(said).toEqual([`The zebra${text}\n`, `${answer}\n`]);
    // Each line that is typed is a question by itself.
    const lines = started(program, folder, ['--chat'], 'What does the zebra eat?\n'.repeat(2));
    expect(lines.stdout).toBe(`${answer}\n${answer}\n`);
  });

  it('says in a sentence what is wrong with an argument', () => {
    const folder = folderOf(somePackage());
    const said = (...args: string[]) => {
      const { stdout, stderr, status } = started(program, folder, args);
      expect(stderr).not.toMatch(/Traceback|at .*\.mjs/);
      return `${status === 0 ? 'well' : 'ill'}: ${stdout}${stderr}`;
    };
    expect(said('--help')).toMatch(/^well: [^]*--temperature/);
    expect(said('--temprature=1')).toMatch(/^ill: [^]*--temprature/);
    const numbers =
      /^ill: [^]*(expected a temperature from 0 on, and a top-p above 0|invalid float)/;
    for (const odd of [['--temperature', 'hot'], ['--temperature=-1'], ['--top-p', '0']]) {
      expect(said(...odd)).toMatch(numbers);
    }
    expect(said('--top-k', '1.5')).toMatch(/^ill: [^]*(expected whole numbers|invalid int value)/);
    expect(said('--tokens=-3')).toMatch(/^ill: [^]*expected .*from 0 on/);
  });

  it('refuses a tokenizer that it would read wrongly', () => {
    const folder = folderOf(somePackage());
    const file = join(folder, 'tokenizer.json');
    const json = readFileSync(file, 'utf8');
    const others = [
      json.replace('{1,64}(?![^', '{1,64}\\\\s(?![^'),
      json.replace('"vocab": {', '"vocab": { "<unk>": 1000,'),
      json.replace(
        /"pre_tokenizer": \{/,
        '"pre_tokenizer": { "pretokenizers": [], "former": {} }, "x": {',
      ),
    ];
    for (const other of others) {
      expect(other).not.toBe(json);
      writeFileSync(file, other);
      const { stderr, status } = started(program, folder, ['The']);
      expect({ stderr, status }).toEqual({
        stderr: `${program.file}: expected a tokenizer.json of the guide's own kind, got another.\n`,
        status: 1,
      });
    }
  });

  it('says which file is missing', () => {
    const folder = folderOf(somePackage());
    rmSync(join(folder, 'model.safetensors'));
    const { stderr, status } = started(program, folder, ['The']);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^run\.\w+: expected model\.safetensors .*, got none\.\n$/);
  });
});

describe('run.py', () => {
  it('says how to get numpy', () => {
    // Isolated, and without the packages of the site.
    const script = join(folderOf(somePackage()), 'run.py');
    const { stderr, status } = spawnSync(pythonPath(), ['-I', '-S', script, 'The']);
    expect(status).toBe(1);
    expect(stderr.toString()).toMatch(
      /^run\.py: expected numpy, .* python3 -m pip install numpy\n$/,
    );
  });

  it('runs from inside the archive', () => {
    const model = somePackage();
    const archive = join(at, 'parameters.zip');
    writeFileSync(archive, packForReader(model));
    const args = ['-m', 'run', '--tokens', '5', 'The'];
    const env = { ...process.env, PYTHONPATH: archive };
    const said = execFileSync(pythonPath(), args, { env }).toString();
    const unzipped = started(PROGRAMS['run.py'], folderOf(model), args.slice(2));
    expect(said).toBe(unzipped.stdout);
    expect(said).toMatch(/^The./);
  });
});

describe('the chapters that the code names', () => {
  const addressOf = (title: string) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-');

  it.each(programs)('are those of the guide: $file', ({ file }) => {
    const code = readFileSync(join(ROOT, 'src/core/files/run', file), 'utf8');
    const named = [...code.matchAll(/"([^"\n]+)": \/([a-z-]+)\/#([a-z-]+)/g)];
    expect(named.length).toBeGreaterThan(6);
    for (const [all, title, slug, anchor] of named) {
      const chapter = Object.keys(CHAPTERS).find((name) => name.endsWith(`-${slug}.mdx`));
      expect(chapter, all).toBeDefined();
      expect(CHAPTERS[chapter!], all).toContain(`\n## ${title}\n`);
      expect(anchor).toBe(addressOf(title));
    }
  });
});
