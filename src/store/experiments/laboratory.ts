/**
 * Where experiments are carried out: beside the reader's model, in a worker of their own, which is ended
 * when there is nothing more to do. The reader's model and its runs know nothing of it. One experiment
 * follows the other, in the order of asking.
 */

import { createStore } from 'zustand/vanilla';
import type { Checkpoint } from '../../core/checkpoint';
import { countParameters, type ModelConfig } from '../../core/config';
import { smallWorldDocuments } from '../../core/corpus/smallWorld';
import { EngineLostError } from '../../core/engineErrors';
import type { EngineName, EngineWish } from '../../core/engines';
import type { ExperimentPlan } from '../../core/experimentPlan';
import type { OpenedStep } from '../../core/openedStep';
import { createTokenizer, type Tokenizer } from '../../core/tokenizer/bpe';
import type { TrainingConfig } from '../../core/training';
import type { EngineClient } from '../../worker/client';
import { errorMessage } from '../errorMessage';
import type { ModelInWorker } from '../generation/generateText';
import { createTrainingTurn } from '../training/trainingTurn';
import {
  runExperiment,
  smallWorldExperiment,
  type Experiment,
  type Look,
  type Looks,
} from './experiment';

export interface ExperimentState {
  readonly status:
    | 'waiting'
    | 'starting'
    | 'training'
    /** Its model is asked by whoever wanted it. */
    | 'examining'
    | 'finished'
    | 'stopped'
    /** Its loss rose instead of falling. */
    | 'diverged'
    /** `problem` says why. */
    | 'failed';
  /** What it runs on, once that is known. */
  readonly engine: EngineName | null;
  readonly step: number;
  readonly steps: number;
  /** Of every step so far, in nats a token. */
  readonly losses: readonly number[];
  readonly looks: readonly Look[];
  readonly parameterCount: number;
  /** In all documents that it learns from, with the end token behind each; 0 for conversations. */
  readonly tokens: number;
  readonly tokensPerSecond: number;
  /** A sentence for the reader. */
  readonly problem: string | null;
}

/** By the names that figures gave them. */
export type ExperimentStates = Readonly<Record<string, ExperimentState | undefined>>;

/** What is done with the model when it has learnt, before the next takes its place. */
export type Examine = (
  model: ModelInWorker,
  signal: AbortSignal,
  ended: EndedExperiment,
) => Promise<void>;

/** What it was, and where it has come to. */
export interface EndedExperiment {
  readonly experiment: Experiment;
  /** `null`: it has taken no step. */
  readonly checkpoint: Checkpoint | null;
}

/** A step taken apart, and of which run it is. */
export interface StepOfRun {
  readonly opened: OpenedStep;
  readonly config: ModelConfig;
  readonly tokenizer: Tokenizer;
  readonly training: TrainingConfig;
}

export interface LaboratoryOptions {
  readonly connect: () => EngineClient;
  /** Which engine: that of the reader's model, where there is one. */
  readonly wish: () => EngineWish;
}

export type Prepare = (client: EngineClient) => Experiment | Promise<Experiment>;

export type Laboratory = ReturnType<typeof createLaboratory>;

const NOTHING_YET: ExperimentState = {
  ...{ status: 'waiting', engine: null, step: 0, steps: 0, losses: [], looks: [] },
  tokens: 0,
  ...{ parameterCount: 0, tokensPerSecond: 0, problem: null },
};

const tokensIn = ({ dataset, tokenizer }: Experiment): number =>
  dataset.kind === 'conversations'
    ? 0
    : dataset.documents.reduce((sum, text) => sum + tokenizer.encode(text).length + 1, 0);

const NO_LOOKS = { at: [], prompts: [], maxNewTokens: 1 } as const;

/** An engine that was lost so often is not begun anew: the experiment fails. */
const MOST_LOSSES = 3;

export const isUnderWay = (state: ExperimentState | undefined): boolean =>
  state !== undefined && ['waiting', 'starting', 'training', 'examining'].includes(state.status);

