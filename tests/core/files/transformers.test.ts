/**
 * The real thing: Hugging Face's transformers opens a model that leaves the guide. Needs Python with
 * torch and transformers, and is skipped without:
 *
 *     HF_PYTHON=/path/to/python npx vitest run --project node tests/core/files/transformers.test.ts
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chatPrompt, documentPrompt } from '../../../src/core/batches';
import { llamaConfig, toLlama } from '../../../src/core/files/llama';
import { unpackModel } from '../../../src/core/files/modelPackage';
import { writeSafetensors } from '../../../src/core/files/safetensors';
import { readZip } from '../../../src/core/files/zip';
import { createTokenizer } from '../../../src/core/tokenizer/bpe';
import { golden } from '../../fixtures/golden';
import { llamaForCausalLM } from './huggingFaceLlama';
import { somePackage, TOKENIZER } from './packages';
import { anyText, ODD_TEXTS } from './texts';
import { packForReader } from '../../../src/store/model/packForReader';

interface Answer {
  readonly bare: number[][][];
  readonly whole: number[][][];
  readonly tokens: number[][];
  readonly decoded: string[];
  readonly document: number[];
  readonly chat: number[];
  readonly readme: string;
}

const python = process.env['HF_PYTHON'] ?? '';
const ours = createTokenizer(TOKENIZER);
const TEXTS = [...ODD_TEXTS, ...Array.from({ length: 300 }, (_, seed) => anyText(seed))];
const TURN = { user: 'What do zebras eat?', assistant: 'The zebra eats grass.' };
const QUESTION = 'Where? 👋';

function inFolder(files: ReadonlyMap<string, Uint8Array>, at: string, name: string): string {
  const folder = join(at, name);
  mkdirSync(folder);
  for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes);
  return folder;
}

function opened(bare: ReadonlyMap<string, Uint8Array>, whole: Uint8Array, rows: unknown): Answer {
  const at = mkdtempSync(join(tmpdir(), 'llama-'));
  try {
    const asked = {
      bare: inFolder(bare, at, 'bare'),
      whole: inFolder(readZip(whole), at, 'whole'),
      rows,
      texts: TEXTS,
      chat: [
        { role: 'user', content: TURN.user },
        { role: 'assistant', content: TURN.assistant },
        { role: 'user', content: QUESTION },
      ],
    };
    const script = join(import.meta.dirname, 'open_with_transformers.py');
    const said = execFileSync(python, [script], { input: JSON.stringify(asked), maxBuffer: 1e9 });
    return JSON.parse(said.toString()) as Answer;
  } finally {
    rmSync(at, { recursive: true });
  }
}

const largestDifference = (a: readonly number[], b: ArrayLike<number>) => {
  expect(a).toHaveLength(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
};

describe.skipIf(python === '')('transformers', () => {
  it.each([
    { name: 'grouped', age: 'assistant', tiedHead: true },
    { name: 'untied', age: 'base', tiedHead: false },
    { name: 'grouped', age: 'base', tiedHead: true, precision: 'float16' },
  ] as const)('opens $name, and a whole $age', ({ name, age, tiedHead, ...rest }) => {
    const precision = 'precision' in rest ? rest.precision : 'float32';
    const { config, parameters, inputs, logits } = golden[name];
    const bare = new Map([
      ['config.json', new TextEncoder().encode(JSON.stringify(llamaConfig(config, 0)))],
      ['model.safetensors', writeSafetensors(toLlama(config, parameters), { format: 'pt' })],
    ]);
    const whole = somePackage({ config: { tiedHead }, about: { age } });
    const zip = packForReader(whole, precision);
    const got = opened(bare, zip, inputs);

    const fromGolden = largestDifference(got.bare.flat(2), logits.data);
    expect(fromGolden).toBeLessThan(1e-5);
    const endId = ours.endId;
    const tensors = toLlama(whole.config, unpackModel(zip).parameters);
    const wanted = inputs.map((row) =>
      llamaForCausalLM(llamaConfig(whole.config, endId), tensors, row),
    );
    const fromOurs = largestDifference(got.whole.flat(2), wanted.flat(2));
    // In version 4 of transformers the sums are of float32, in version 5 of what the file has.
    expect(fromOurs).toBeLessThan(precision === 'float32' ? 1e-4 : 5e-2);
    console.log(`${name}: logits differ by ${fromGolden} from golden; whole: by ${fromOurs}`);

    expect(got.tokens).toEqual(TEXTS.map((text) => ours.encode(text)));
    expect(got.decoded).toEqual(TEXTS);
    expect(got.document).toEqual(documentPrompt(ours, TEXTS[0]));
    expect(got.chat).toEqual(chatPrompt(ours, [TURN], QUESTION));
    const prompt =
      age === 'assistant'
        ? '<|end|><|user|> What does the zebra eat?<|assistant|>'
        : '<|end|>The zebra';
    expect(got.readme.startsWith(prompt)).toBe(true);
    expect(got.readme.length).toBeGreaterThan(prompt.length + 1);
  });
});
