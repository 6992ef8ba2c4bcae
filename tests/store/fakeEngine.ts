/** An engine without tensors: each of its models is one number, which a step raises by one. */

import type { NamedArrays } from '../../src/core/arrays';
import { parameterSpecs, sizeOf } from '../../src/core/config';
import { idsOf, TRANSLATOR_CONFIG, type TranslatorName } from '../../src/core/translation';
import type { EngineName } from '../../src/core/engines';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError } from '../../src/core/errors';
import type { TrainingOutcome } from '../../src/core/training';
import type { CallOptions, EngineClient } from '../../src/worker/client';
import type { Args, CallName, Result } from '../../src/worker/protocol';

/** It gives a checkpoint whenever so many steps are done. */
export const CHECKPOINT_STEPS = 10;

/** The parameters of a translator whose one number that is. */
export const translatorOf = (value: number): NamedArrays =>
  Object.fromEntries(
    parameterSpecs(TRANSLATOR_CONFIG).map(({ name, shape }) => [
      name,
      { shape, data: new Float32Array(sizeOf(shape)).fill(value) },
    ]),
  );

/** What it says of a source is its number, as the token of that id; and it looks at nothing. */
const HELD_OUT = [
  { source: idsOf(['the', 'cat', 'sleeps']), target: idsOf(['le', 'chat', 'dort']) },
  { source: idsOf(['a', 'dog', 'runs']), target: idsOf(['un', 'chien', 'court']) },
  { source: idsOf(['the', 'cow', 'eats', 'an', 'apple']), target: idsOf(['la', 'vache']) },
];
const LIKELY = 10;

type Answer<Name extends CallName> = (
  args: Args<Name>,
  options: CallOptions,
) => Result<Name> | Promise<Result<Name>>;
export type Answers = { [Name in CallName]?: Answer<Name> };

/** What a test may do differently from the beginning. */
export interface FakeOptions {
  readonly answers?: Answers;
  /** The loss of a step, counted from 1; one that is no number ends the run. */
  readonly lossAt?: (step: number) => number;
  /** Once this many steps are done, the first client hears and says nothing any more. */
  readonly deafAt?: number;
}