export function createLaboratory({ connect, wish }: LaboratoryOptions) {
  const store = createStore<ExperimentStates>(() => ({}));
  const turn = createTrainingTurn();
  /** Of the newest experiment of each name. */
  const controllers = new Map<string, AbortController>();
  const tokenizers = new Map<number, Tokenizer>();
  let client: EngineClient | null = null;
  let engine: EngineName | null = null;
  let waiting = 0;

  async function startWorker(): Promise<EngineClient> {
    if (client) return client;
    client = connect();
    ({ name: engine } = await client.call('start', wish()));
    return client;
  }

  function endWorker(): void {
    client?.dispose();
    client = null;
  }

  /** Of the small world, trained once. */
  async function tokenizerFor(client: EngineClient, vocabSize: number): Promise<Tokenizer> {
    const known = tokenizers.get(vocabSize);
    if (known) return known;
    const documents = smallWorldDocuments();
    const tokenizer = createTokenizer(
      await client.call('trainTokenizer', { documents, vocabSize }),
    );
    tokenizers.set(vocabSize, tokenizer);
    return tokenizer;
  }

  /** Whoever has begun anew under a name is told no more of what was there before. */
  function follow(name: string) {
    const controller = new AbortController();
    controllers.get(name)?.abort();
    controllers.set(name, controller);
    let state = NOTHING_YET;
    const update = (change: Partial<ExperimentState>) => {
      state = { ...state, ...change };
      if (controllers.get(name) === controller) store.setState({ [name]: state });
    };
    update({});
    return { signal: controller.signal, update, now: () => state };
  }

  type Followed = ReturnType<typeof follow>;

  /** From its beginning to its end; where the engine is lost, it goes on from the last checkpoint. */
  async function carryOut(
    { update, now, signal }: Followed,
    prepare: Prepare,
    examine: Examine | undefined,
  ): Promise<ExperimentState['status']> {
    let newest = null as Checkpoint | null;
    for (let losses = 0; ;) {
      try {
        update({ status: 'starting' });
        const client = await startWorker();
        const experiment = await prepare(client);
        signal.throwIfAborted();
        const { config, training, tokenizer, until = training.steps } = experiment;
        newest ??= experiment.from ?? null;
        // What came after the checkpoint comes again.
        const step = newest?.step ?? 0;
        update({
          ...{ status: 'training', engine, step, steps: Math.min(until, training.steps) },
          parameterCount: countParameters(config),
          tokens: tokensIn(experiment),
          losses: now().losses.slice(0, step),
        });
        const seen = now().looks.at(-1)?.step ?? -1;
        const outcome = await runExperiment(client, experiment, newest, seen, {
          onProgress: ({ losses, step, tokensPerSecond }) =>
            update({ step, tokensPerSecond, losses: [...now().losses, ...losses] }),
          onCheckpoint: (checkpoint) => (newest = checkpoint),
          onLook: (look) => update({ looks: [...now().looks, look] }),
        });
        update({ step: outcome.step });
        if (outcome.status === 'diverged') return 'diverged';
        if (examine) {
          update({ status: 'examining' });
          await examine({ client, tokenizer }, signal, { experiment, checkpoint: newest });
          signal.throwIfAborted();
        }
        return 'finished';
      } catch (error) {
        const isLost = error instanceof EngineLostError && !signal.aborted;
        if (!isLost || ++losses === MOST_LOSSES) throw error;
        endWorker();
      }
    }
  }

  async function run(followed: Followed, prepare: Prepare, examine?: Examine): Promise<void> {
    const { signal, update } = followed;
    waiting++;
    const give = await turn.take(signal);
    waiting--;
    if (give) signal.addEventListener('abort', endWorker);
    try {
      signal.throwIfAborted();
      update({ status: await carryOut(followed, prepare, examine) });
    } catch (error) {
      if (give) endWorker();
      if (signal.aborted) update({ status: 'stopped' });
      else update({ status: 'failed', problem: errorMessage(error) });
    }
    signal.removeEventListener('abort', endWorker);
    give?.();
    if (waiting === 0 && !turn.isTaken) endWorker();
  }

  const actions = {
    /**
     * Begins an experiment, in the place of one of that name. Never rejects.
     * @param prepare is given the worker, where something has to be worked out beforehand
     * @returns what became of it
     */
    async run(name: string, prepare: Prepare, examine?: Examine): Promise<ExperimentState> {
      const followed = follow(name);
      await run(followed, prepare, examine);
      return followed.now();
    },

    /** Pre-training on documents of the small world, by numbers alone. */
    runPlan: (
      name: string,
      plan: ExperimentPlan,
      looks: Omit<Looks, 'heldOut'>,
    ): Promise<ExperimentState> =>
      actions.run(name, async (client) => {
        const tokenizer = await tokenizerFor(client, plan.settings.vocabSize);
        return smallWorldExperiment(plan, tokenizer, looks);
      }),

    /** Such a pre-training as far as a step, counted from 0, and that step taken apart. */
    openPlanStep: (name: string, plan: ExperimentPlan, step: number): Promise<StepOfRun | null> =>
      actions.openStep(name, async (client) => {
        const tokenizer = await tokenizerFor(client, plan.settings.vocabSize);
        const { looks: _, ...experiment } = smallWorldExperiment(plan, tokenizer, NO_LOOKS);
        return { ...experiment, until: step };
      }),

    /**
     * Carries an experiment out, and takes the step apart that would come next.
     * @returns `null` if there is none: the state under that name says why
     */
    async openStep(name: string, prepare: Prepare): Promise<StepOfRun | null> {
      let found: StepOfRun | null = null;
      const { status } = await actions.run(
        name,
        prepare,
        async ({ client, tokenizer }, signal, { experiment, checkpoint: from }) => {
          const { config, dataset, training } = experiment;
          const args = { dataset, training, from };
          const opened = await client.call('openStep', args, { signal });
          found = opened && { opened, config, tokenizer, training };
        },
      );
      return status === 'finished' ? found : null;
    },

    /** Ends an experiment at once; what was seen of it stays. */
    stop: (name: string): void => controllers.get(name)?.abort(),

    /** Forgets an experiment; one that is under way is ended. */
    forget(name: string): void {
      controllers.get(name)?.abort();
      controllers.delete(name);
      store.setState({ [name]: undefined });
    },
  };

  return {
    subscribe: store.subscribe,
    getState: store.getState,
    getInitialState: store.getInitialState,
    actions,
  };
}
