/** Makes the early model that comes with the guide: the same run as our base model’s, stopped after its first steps. */

import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE } from '../../src/core/config';
import { smallWorldDocuments } from '../../src/core/corpus/smallWorld';
import { writeSafetensors } from '../../src/core/files/safetensors';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { EARLY_STEPS, PRE_TRAINING } from '../../src/core/training';
import { BUNDLED_FILES } from '../../src/store/model/bundledModel';
import type { EngineClient } from '../../src/worker/client';
import { base64, LOSS_DIGITS, type ShippedFile } from './files';

/** @param report is given a line */
export async function shipEarly(
  client: EngineClient,
  seed: number,
  report: (line: string) => void,
): Promise<ShippedFile> {
  await client.call('start', { engine: 'simd' });
  const documents = smallWorldDocuments();
  const data = await client.call('trainTokenizer', { documents, vocabSize: RECIPE_VOCAB_SIZE });
  const { vocabSize } = createTokenizer(data);
  const config = { ...RECIPE_CONFIG, vocabSize };
  await client.call('createModel', { config, tokenizer: data, seed });
  let loss = NaN;
  const { step } = await client.call(
    'train',
    {
      dataset: { kind: 'documents', documents },
      training: { ...PRE_TRAINING, seed },
      from: null,
      until: EARLY_STEPS,
    },
    {
      onEvent(event) {
        if (event.type === 'progress') loss = event.progress.losses.at(-1) ?? loss;
      },
    },
  );
  if (step !== EARLY_STEPS) throw new Error(`Expected ${EARLY_STEPS} steps, got ${step}.`);
  report(`early: ${step} steps, loss ${loss.toFixed(LOSS_DIGITS)}`);
  const bytes = writeSafetensors(await client.call('readParameters', {}), {}, 'F16');
  return { name: BUNDLED_FILES.early, base64: base64(bytes) };
}
