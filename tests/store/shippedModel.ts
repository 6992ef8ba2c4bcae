/** The model that comes with the guide, on the kernels of simd in Node. */

import { readFileSync } from 'node:fs';
import { vi } from 'vitest';
import { readSafetensors } from '../../src/core/files/safetensors';
import { createTokenizer, type Tokenizer } from '../../src/core/tokenizer/bpe';
import { BUNDLED_FILES } from '../../src/store/model/bundledModel';
import { checkRecord, type LifeRecord } from '../../src/store/model/record';
import { createClient, type EngineClient } from '../../src/worker/client';
import { createFakeWorker } from '../worker/fakeWorker';

const read = (address: string) => readFileSync(new URL(`../../${address}`, import.meta.url));
const KERNELS = 'src/engine/simd/kernels/dist/plain.wasm';

export interface ShippedModel {
  readonly client: EngineClient;
  readonly tokenizer: Tokenizer;
  readonly record: LifeRecord;
  /** Makes the model the base or the assistant that comes with the guide. */
  become(age: 'base' | 'assistant'): Promise<void>;
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
  return {
    ...{ client, record },
    tokenizer: createTokenizer(data),
    async become(age) {
      const { arrays } = readSafetensors(read(`public/models/${BUNDLED_FILES[age]}`));
      await client.call('writeParameters', { parameters: arrays });
    },
    dispose() {
      client.dispose();
      vi.unstubAllGlobals();
      vi.restoreAllMocks();
    },
  };
}
