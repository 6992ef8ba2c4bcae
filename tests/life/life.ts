/** The whole recipe on one engine: pre-training, fine-tuning, the exam, and the baseline without pre-training. */

import type { Checkpoint } from '../../src/core/checkpoint';
import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE } from '../../src/core/config';
import {
  ANIMALS,
  smallWorldConversations,
  smallWorldDocuments,
  splitAnimals,
  type Animal,
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
import { askQuestions, fillInFacts, heldOutLoss } from '../../src/store/exam/runExam';
import { shareOf } from '../examShare';
import type { EngineClient } from '../../src/worker/client';
import { interview, type Interview } from './interview';

export interface LifeOptions {
  readonly engine: EngineName | 'auto';
  readonly seed: number;
  /** Instead of the recipe's. */
  readonly steps?: number;
  readonly fineTuneSteps?: number;
  /** Multiplies the learning rate of fine-tuning. */
  readonly fineTuneRate?: number;
  /** Looks at the base model after so many steps, again and again. */
  readonly every?: number;
  /** Share of conversations that refuse to say anything about a creature. */
  readonly refusals?: number;
}

/** Scores are shares of all questions, 0 to 1. */
export interface LifeResult extends Interview {
  readonly engine: EngineName;
  readonly seed: number;
  readonly pretrainSeconds: number;
  readonly fineTuneSeconds: number;
  /** Of the base model over held-out documents, in nats a token. */
  readonly lossBase: number;
  /** Of the assistant over the same. */
  readonly lossAssistant: number;
  /** Facts that the base model fills in, over all animals. */
  readonly cloze: number;
  readonly clozeAssistant: number;
  /** Exact answers about animals that no conversation was about, and answers by their form. */
  readonly heldOut: number;
  readonly format: number;
  /** Exact answers about the animals of the conversations. */
  readonly seen: number;
  /** The exam of `heldOut` and `format`, after the same fine-tuning of random parameters. */
  readonly baselineHeldOut: number;
  readonly baselineFormat: number;
}

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
  const conversations = smallWorldConversations(seen, { seed, refusals: options.refusals ?? 0 });
  const data = await client.call('trainTokenizer', { documents, vocabSize: RECIPE_VOCAB_SIZE });
  const tokenizer = createTokenizer(data);
  const config = { ...RECIPE_CONFIG, vocabSize: tokenizer.vocabSize };
  const examined = { client, tokenizer };

  const initialiseModel = () => client.call('createModel', { config, tokenizer: data, seed });
  /** Loss over held-out documents, and the share of facts that the model can fill in. */
  const look = async (moment: string) => {
    const loss = await heldOutLoss(examined);
    const facts = await fillInFacts(examined, ANIMALS);
    const cloze = shareOf(facts, 'exact');
    report(`${moment}: held-out loss ${loss.toFixed(4)}, facts filled in ${percent(cloze)}`);
    const wrong = facts.find(({ passes }) => !passes.exact);
    if (wrong) report(`  wrong: ${wrong.asked}${wrong.said}`);
    return { loss, cloze };
  };
  const fineTune = async (title: string) => {
    await client.call('reinitialiseTokenRows', {
      tokenIds: [tokenizer.userId, tokenizer.assistantId],
      seed,
    });
    const training = {
      ...FINE_TUNING,
      steps: options.fineTuneSteps ?? FINE_TUNING.steps,
      learningRate: FINE_TUNING.learningRate * (options.fineTuneRate ?? 1),
      seed,
    };
    return run(client, title, { kind: 'conversations', conversations }, training, report);
  };

  const { parameterCount } = await initialiseModel();
  report(`vocabulary ${tokenizer.vocabSize}, ${parameterCount} parameters`);
  await look('random model');

  const pretraining = { ...PRE_TRAINING, steps: options.steps ?? PRE_TRAINING.steps, seed };
  const pretrainSeconds = await run(
    client,
    'pre-training',
    { kind: 'documents', documents },
    pretraining,
    report,
    options.every && { steps: options.every, look: (step) => look(`after step ${step}`) },
  );
  const { loss: lossBase, cloze } = await look('base model');

  const fineTuneSeconds = await fineTune('fine-tuning');
  const { loss: lossAssistant, cloze: clozeAssistant } = await look('assistant');
  const examine = async (title: string, animals: readonly Animal[]) => {
    const answers = await askQuestions(examined, animals);
    const exact = shareOf(answers, 'exact');
    const format = shareOf(answers, 'format');
    report(`${title}: exact ${percent(exact)}, format ${percent(format)}`);
    return { exact, format };
  };
  const heldOut = await examine('unseen animals', unseen);
  const known = await examine('seen animals', seen);
  const interviewed = await interview(examined, unseen, seed, report);

  await initialiseModel();
  await fineTune('baseline: fine-tuning without pre-training');
  const baseline = await examine('baseline', unseen);

  return {
    engine: name,
    seed,
    pretrainSeconds,
    fineTuneSeconds,
    lossBase,
    lossAssistant,
    cloze,
    clozeAssistant,
    heldOut: heldOut.exact,
    format: heldOut.format,
    seen: known.exact,
    baselineHeldOut: baseline.exact,
    baselineFormat: baseline.format,
    ...interviewed,
  };
}

interface Looks {
  /** Between one look and the next. */
  readonly steps: number;
  readonly look: (step: number) => Promise<unknown>;
}

/** @returns the seconds that the steps took, without the looks between them */
async function run(
  client: EngineClient,
  title: string,
  dataset: Dataset,
  training: TrainingConfig,
  report: (line: string) => void,
  looks?: Looks | 0,
): Promise<number> {
  let from: Checkpoint | null = null;
  let ms = 0;
  for (let told = 0; ;) {
    const started = performance.now();
    const stop = new AbortController();
    const nextLook = looks ? told + looks.steps : Infinity;
    let tellAt = told + REPORT_EVERY_STEPS;
    const take = ({ step, losses }: TrainingProgress) => {
      if (step >= nextLook) stop.abort();
      if (step < training.steps && step < tellAt) return;
      tellAt = step + REPORT_EVERY_STEPS;
      const loss = losses[losses.length - 1].toFixed(4);
      const seconds = ((ms + performance.now() - started) / 1000).toFixed(1);
      report(`${title}: step ${step} of ${training.steps}, loss ${loss}, ${seconds} s`);
    };
    const { status, step } = await client.call(
      'train',
      { dataset, training, from },
      {
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'progress') take(event.progress);
          if (event.type === 'checkpoint') from = event.checkpoint;
        },
      },
    );
    ms += performance.now() - started;
    if (status === 'finished') return Number((ms / 1000).toFixed(1));
    if (status === 'diverged' || !looks) {
      throw new Error(`${title}: expected the run to finish, but it ${status}.`);
    }
    told = step;
    await looks.look(step);
  }
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
