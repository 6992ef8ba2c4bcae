/** Our assistant in Node, on the kernels of simd. */

import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { chatPrompt } from '../src/core/batches';
import { ANSWER_TOKENS } from '../src/core/exam';
import { readSafetensors } from '../src/core/files/safetensors';
import { GREEDY } from '../src/core/sampling';
import { createTokenizer } from '../src/core/tokenizer/bpe';
import { generateText, type WrittenToken } from '../src/store/generation/generateText';
import { BUNDLED_FILES } from '../src/store/model/bundledModel';
import { checkRecord } from '../src/store/model/record';
import { createClient } from '../src/worker/client';
import { createFakeWorker } from './worker/fakeWorker';

export interface Answered {
  readonly text: string;
  /** Whether it ended by itself. */
  readonly ended: boolean;
  readonly tokens: readonly WrittenToken[];
}

export interface OurAssistant {
  /** Its greedy answer. */
  answerTo(question: string): Promise<Answered>;
  dispose(): void;
}

const KERNELS = 'src/engine/simd/kernels/dist/plain.wasm';

const read = (address: string) => readFileSync(new URL(`../${address}`, import.meta.url));

/** @throws Error where simd does not start */
export async function wakeOurAssistant(): Promise<OurAssistant> {
  // TensorFlow.js advises Node's readers of a faster package.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', async () => new Response(read(KERNELS)));
  const { worker, scope } = createFakeWorker();
  vi.stubGlobal('self', scope);
  await import('../src/worker/engine.worker');
  const client = createClient(worker);
  const { name } = await client.call('start', { engine: 'simd' });
  if (name !== 'simd') throw new Error(`Expected simd, got ${name}.`);
  const record = checkRecord(JSON.parse(read(`public/models/${BUNDLED_FILES.record}`).toString()));
  const { config, tokenizer: data } = record!;
  const tokenizer = createTokenizer(data);
  await client.call('createModel', { config, tokenizer: data, seed: 0 });
  const { arrays } = readSafetensors(read(`public/models/${BUNDLED_FILES.assistant}`));
  await client.call('writeParameters', { parameters: arrays });
  return {
    async answerTo(question) {
      const prompt = chatPrompt(tokenizer, [], question);
      const { texts } = await generateText({ client, tokenizer }, [prompt], {
        ...{ sampling: GREEDY, maxNewTokens: ANSWER_TOKENS, seed: 0, withTokens: true },
      });
      const [{ text, ended, tokens = [] }] = texts;
      return { text, ended, tokens };
    },
    dispose() {
      client.dispose();
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    },
  };
}
