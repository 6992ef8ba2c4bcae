/** The model that comes with the guide, and its translator, on the kernels of simd in Node. */

import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { chatPrompt } from '../../src/core/batches';
import type { Conversation } from '../../src/core/dataset';
import { ANSWER_TOKENS } from '../../src/core/exam';
import { readSafetensors } from '../../src/core/files/safetensors';
import { TRANSLATOR_CONFIG } from '../../src/core/translation';
import { GREEDY } from '../../src/core/sampling';
import { fineTuningOf, type Settings } from '../../src/core/settings';
import { createTokenizer, type Tokenizer } from '../../src/core/tokenizer/bpe';
import { generateText, type WrittenToken } from '../../src/store/generation/generateText';
import { BUNDLED_FILES, type BundledName } from '../../src/store/model/bundledModel';
import { TRANSLATOR_FILES } from '../../src/store/translator/bundledTranslator';
import { snapshotFrom, type TranslatorRecord } from '../../src/store/translator/record';
import { checkRecord, type LifeRecord } from '../../src/store/model/record';
import { createClient, type EngineClient } from '../../src/worker/client';
import { createFakeWorker } from '../worker/fakeWorker';

const read = (address: string) => readFileSync(new URL(`../../${address}`, import.meta.url));
const KERNELS = 'src/engine/simd/kernels/dist/plain.wasm';

export interface Answer {
  readonly text: string;
  /** Whether it ended by itself. */
  readonly ended: boolean;
  readonly tokens: readonly WrittenToken[];
}

export interface ShippedModel {
  readonly client: EngineClient;
  readonly tokenizer: Tokenizer;
  readonly record: LifeRecord;
  /** Makes the model one that comes with the guide. */
  become(name: BundledName): Promise<void>;
  /**
   * Makes an assistant of that base, as the figure does.
   * @param change of the settings that ours was made with
   */
  fineTune(conversations: readonly Conversation[], change: Partial<Settings>): Promise<void>;
  /** The greedy answer of the model that it is. */
  answerTo(question: string): Promise<Answer>;
  /** Puts the translator that comes with the guide beside it. */
  startTranslator(): Promise<TranslatorRecord>;
  /** Gives back the engine and what of Node's was put aside for it. */
  dispose(): void;
}

/** Once in a file of tests: the engine is one. */
export async function startShippedModel(): Promise<ShippedModel> {
  // TensorFlow.js advises Node's readers of a faster package.
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  vi.stubGlobal('fetch', async () => new Response(read(KERNELS)));
  const { worker, scope } = createFakeWorker();
  vi.stubGlobal('self', scope);
  await import('../../src/worker/engine.worker');
  const client = createClient(worker);
  const { name } = await client.call('start', { engine: 'simd' });
  if (name !== 'simd') throw new Error(`Expected the engine simd in Node, got ${name}.`);
  const record = checkRecord(JSON.parse(read(`public/models/${BUNDLED_FILES.record}`).toString()));
  if (!record) throw new Error('Expected the record of the shipped model to be one.');
  const { config, tokenizer: data } = record;
  await client.call('createModel', { config, tokenizer: data, seed: 0 });
  const tokenizer = createTokenizer(data);
  const become = async (name: BundledName) => {
    const { arrays } = readSafetensors(read(`public/models/${BUNDLED_FILES[name]}`));
    await client.call('writeParameters', { parameters: arrays });
  };
  return {
    ...{ client, tokenizer, record, become },
    async fineTune(conversations, change) {
      await become('base');
      const { settings } = record;
      const tokenIds = [tokenizer.userId!, tokenizer.assistantId!];
      await client.call('reinitialiseTokenRows', { tokenIds, seed: settings.seed });
      const { status } = await client.call('train', {
        dataset: { kind: 'conversations', conversations },
        training: fineTuningOf({ ...settings, ...change }),
        from: null,
      });
      if (status !== 'finished') throw new Error(`Expected the run to finish, but it ${status}.`);
    },
    async answerTo(question) {
      const prompt = chatPrompt(tokenizer, [], question);
      const { texts } = await generateText({ client, tokenizer }, [prompt], {
        ...{ sampling: GREEDY, maxNewTokens: ANSWER_TOKENS, seed: 0, withTokens: true },
      });
      const [{ text, ended, tokens = [] }] = texts;
      return { text, ended, tokens };
    },
    async startTranslator() {
      const { arrays } = readSafetensors(read(`public/models/${TRANSLATOR_FILES.parameters}`));
      const json: unknown = JSON.parse(read(`public/models/${TRANSLATOR_FILES.record}`).toString());
      const { record, checkpoint } = snapshotFrom(json, arrays);
      const of = { which: 'masked', config: TRANSLATOR_CONFIG, seed: record.seed } as const;
      await client.call('createTranslator', of);
      await client.call('writeTranslator', { which: 'masked', parameters: checkpoint.parameters });
      return record;
    },
    dispose() {
      client.dispose();
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    },
  };
}
