/**
 * Models that are not the reader's, for figures to show beside it: the guide's own base model, the same
 * early in its training, and as it was drawn. They are read in a worker of their own, so the reader's model and its
 * runs are neither touched nor kept waiting.
 */

import { createStore } from 'zustand/vanilla';
import type { NamedArrays } from '../../core/arrays';
import { countParameters } from '../../core/config';
import { CORPORA } from '../../core/corpus';
import { EngineLostError } from '../../core/engineErrors';
import type { EngineName } from '../../core/engines';
import { DEFAULT_SETTINGS, modelConfigOf } from '../../core/settings';
import type { FactContinuation } from '../../core/facts';
import type { HeadPlace, Swap } from '../../core/factSwaps';
import type { Continuation, Intervention, PassVariant } from '../../core/interventions';
import type { TraceName } from '../../core/traceNames';
import type { EngineClient, SilenceLimit } from '../../worker/client';
import { errorMessage } from '../errorMessage';
import { ablateModel, countFacts } from '../generation/ablateModel';
import { swapEveryPair, swapHeads, type EveryPairOptions } from '../generation/swapHeads';
import type { ReaderModel } from '../state';
import type { LifeSnapshot } from './record';
import { createReaderTokenizer } from './readerTokenizer';

/** As the seed draws it, as the recipe has trained that, or between the two, after `EARLY_STEPS`. */
export type ReferenceName = 'random' | 'early' | 'trained';

export interface Reference {
  readonly model: ReaderModel;
  /** Of training, behind it. */
  readonly steps: number;
  readonly parameters: NamedArrays;
}

export interface ReferenceState {
  readonly status: 'asleep' | 'starting' | 'ready' | 'failed';
  /** What is there, though the newest question may have failed. */
  readonly reference: Reference | null;
  /** A sentence about what went wrong last. */
  readonly problem: string | null;
}

export type ReferenceStates = Readonly<Record<ReferenceName, ReferenceState>>;

const ASLEEP: ReferenceState = { status: 'asleep', reference: null, problem: null };
const NOTHING: ReferenceStates = { random: ASLEEP, early: ASLEEP, trained: ASLEEP };

/** To look into a small model takes no GPU; the second is for where the first is not to be had, or fails. */
const ENGINES: readonly EngineName[] = ['simd', 'cpu'];

/** Of a worker at work; a pass over one context takes a fraction of a second. */
const SILENCE_MS = 30_000;

/** A worker that was asked nothing for so long is ended; the next question starts another. */
export const IDLE_MS = 60_000;

export interface ReferenceModelsOptions {
  readonly connect: (silenceLimitMs: SilenceLimit) => EngineClient;
  readonly fetchBundledModel: (name: 'early' | 'base') => Promise<LifeSnapshot>;
  /** Is told of every fault. */
  readonly onProblem: (error: unknown) => void;
}

export type ReferenceModels = ReturnType<typeof createReferenceModels>;

