/** The whole recipe on one engine: pre-training, fine-tuning, the exam, and the baseline without pre-training. */

import { packDocuments } from '../../src/core/batches';
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
  type TrainingOutcome,
} from '../../src/core/training';
import { askQuestions, fillInFacts, heldOutLoss } from '../../src/store/exam/runExam';
import { shareOf } from '../examShare';
import type { EngineClient } from '../../src/worker/client';
import { summarise } from '../../src/widgets/Weights/numbers';
import { interview, type Interview } from './interview';
import { measureInterventions, type InterventionResult } from './interventions';

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
  /** Looks for what the facts of the base model hang on, for about half a minute. */
  readonly interventions?: boolean;
}

/** Scores are shares of all questions, 0 to 1. */
export interface LifeResult extends Interview {
  readonly engine: EngineName;
  readonly seed: number;
  readonly pretrainSeconds: number;
  readonly fineTuneSeconds: number;
  /** Of the first batch of each run, before its first step. */
  readonly firstLoss: number;
  readonly fineTuneFirstLoss: number;
  /** Of the batch of step 100 of pre-training; `null` if there was none. */
  readonly lossAt100: number | null;
  /** Standard deviation of the embeddings of tokens that the documents have in them. */
  readonly embeddingsRandom: number;
  readonly embeddingsBase: number;
  /** The base model now and then while it grew. */
  readonly looks: readonly Look[];
  /** Of the base model over held-out documents, in nats a token. */
  readonly lossBase: number;
  /** Of the assistant over the same. */
  readonly lossAssistant: number;
  /** Facts that the base model fills in, over all animals. */
  readonly cloze: number;
  readonly clozeAssistant: number;
  /** The exam of `heldOut`, of the base model: exact answers where it is asked in the chat format. */
  readonly heldOutBase: number;
  /** Exact answers about animals that no conversation was about, and answers by their form. */
  readonly heldOut: number;
  readonly format: number;
  /** Exact answers about the animals of the conversations. */
  readonly seen: number;
  /** The exam of `heldOut` and `format`, after the same fine-tuning of random parameters. */
  readonly baselineHeldOut: number;
  readonly baselineFormat: number;
  /** Where they were asked for. */
  readonly interventions?: InterventionResult;
}

/** What a base model can do at one moment. */
export interface Look {
  /** Steps done. */
  readonly step: number;
  /** Over held-out documents, in nats a token. */
  readonly loss: number;
  /** Share of facts filled in, over all animals. */
  readonly cloze: number;
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
  const met = new Set(packDocuments(tokenizer, documents));

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
  /** Standard deviation of the embeddings of tokens that the documents have in them. */
  const embeddingSpread = async () => {
    const { embedding } = await client.call('readParameters', {});
    const { dModel } = config;
    const rows = [...met].map((id) => embedding.data.subarray(id * dModel, (id + 1) * dModel));
    return summarise(Float32Array.from(rows.flatMap((row) => [...row]))).deviation;
  };
  const fineTune = async (title: string) => {
    await client.call('reinitialiseTokenRows', {
      tokenIds: [tokenizer.userId!, tokenizer.assistantId!],
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
  const embeddingsRandom = await embeddingSpread();

  const pretraining = { ...PRE_TRAINING, steps: options.steps ?? PRE_TRAINING.steps, seed };
  const looks: Look[] = [];
  const { every } = options;
  const pretrained = await run(
    client,
    'pre-training',
    { kind: 'documents', documents },
    pretraining,
    report,
    every && {
      every,
      look: async (step) => void looks.push({ step, ...(await look(`after step ${step}`)) }),
    },
  );
  const { loss: lossBase, cloze } = await look('base model');
  const embeddingsBase = await embeddingSpread();
  const interventions =
    options.interventions === true && (await measureInterventions(examined, config, report));
  const examine = async (title: string, animals: readonly Animal[]) => {
    const answers = await askQuestions(examined, animals);
    const exact = shareOf(answers, 'exact');
    const format = shareOf(answers, 'format');
    report(`${title}: exact ${percent(exact)}, format ${percent(format)}`);
    return { exact, format };
  };
  const asBase = await examine('base model, asked about unseen animals', unseen);

  const fineTuned = await fineTune('fine-tuning');
  const { loss: lossAssistant, cloze: clozeAssistant } = await look('assistant');
  const heldOut = await examine('unseen animals', unseen);
  const known = await examine('seen animals', seen);
  const interviewed = await interview(examined, unseen, seed, report);

  await initialiseModel();
  await fineTune('baseline: fine-tuning without pre-training');
  const baseline = await examine('baseline', unseen);

  return {
    engine: name,
    seed,
    pretrainSeconds: pretrained.seconds,
    fineTuneSeconds: fineTuned.seconds,
    firstLoss: pretrained.losses[0],
    fineTuneFirstLoss: fineTuned.losses[0],
    lossAt100: pretrained.losses[100 - 1] ?? null,
    embeddingsRandom,
    embeddingsBase,
    looks,
    lossBase,
    lossAssistant,
    cloze,
    clozeAssistant,
    heldOutBase: asBase.exact,
    heldOut: heldOut.exact,
    format: heldOut.format,
    seen: known.exact,
    baselineHeldOut: baseline.exact,
    baselineFormat: baseline.format,
    ...interviewed,
    ...(interventions && { interventions }),
  };
}

interface Looks {
  /** Steps between one look and the next. */
  readonly every: number;
  readonly look: (step: number) => Promise<void>;
}

interface Done {
  /** That the steps took, without the looks between them. */
  readonly seconds: number;
  /** Of the batch of each step. */
  readonly losses: readonly number[];
}

async function run(
  client: EngineClient,
  title: string,
  dataset: Dataset,
  training: TrainingConfig,
  report: (line: string) => void,
  looks?: Looks | 0,
): Promise<Done> {
  let from: Checkpoint | null = null;
  let ms = 0;
  let tellAt = REPORT_EVERY_STEPS;
  const losses: number[] = [];
  for (let step = 0; ;) {
    const started = performance.now();
    const outcome: TrainingOutcome = await client.call(
      'train',
      { dataset, training, from, ...(looks && { until: step + looks.every }) },
      {
        onEvent: (event) => {
          if (event.type === 'checkpoint') from = event.checkpoint;
          if (event.type !== 'progress') return;
          const { progress } = event;
          losses.push(...progress.losses);
          if (progress.step < training.steps && progress.step < tellAt) return;
          tellAt = progress.step + REPORT_EVERY_STEPS;
          const seconds = ((ms + performance.now() - started) / 1000).toFixed(1);
          report(
            `${title}: step ${progress.step} of ${training.steps}, loss ${losses.at(-1)?.toFixed(4)}, ${seconds} s`,
          );
        },
      },
    );
    ms += performance.now() - started;
    if (outcome.status === 'finished') return { seconds: Number((ms / 1000).toFixed(1)), losses };
    if (outcome.status === 'diverged' || !looks) {
      throw new Error(`${title}: expected the run to finish, but it ${outcome.status}.`);
    }
    step = outcome.step;
    await looks.look(step);
  }
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
