/** An engine without tensors: its model is one number, which a step raises by one. */

import type { EngineName } from '../../src/core/engines';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError } from '../../src/core/errors';
import type { TrainingOutcome } from '../../src/core/training';
import type { CallOptions, EngineClient } from '../../src/worker/client';
import type { Args, CallName, Result } from '../../src/worker/protocol';

/** It gives a checkpoint whenever so many steps are done. */
export const CHECKPOINT_STEPS = 10;

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

  function connect(): EngineClient {
    const isFirst = ++clients === 1;
    let deaf = false;
    let run: { step: number } | null = null;
    let broken: Error | null = null;
    const rejects = new Set<(error: Error) => void>();
    const fail = (error: Error) => {
      broken = error;
      rejects.forEach((reject) => reject(error));
    };
    breakClient = fail;

    async function train(
      { training: { steps }, from }: Args<'train'>,
      { signal, onEvent }: CallOptions,
    ): Promise<TrainingOutcome> {
      const going = (run = { step: from?.step ?? 0 });
      if (from) parameter = from.parameters['p'].data[0];
      const save = () => {
        const arrays = { p: { shape: [1], data: Float32Array.of(parameter) } };
        const moments = { first: arrays, second: arrays };
        const checkpoint = { step: going.step, parameters: arrays, moments };
        onEvent?.({ type: 'checkpoint', checkpoint });
      };
      if (!from) save();
      try {
        while (going.step < steps && !signal?.aborted && !broken) {
          const loss = lossAt(going.step + 1);
          if (!Number.isFinite(loss)) return { status: 'diverged', step: going.step };
          const step = ++going.step;
          parameter++;
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
        run = null;
      }
    }

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
      readParameters: () => ({ p: { shape: [1], data: Float32Array.of(parameter) } }),
      writeParameters: ({ parameters }) => {
        parameter = parameters['p'].data[0];
      },
      keepBase: () => void (base = parameter),
      train,
      generate: ({ prompts, stopTokenId }, { onEvent }) => {
        const tokens = [...String(parameter)].map((digit) => digit.charCodeAt(0));
        for (const tokenId of tokens) onEvent?.({ type: 'token', sequence: 0, tokenId });
        return { sequences: prompts.map(() => [...tokens, stopTokenId]), step: run?.step ?? null };
      },
      trace: () => ({}),
      evaluate: () => ({ loss: parameter }),
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
    get base() {
      return base;
    },
  };
}

/** Messages between threads take a while: everything that is due comes first. */
export const soon = () => new Promise<void>((resolve) => setImmediate(resolve));
