/** Our assistant, asked what strangers type, on the kernels of simd in Node. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { chatPrompt } from '../../src/core/batches';
import { ANSWER_TOKENS, isAnswerForm } from '../../src/core/exam';
import { readSafetensors } from '../../src/core/files/safetensors';
import { GREEDY } from '../../src/core/sampling';
import { createTokenizer, type Tokenizer } from '../../src/core/tokenizer/bpe';
import { BUNDLED_FILES } from '../../src/store/model/bundledModel';
import { generateText } from '../../src/store/generation/generateText';
import { checkRecord } from '../../src/store/model/record';
import { createClient, type EngineClient } from '../../src/worker/client';
import { STRANGERS, type Stranger } from '../strangers';
import { createFakeWorker } from '../worker/fakeWorker';

const read = (address: string) => readFileSync(new URL(`../../${address}`, import.meta.url));
const KERNELS = 'src/engine/simd/kernels/dist/plain.wasm';

let client: EngineClient;
let tokenizer: Tokenizer;

beforeAll(async () => {
  // TensorFlow.js advises Node's readers of a faster package.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', async () => new Response(read(KERNELS)));
  const { worker, scope } = createFakeWorker();
  vi.stubGlobal('self', scope);
  await import('../../src/worker/engine.worker');
  client = createClient(worker);
  expect(await client.call('start', { engine: 'simd' })).toMatchObject({ name: 'simd' });
  const record = checkRecord(JSON.parse(read(`public/models/${BUNDLED_FILES.record}`).toString()));
  const { config, tokenizer: data } = record!;
  tokenizer = createTokenizer(data);
  await client.call('createModel', { config, tokenizer: data, seed: 0 });
  const { arrays } = readSafetensors(read(`public/models/${BUNDLED_FILES.assistant}`));
  await client.call('writeParameters', { parameters: arrays });
}, 60_000);

afterAll(() => {
  client.dispose();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function answerTo(question: string) {
  const { texts } = await generateText(
    { client, tokenizer },
    [chatPrompt(tokenizer, [], question)],
    { sampling: GREEDY, maxNewTokens: ANSWER_TOKENS, seed: 0 },
  );
  return texts[0];
}

const NAMES: Readonly<Record<Stranger['expects']['kind'], string>> = {
  answer: 'knows',
  creature: 'makes up',
  outside: 'does not know',
};

it('is asked more than forty things, within its world and outside', () => {
  expect(STRANGERS.length).toBeGreaterThan(40);
  expect(new Set(STRANGERS.map(({ types }) => types)).size).toBe(STRANGERS.length);
});

it.each(STRANGERS.map((one) => [NAMES[one.expects.kind], one.types, one] as const))(
  '%s: %j',
  async (_, types, { expects }) => {
    const { text, ended } = await answerTo(types);
    // A word of the chat format in an answer would be shown to the reader.
    expect(text).not.toMatch(/<\||\|>/);
    if (expects.kind === 'answer') {
      expect(text).toBe(expects.answer);
      expect(ended).toBe(true);
    } else if (expects.kind === 'creature') {
      expect(isAnswerForm(text), text).toBe(true);
      expect(text).toContain(expects.name);
      expect(ended).toBe(true);
    } else {
      expect(ended || /[.!?]/.test(text), text).toBe(true);
    }
  },
);
