/** An experiment: a small model that is not the reader's, what it learns from, and what is looked at. */

import { documentPrompt } from '../../core/batches';
import type { Checkpoint } from '../../core/checkpoint';
import type { ModelConfig } from '../../core/config';
import { HELD_OUT, smallWorldDocuments } from '../../core/corpus/smallWorld';
import type { Dataset } from '../../core/dataset';
import type { ExperimentPlan } from '../../core/experimentPlan';
import { modelConfigOf, pretrainingOf } from '../../core/settings';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { TrainingConfig, TrainingOutcome, TrainingProgress } from '../../core/training';
import type { EngineClient } from '../../worker/client';
import { generateText } from '../generation/generateText';
import { SAMPLE_OPTIONS } from '../training/runner';

/** All that makes it what it is: on one engine, the same gives the same numbers, bit for bit. */
export interface Experiment {
  readonly config: ModelConfig;
  readonly tokenizer: Tokenizer;
  /** Draws the first parameters; the order of the batches has the seed of `training`. */
  readonly seed: number;
  readonly dataset: Dataset;
  readonly training: TrainingConfig;
  /** Goes on from where another run has come to. */
  readonly from?: Checkpoint;
  /** Ends after so many steps, where that is before the end of its training. */
  readonly until?: number;
  readonly looks?: Looks;
}

/** When the model is looked at, and how. It learns as if nobody looked. */
export interface Looks {
  /** Steps done, ascending. */
  readonly at: readonly number[];
  /** Documents that it does not learn from; none: no validation loss. */
  readonly heldOut: readonly string[];
  /** Beginnings of documents that it goes on from, each with a seed of its own. */
  readonly prompts: readonly string[];
  readonly maxNewTokens: number;
}

/** What there was to be seen after so many steps. */
export interface Look {
  readonly step: number;
  /** In nats a token. */
  readonly validationLoss: number | null;
  /** The prompts with what was written behind them. */
  readonly texts: readonly string[];
}

export interface ExperimentEvents {
  readonly onProgress: (progress: TrainingProgress) => void;
  readonly onCheckpoint: (checkpoint: Checkpoint) => void;
  readonly onLook: (look: Look) => void;
}

/** Pre-training on documents of the small world. */
export function smallWorldExperiment(
  { settings, documents: count }: ExperimentPlan,
  tokenizer: Tokenizer,
  looks: Omit<Looks, 'heldOut'>,
): Experiment {
  return {
    config: modelConfigOf(settings, tokenizer.vocabSize),
    tokenizer,
    seed: settings.seed,
    dataset: { kind: 'documents', documents: smallWorldDocuments({ count }) },
    training: pretrainingOf(settings),
    looks: { ...looks, heldOut: smallWorldDocuments(HELD_OUT) },
  };
}

/**
 * Carries an experiment out in an engine that has no other model.
 * @param from where it was when its engine was lost: it goes on from there
 * @param seen the last step that was looked at by then
 */
export async function runExperiment(
  client: EngineClient,
  { config, tokenizer, seed, dataset, training, until = training.steps, looks }: Experiment,
  from: Checkpoint | null,
  seen: number,
  { onProgress, onCheckpoint, onLook }: ExperimentEvents,
): Promise<TrainingOutcome> {
  await client.call('createModel', { config, tokenizer: tokenizer.data, seed });
  if (dataset.kind === 'conversations') {
    // No document has the tokens of the chat: until now they have learnt nothing.
    const { userId, assistantId } = tokenizer;
    const tokenIds = [userId, assistantId].filter((id) => id !== null);
    await client.call('reinitialiseTokenRows', { tokenIds, seed });
  }
  let newest = from;
  const trainUntil = (step: number) =>
    client.call(
      'train',
      { dataset, training, from: newest, ...(step < training.steps && { until: step }) },
      {
        onEvent(event) {
          if (event.type === 'progress') onProgress(event.progress);
          if (event.type !== 'checkpoint') return;
          newest = event.checkpoint;
          onCheckpoint(newest);
        },
      },
    );
  for (const step of looks?.at ?? []) {
    if (step <= seen || step > until) continue;
    const outcome = await trainUntil(step);
    if (outcome.status === 'diverged') return outcome;
    onLook(await look(client, tokenizer, step, looks!));
    if (outcome.status === 'finished') return outcome;
  }
  // It is there already: nothing has to be read and packed for that.
  const step = newest?.step ?? 0;
  return step < until ? trainUntil(until) : { status: 'stopped', step };
}

async function look(
  client: EngineClient,
  tokenizer: Tokenizer,
  step: number,
  { heldOut, prompts, maxNewTokens }: Looks,
): Promise<Look> {
  const texts: string[] = [];
  for (const [i, prompt] of prompts.entries()) {
    const written = await generateText({ client, tokenizer }, [documentPrompt(tokenizer, prompt)], {
      ...{ ...SAMPLE_OPTIONS, maxNewTokens, seed: SAMPLE_OPTIONS.seed + i },
    });
    texts.push(prompt + written.texts[0].text);
  }
  const validationLoss =
    heldOut.length > 0 ? (await client.call('evaluate', { documents: heldOut })).loss : null;
  return { step, validationLoss, texts };
}
