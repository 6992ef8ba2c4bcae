/** A step taken apart: its numbers, put together by plain arithmetic, are the engine's own next ones. */

import { expect, test } from 'vitest';
import type { Batch } from '../../src/core/batches';
import { parameterSpecs } from '../../src/core/config';
import type { Checkpoint } from '../../src/core/checkpoint';
import type { OpenedStep } from '../../src/core/openedStep';
import type { TrainingConfig } from '../../src/core/training';
import type { EngineBackend } from '../../src/engine/backend';
import {
  createModel,
  disposeModel,
  readParameters,
  writeParameters,
  type Model,
} from '../../src/engine/model';
import { openStep } from '../../src/engine/openStep';
import * as tf from '../../src/engine/tf';
import { followWeight, meanOf, normOf } from '../../src/widgets/OneStep/arithmetic';
import { golden } from '../fixtures/golden';

const { untied } = golden;
const TIME = untied.inputs[0].length;

const batch: Batch = {
  inputs: Int32Array.from(untied.inputs.flat()),
  targets: Int32Array.from(untied.targets.flat()),
  weights: Float32Array.from(untied.inputs.flat(), () => 1),
  batchSize: untied.inputs.length,
  time: TIME,
};

/** As the recipe has it, where embeddings and gains have sixteen times the rate. */
const training: TrainingConfig = {
  ...untied.training,
  steps: 8,
  warmupSteps: 2,
  groups: {
    matrix: { rateFactor: 1, weightDecay: 0.4 },
    embedding: { rateFactor: 16, weightDecay: 1.6 },
    norm: { rateFactor: 16, weightDecay: 0 },
  },
};

function begin(): Model {
  const model = createModel(untied.config, 5);
  writeParameters(model, untied.parameters);
  return model;
}

/** After so many steps on the same batch. */
async function checkpointAfter(
  engine: EngineBackend,
  steps: number,
  config: TrainingConfig,
): Promise<Checkpoint> {
  const model = begin();
  const trainer = engine.createTrainer(model, config, TIME);
  for (let step = 0; step < steps; step++) await trainer.step(batch, step);
  await trainer.readLosses();
  const state = await trainer.read();
  trainer.dispose();
  disposeModel(model);
  return { step: steps, ...state };
}

/** Over all weights of the model: the largest distance from the engine's own next value. */
function furthest({ step, gradients, before, after }: OpenedStep, config: TrainingConfig): number {
  const norm = Math.hypot(...Object.values(gradients).map(({ data }) => normOf(data)));
  let most = 0;
  for (const { name, kind } of parameterSpecs(untied.config)) {
    before.parameters[name].data.forEach((value, i) => {
      const weight = {
        ...{ value, gradient: gradients[name].data[i] },
        first: before.moments.first[name].data[i],
        second: before.moments.second[name].data[i],
      };
      const followed = followWeight(weight, norm, step, kind, config);
      most = Math.max(
        most,
        Math.abs(followed.after - after.parameters[name].data[i]),
        Math.abs(followed.first - after.moments.first[name].data[i]),
        Math.abs(followed.second - after.moments.second[name].data[i]),
      );
    });
  }
  return most;
}

/** @param engine asked for when the tests run */
export function describeOpenStep(engine: () => EngineBackend, tolerance: number): void {
  test.each([
    ['the first step', 0, 1],
    ['the fourth, which is clipped', 3, 0.05],
  ])(
    'followed by plain arithmetic, every weight of %s comes to the engine’s own next value',
    async (_, steps, clipNorm) => {
      const config = { ...training, clipNorm };
      const from = steps === 0 ? null : await checkpointAfter(engine(), steps, config);
      const model = begin();
      const opened = await openStep(engine(), model, config, batch, from);
      expect(opened.step).toBe(steps);
      expect(furthest(opened, config)).toBeLessThan(tolerance);
      const moved = Object.entries(opened.after.parameters).map(([name, { data }]) =>
        data.some((value, i) => value !== opened.before.parameters[name].data[i]),
      );
      expect(moved).not.toContain(false);

      // It is the step that a run takes.
      const next = await checkpointAfter(engine(), steps + 1, config);
      expect(opened.after.parameters).toEqual(next.parameters);
      expect(opened.after.moments).toEqual(next.moments);

      expect(opened.tokenLosses).toHaveLength(batch.inputs.length);
      expect(meanOf(opened.tokenLosses)).toBeCloseTo(opened.loss, 4);
      disposeModel(model);
    },
  );

  test('a step that was taken apart leaves the model as it was, and no tensor behind', async () => {
    const from = await checkpointAfter(engine(), 2, training);
    const model = begin();
    const parameters = await readParameters(model);
    await openStep(engine(), model, training, batch, null);
    const { numTensors } = tf.memory();
    const opened = await openStep(engine(), model, training, batch, from);
    expect(tf.memory().numTensors).toBe(numTensors);
    expect(await readParameters(model)).toEqual(parameters);
    // What is sent away is moved: nothing of the model may be in it.
    structuredClone(opened, {
      transfer: [opened.before, opened.after].flatMap(({ parameters }) =>
        Object.values(parameters).map(({ data }) => data.buffer),
      ) as ArrayBuffer[],
    });
    expect(await readParameters(model)).toEqual(parameters);
    disposeModel(model);
  });
}