export function createFakeEngine({
  answers = {},
  lossAt = (step) => 1 / step,
  deafAt = Infinity,
}: FakeOptions = {}) {
  /** Every call, in the order of asking, of all clients together. */
  const asked: CallName[] = [];
  let clients = 0;
  let breakClient = (_loss: EngineLostError) => {};
  /** What the model's one parameter is now, and that of the base beside it. */
  let parameter = 0;
  let base: number | null = null;
  const translators: Record<TranslatorName, number | null> = { masked: null, unmasked: null };

  function connect(): EngineClient {
    const isFirst = ++clients === 1;
    // A new worker has none.
    translators.masked = translators.unmasked = null;
    let deaf = false;
    let run: { step: number } | null = null;
    let broken: Error | null = null;
    const rejects = new Set<(error: Error) => void>();
    const fail = (error: Error) => {
      broken = error;
      rejects.forEach((reject) => reject(error));
    };
    breakClient = fail;

    interface Trained {
      load(arrays: NamedArrays): void;
      raise(): void;
      arrays(): NamedArrays;
      during(run: { step: number } | null): void;
    }

    async function train(
      { load, raise, arrays, during }: Trained,
      {
        training: { steps },
        from,
        until = steps,
      }: Pick<Args<'train'>, 'training' | 'from' | 'until'>,
      { signal, onEvent }: CallOptions,
    ): Promise<TrainingOutcome> {
      const going = { step: from?.step ?? 0 };
      during(going);
      if (from) load(from.parameters);
      const save = () => {
        const parameters = arrays();
        const moments = { first: parameters, second: parameters };
        onEvent?.({ type: 'checkpoint', checkpoint: { step: going.step, parameters, moments } });
      };
      if (!from) save();
      try {
        while (going.step < Math.min(until, steps) && !signal?.aborted && !broken) {
          const loss = lossAt(going.step + 1);
          if (!Number.isFinite(loss)) return { status: 'diverged', step: going.step };
          const step = ++going.step;
          raise();
          const progress = { losses: [loss], step, learningRate: 1, tokensPerSecond: 1 };
          onEvent?.({ type: 'progress', progress: { ...progress, secondsLeft: steps - step } });
          if (step % CHECKPOINT_STEPS === 0) save();
          deaf = isFirst && step >= deafAt;
          if (deaf) await new Promise<never>(() => {});
          await soon();
        }
        if (broken) throw broken;
        save();
        return { status: going.step === steps ? 'finished' : 'stopped', step: going.step };
      } finally {
        during(null);
      }
    }

    const model: Trained = {
      load: (arrays) => (parameter = arrays['p'].data[0]),
      raise: () => parameter++,
      arrays: () => ({ p: { shape: [1], data: Float32Array.of(parameter) } }),
      during: (going) => (run = going),
    };
    const runs: Partial<Record<TranslatorName, { step: number } | null>> = {};
    const valueOf = (which: TranslatorName): number => {
      const value = translators[which];
      if (value === null) throw new Error(`Expected a translator, ${which}.`);
      return value;
    };
    const translator = (which: TranslatorName): Trained => ({
      load: (arrays) => (translators[which] = arrays['embedding'].data[0]),
      raise: () => (translators[which] = valueOf(which) + 1),
      arrays: () => translatorOf(valueOf(which)),
      during: (going) => (runs[which] = going),
    });
    const says = (which: TranslatorName) => valueOf(which) % TRANSLATOR_CONFIG.vocabSize;

    const usual: Answers = {
      start: ({ engine }) => {
        const name: EngineName = engine === 'auto' ? 'simd' : engine;
        return { name, device: 'a fake', reason: 'unrivalled', measurement: null };
      },
      trainTokenizer: () => ({ merges: [] }),
      createModel: () => {
        parameter = 0;
        base = null;
        return { parameterCount: 1 };
      },
      readParameters: model.arrays,
      writeParameters: ({ parameters }) => model.load(parameters),
      keepBase: () => void (base = parameter),
      train: (args, options) => train(model, args, options),
      generate: ({ prompts, stopTokenIds: [stopTokenId] }, { onEvent }) => {
        const tokens = [...String(parameter)].map((digit) => digit.charCodeAt(0));
        for (const tokenId of tokens) onEvent?.({ type: 'token', sequence: 0, tokenId });
        return { sequences: prompts.map(() => [...tokens, stopTokenId]), step: run?.step ?? null };
      },
      trace: () => ({}),
      evaluate: () => ({ loss: parameter }),
      createTranslator: ({ which }) => {
        translators[which] = 0;
        return { parameterCount: 1 };
      },
      writeTranslator: ({ which, parameters }) => translator(which).load(parameters),
      trainTranslator: ({ which, ...args }, options) => train(translator(which), args, options),
      heldOutPairs: ({ count }) => HELD_OUT.slice(0, count),
      translate: ({ which, sources }) => ({
        targets: sources.map(() => [says(which)]),
        step: runs[which]?.step ?? null,
      }),
      beam: ({ which, width }) =>
        Array.from({ length: width }, (_, i) => ({
          ...{ tokenIds: [says(which)], logProbability: -1 - i, finished: true },
        })),
      traceTranslator: ({ target }) => {
        const { vocabSize } = TRANSLATOR_CONFIG;
        const data = new Float32Array(target.length * vocabSize);
        target.forEach((_, t) => (data[t * vocabSize + (target[t + 1] ?? 2)] = LIKELY));
        return { logits: { shape: [target.length, vocabSize], data } };
      },
      measureTranslator: ({ which }, { onEvent }) => {
        onEvent?.({ type: 'score', score: { exact: 1, of: 10 } });
        return { exact: valueOf(which), of: 1_000 };
      },
    };

    return {
      call(name, args, options = {}) {
        asked.push(name);
        if (broken) return Promise.reject(broken);
        const nothing = () => undefined;
        const answer = (answers[name] ?? usual[name] ?? nothing) as Answer<typeof name>;
        return new Promise((resolve, reject) => {
          rejects.add(reject);
          if (deaf) return;
          // A step or two of a run is done before the next call has its turn.
          void soon()
            .then(soon)
            .then(() => answer(args, options))
            .then(resolve, reject);
        });
      },
      dispose: (why = new ReaderError('engine.disposed')) => fail(why),
    };
  }

  return {
    connect,
    asked,
    /** How often it was asked. */
    count: (name: CallName) => asked.filter((one) => one === name).length,
    /** Breaks the client that was made last, as a worker does that is gone. */
    break: (loss: EngineLostError = new EngineLostError('engine.gpuLost', { detail: '' })) =>
      breakClient(loss),
    get clients() {
      return clients;
    },
    get parameter() {
      return parameter;
    },
    get translators() {
      return translators;
    },
    get base() {
      return base;
    },
  };
}

/** Messages between threads take a while: everything that is due comes first. */
export const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