export function createReferenceModels({
  connect,
  fetchBundledModel,
  onProblem,
}: ReferenceModelsOptions) {
  const store = createStore<ReferenceStates>(() => NOTHING);
  const { getState: get } = store;
  const set = (name: ReferenceName, change: Partial<ReferenceState>) =>
    store.setState({ [name]: { ...get()[name], ...change } });
  let worker: EngineClient | null = null;
  /** Whose parameters the worker holds. */
  let loaded: Reference | null = null;
  /** The end of the last question. */
  let asking: Promise<unknown> = Promise.resolve();
  let idle: ReturnType<typeof setTimeout> | undefined;
  const waking = new Map<ReferenceName, Promise<void>>();

  function endWorker(): void {
    worker?.dispose();
    worker = null;
    loaded = null;
  }

  async function startWorker(engine: EngineName): Promise<EngineClient> {
    if (worker) return worker;
    const started = connect(() => SILENCE_MS);
    try {
      await started.call('start', { engine });
    } catch (error) {
      started.dispose();
      throw error;
    }
    return (worker = started);
  }

  /** What does not start, or is lost, is begun anew with the next engine. */
  async function withEngine<T>(
    work: (client: EngineClient) => Promise<T>,
    [engine, ...others]: readonly EngineName[],
  ): Promise<T> {
    try {
      return await work(await startWorker(engine));
    } catch (error) {
      const isLost = error instanceof EngineLostError;
      if (isLost) endWorker();
      // What a worker that is there refuses, another would refuse too.
      if (others.length === 0 || (!isLost && worker)) throw error;
      return withEngine(work, others);
    }
  }

  /** One question after the other, for the worker holds one model. */
  function inWorker<T>(work: (client: EngineClient) => Promise<T>): Promise<T> {
    const answer = asking.then(() => {
      clearTimeout(idle);
      return withEngine(work, ENGINES);
    });
    asking = answer
      .catch(() => {})
      .then(() => {
        clearTimeout(idle);
        idle = setTimeout(endWorker, IDLE_MS);
      });
    return answer;
  }

  /** The numbers that the seed gives: what the guide's own model was before its first step. */
  const draw = () =>
    inWorker(async (client): Promise<Reference> => {
      // Of another vocabulary the two could not be compared.
      const { trained, early } = get();
      const ours = (trained.reference ?? early.reference)?.model;
      const settings = ours?.settings ?? DEFAULT_SETTINGS;
      const { corpus, vocabSize, seed } = settings;
      const tokenizer =
        ours?.tokenizer ??
        createReaderTokenizer(
          await client.call('trainTokenizer', {
            documents: await CORPORA[corpus].load(),
            vocabSize,
          }),
        );
      const config = ours?.config ?? modelConfigOf(settings, tokenizer.vocabSize);
      const { parameterCount } = await client.call('createModel', {
        config,
        tokenizer: tokenizer.data,
        seed,
      });
      const model: ReaderModel = {
        ...{ age: 'random', config, tokenizer, parameterCount, settings, origin: 'ours' },
      };
      loaded = { model, steps: 0, parameters: await client.call('readParameters', {}) };
      return loaded;
    });

  async function fetchOurs(name: 'early' | 'base'): Promise<Reference> {
    const { record, checkpoints } = await fetchBundledModel(name);
    const { config, settings, origin } = record;
    const [{ checkpoint }] = checkpoints;
    const tokenizer = createReaderTokenizer(record.tokenizer);
    const parameterCount = countParameters(config);
    return {
      model: { age: 'base', config, tokenizer, parameterCount, settings, origin },
      steps: checkpoint.step,
      parameters: checkpoint.parameters,
    };
  }

  const bring: Readonly<Record<ReferenceName, () => Promise<Reference>>> = {
    random: draw,
    early: () => fetchOurs('early'),
    trained: () => fetchOurs('base'),
  };

  async function load(client: EngineClient, reference: Reference): Promise<void> {
    if (loaded === reference) return;
    const { model, parameters } = reference;
    const { config, tokenizer, settings } = model;
    loaded = null;
    await client.call('createModel', { config, tokenizer: tokenizer.data, seed: settings.seed });
    await client.call('writeParameters', { parameters });
    loaded = reference;
  }

  /** `undefined` where it cannot be told; never rejects. */
  async function attempt<T>(name: ReferenceName, work: () => Promise<T>): Promise<T | undefined> {
    try {
      const value = await work();
      if (get()[name].problem !== null) set(name, { problem: null });
      return value;
    } catch (error) {
      set(name, { problem: errorMessage(error) });
      onProblem(error);
      return undefined;
    }
  }

  /** Brings a model, unless it is there or on its way. */
  function wake(name: ReferenceName): Promise<void> {
    if (get()[name].reference) return Promise.resolve();
    const under = waking.get(name);
    if (under) return under;
    set(name, { status: 'starting', problem: null });
    const done = attempt(name, bring[name]).then((reference) => {
      waking.delete(name);
      set(name, reference ? { status: 'ready', reference } : { status: 'failed' });
    });
    waking.set(name, done);
    return done;
  }

  async function ask<T>(
    name: ReferenceName,
    question: (client: EngineClient, model: ReaderModel) => Promise<T>,
  ): Promise<T | undefined> {
    await wake(name);
    const { reference } = get()[name];
    // Why it did not come is said already.
    if (!reference) return undefined;
    return attempt(name, () =>
      inWorker(async (client) => {
        await load(client, reference);
        return question(client, reference.model);
      }),
    );
  }

  return {
    subscribe: store.subscribe,
    getState: get,
    getInitialState: () => NOTHING,
    actions: {
      wake,

      /** Intermediates of one pass over some tokens, those that are named. */
      trace: (
        name: ReferenceName,
        tokenIds: readonly number[],
        names: readonly TraceName[],
        interventions: readonly Intervention[] = [],
        variant: PassVariant = {},
      ) =>
        ask(name, (client) => client.call('trace', { tokenIds, names, interventions, ...variant })),

      /** How likely it holds the ends of texts. */
      scoreContinuations: (
        name: ReferenceName,
        continuations: readonly Continuation[],
        interventions: readonly Intervention[] = [],
        variant: PassVariant = {},
      ) =>
        ask(name, async (client) => {
          const asked = { continuations, interventions, ...variant };
          return (await client.call('scoreContinuations', asked)) ?? undefined;
        }),

      /** Mean loss over documents that it was not trained on, in nats a token. */
      evaluate: (
        name: ReferenceName,
        documents: readonly string[],
        interventions: readonly Intervention[] = [],
        variant: PassVariant = {},
      ) =>
        ask(
          name,
          async (client) =>
            (await client.call('evaluate', { documents, interventions, ...variant })).loss,
        ),

      /** What it still knows, and how it goes on from some tokens, with parts of it silenced, say. */
      ablateModel: (
        name: ReferenceName,
        prompt: readonly number[],
        interventions: readonly Intervention[],
      ) => ask(name, (client, model) => ablateModel(client, model, prompt, interventions)),

      /** How many facts it knows then. */
      countFacts: (name: ReferenceName, interventions: readonly Intervention[]) =>
        ask(name, (client, model) => countFacts(client, model, interventions)),

      /** A fact moved from one sentence to another by some heads, and by each: see `swapHeads`. */
      swapHeads: (name: ReferenceName, swap: Swap, wanted: readonly HeadPlace[]) =>
        ask(name, (client, model) => swapHeads(client, model, swap, wanted)),

      /** The same for all facts of one kind. */
      swapEveryPair: (
        name: ReferenceName,
        facts: readonly FactContinuation[],
        places: readonly HeadPlace[],
        options: EveryPairOptions,
      ) => ask(name, (client) => swapEveryPair(client, facts, places, options)),

      /** Scores of the token behind some tokens, `[vocabSize]`, before softmax. */
      logits: (name: ReferenceName, tokenIds: readonly number[]) =>
        ask(name, (client) => client.call('logits', { tokenIds })),

      /** Every parameter, by name; not to be written to. */
      parameters: async (name: ReferenceName): Promise<NamedArrays | undefined> => {
        await wake(name);
        return get()[name].reference?.parameters;
      },
    },
  };
}
