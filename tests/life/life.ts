/** The whole recipe on one engine: pre-training, fine-tuning, the exam, and the baseline without pre-training. */

import { RECIPE_CONFIG } from '../../src/core/config';
import {
  ANIMALS,
  HELD_OUT,
  smallWorldConversations,
  smallWorldDocuments,
  splitAnimals,
} from '../../src/core/corpus/smallWorld';
import type { Dataset } from '../../src/core/dataset';
import type { EngineName } from '../../src/core/engines';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import {
  FINE_TUNING,
  PRE_TRAINING,
  type TrainingConfig,
  type TrainingProgress,
} from '../../src/core/training';
import type { EngineClient } from '../../src/worker/client';
import { clozeScore, examScore } from './scores';

export interface LifeOptions {
  readonly engine: EngineName | 'auto';
  readonly seed: number;
  readonly steps: number;
  readonly fineTuneSteps: number;
}

/** Scores are shares of all questions, 0 to 1. */
export interface LifeResult {
  readonly engine: EngineName;
  readonly seed: number;
  readonly pretrainSeconds: number;
  readonly fineTuneSeconds: number;
  /** Of the base model over held-out documents, in nats a token. */
  readonly lossBase: number;
  /** Facts that the base model fills in, over all animals. */
  readonly cloze: number;
  /** Exact answers about animals that no conversation was about, and answers by their form. */
  readonly heldOut: number;
  readonly format: number;
  /** Exact answers about the animals of the conversations. */
  readonly seen: number;
  /** The exam of `heldOut` and `format`, after the same fine-tuning of random parameters. */
  readonly baselineHeldOut: number;
  readonly baselineFormat: number;
}

/** The tokenizer's merges run out at this size on these documents. */
const VOCAB_SIZE = 856;

const REPORT_EVERY_STEPS = 10;

/** @param report is given a line now and then */
export async function liveThrough(
  client: EngineClient,
  options: LifeOptions,
  report: (line: string) => void,
): Promise<LifeResult> {
  const { seed } = options;
  const { name, device } = await client.call('start', { engine: options.engine });
  report(`engine ${name} on ${device}, seed ${seed}`);

  const documents = smallWorldDocuments();
  const { seen, unseen } = splitAnimals(seed);
  const conversations = smallWorldConversations(seen, { seed });
  const data = await client.call('trainTokenizer', { documents, vocabSize: VOCAB_SIZE });
  const tokenizer = createTokenizer(data);
  const config = { ...RECIPE_CONFIG, vocabSize: tokenizer.vocabSize };

  const drawModel = () => client.call('createModel', { config, tokenizer: data, seed });
  const train = (title: string, dataset: Dataset, training: TrainingConfig) =>
    run(client, title, dataset, training, report);
  const fineTune = async (title: string) => {
    await client.call('drawTokens', { tokenIds: [tokenizer.userId, tokenizer.assistantId], seed });
    return train(
      title,
      { kind: 'conversations', conversations },
      { ...FINE_TUNING, steps: options.fineTuneSteps, seed },
    );
  };

  const { parameterCount } = await drawModel();
  report(`vocabulary ${tokenizer.vocabSize}, ${parameterCount} parameters`);

  const pretrainSeconds = await train(
    'pre-training',
    { kind: 'documents', documents },
    { ...PRE_TRAINING, steps: options.steps, seed },
  );
  const { loss: lossBase } = await client.call('evaluate', {
    documents: smallWorldDocuments(HELD_OUT),
  });
  report(`base model: held-out loss ${lossBase.toFixed(4)}`);
  const cloze = await clozeScore(client, tokenizer, ANIMALS);
  report(`base model: facts filled in ${percent(cloze)}`);

  const fineTuneSeconds = await fineTune('fine-tuning');
  const heldOut = await examScore(client, tokenizer, unseen);
  report(`unseen animals: exact ${percent(heldOut.exact)}, format ${percent(heldOut.format)}`);
  const known = await examScore(client, tokenizer, seen);
  report(`seen animals: exact ${percent(known.exact)}, format ${percent(known.format)}`);

  await drawModel();
  await fineTune('baseline: fine-tuning without pre-training');
  const baseline = await examScore(client, tokenizer, unseen);
  report(`baseline: exact ${percent(baseline.exact)}, format ${percent(baseline.format)}`);

  return {
    engine: name,
    seed,
    pretrainSeconds,
    fineTuneSeconds,
    lossBase,
    cloze,
    heldOut: heldOut.exact,
    format: heldOut.format,
    seen: known.exact,
    baselineHeldOut: baseline.exact,
    baselineFormat: baseline.format,
  };
}

/** @returns the seconds that the steps took */
async function run(
  client: EngineClient,
  title: string,
  dataset: Dataset,
  training: TrainingConfig,
  report: (line: string) => void,
): Promise<number> {
  await client.call('beginTraining', { dataset, training });
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  let told = 0;
  const tell = ({ step, losses }: TrainingProgress) => {
    if (step < training.steps && step - told < REPORT_EVERY_STEPS) return;
    told = step;
    const loss = losses[losses.length - 1].toFixed(4);
    report(`${title}: step ${step} of ${training.steps}, loss ${loss}, ${seconds().toFixed(1)} s`);
  };
  const { status } = await client.call(
    'train',
    {},
    { onEvent: (event) => event.type === 'progress' && tell(event.progress) },
  );
  if (status !== 'finished') {
    throw new Error(`${title}: expected the run to finish, but it ${status}.`);
  }
  return Number(seconds().toFixed(1));
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
