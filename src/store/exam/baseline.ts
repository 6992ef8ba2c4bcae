/** What the same fine-tuning makes of random parameters, in a worker of their own. */

import type { Dataset } from '../../core/dataset';
import type { EngineName } from '../../core/engines';
import { ReaderError } from '../../core/errors';
import type { TrainingConfig } from '../../core/training';
import type { ModelInWorker } from '../generation/generateText';
import type { ReaderModel } from '../state';

export interface BaselineRequest {
  readonly engine: EngineName;
  /** Whose shape, tokenizer and seed it shares. */
  readonly model: ReaderModel;
  readonly dataset: Dataset;
  readonly training: TrainingConfig;
}

/** @param onStep is told how many steps are done, first 0 */
export async function trainBaseline(
  { client, tokenizer }: ModelInWorker,
  { engine, model: { config, settings }, dataset, training }: BaselineRequest,
  onStep: (step: number) => void,
): Promise<void> {
  const { userId, assistantId, data } = tokenizer;
  const { seed } = settings;
  await client.call('start', { engine });
  await client.call('createModel', { config, tokenizer: data, seed });
  await client.call('reinitialiseTokenRows', { tokenIds: [userId, assistantId], seed });
  onStep(0);
  const { status, step } = await client.call(
    'train',
    { dataset, training, from: null },
    { onEvent: (event) => event.type === 'progress' && onStep(event.progress.step) },
  );
  if (status === 'diverged') {
    throw new ReaderError('exam.baselineDiverged', { step });
  }
}
