/** Our own engines, whichever is started: training by `Trainer`, generation by `Decoder`. */

import { COMPLETE } from '../../../src/core/encoderDecoder';
import { GREEDY } from '../../../src/core/sampling';
import { generate } from '../../../src/engine/generate';
import { createModel, disposeModel } from '../../../src/engine/model';
import { measureNetworks } from './networks';
import type { EngineBackend, Trainer } from '../../../src/engine/backend';
import type { Contender, Shape } from '../protocol';
import { isOfPairs, makeBatches, PROMPT, trainingOf } from '../work';

/** A trainer of a model of the shape, as it was drawn. */
export function trainerOf(engine: EngineBackend, shape: Shape): Trainer {
  const training = trainingOf(shape);
  return isOfPairs(shape)
    ? engine.createPairTrainer(createModel(shape.config, 0), training, COMPLETE)
    : engine.createTrainer(createModel(shape.config, 0), training, shape.time);
}

/** @param start starts the engine; called once, at the first call that needs it */
export function engineContender(start: () => Promise<EngineBackend>): Contender {
  let started: Promise<EngineBackend> | null = null;
  const engine = () => (started ??= start());
  let takeSteps: ((steps: number) => Promise<number[]>) | null = null;

  return {
    async prepare(shape) {
      const trainer = trainerOf(await engine(), shape);
      const batches = makeBatches(shape);
      let step = 0;
      takeSteps = async (steps) => {
        for (const end = step + steps; step < end; step++) {
          void trainer.step(batches[step % batches.length], step);
        }
        return trainer.readLosses();
      };
      return { note: '', compiles: false };
    },

    async run({ steps }) {
      const before = performance.now();
      const losses = (await takeSteps?.(steps)) ?? [];
      return { ms: performance.now() - before, losses };
    },

    async generate({ shape, tokens }) {
      const { createDecoder } = await engine();
      const model = createModel(shape.config, 0);
      const before = performance.now();
      const [tokenIds = []] = await generate(
        (prompts) => createDecoder(model, prompts.length),
        {
          prompts: [PROMPT],
          maxNewTokens: tokens,
          stopTokenIds: [],
          sampling: GREEDY,
          seed: 0,
        },
        {
          signal: new AbortController().signal,
          pause: async () => undefined,
          onToken: () => undefined,
        },
      );
      const ms = performance.now() - before;
      disposeModel(model);
      return { ms, tokenIds };
    },

    async networks() {
      await engine();
      return measureNetworks();
    },
  };
}
