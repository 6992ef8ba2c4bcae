/** The two halves of a step as recordings: loss and gradients, then AdamW. */

import type { ModelConfig } from '../../core/config';
import type { TrainingConfig } from '../../core/training';
import { adamW, reduceSums } from './kernels/adamW';
import { gainParts } from './kernels/norm';
import { gradientOf } from '../plan';
import type { Gpu } from './gpu';
import { gainIndex } from './parameterLayout';
import { lower } from './lower';
import { record, type Recording } from './recording';
import type { TrainingBuffers } from './trainingBuffers';

export async function prepareStep(
  gpu: Gpu,
  buffers: TrainingBuffers,
  config: ModelConfig,
  training: TrainingConfig,
  time: number,
): Promise<{ differentiate: Recording; update: Recording }> {
  const { layout, partStride, auxiliary } = buffers;
  const nRows = training.batchSize * time;
  const gainOf = new Map(
    [...layout.places.values()]
      .filter(({ offset }) => offset >= layout.gainStart)
      .map(({ name }) => [gradientOf(name), gainIndex(layout, name)]),
  );
  const [current, squares, gradients] = [
    auxiliary('current'),
    auxiliary('squares'),
    auxiliary('gradients'),
  ];
  const rowLosses = auxiliary('rowLosses');
  const pass = lower(buffers.plan, buffers.at, {
    normEps: config.normEps,
    cosines: auxiliary('cosines'),
    sines: auxiliary('sines'),
    dScores: auxiliary('dScores'),
    current,
    rowLosses,
    gainParts: ({ buffer }) => ({
      ...auxiliary('gainParts'),
      offset: gainOf.get(buffer)! * partStride,
      size: partStride,
    }),
  });
  const sums = {
    kernel: reduceSums(layout, {
      nRows,
      dim: config.dModel,
      parts: gainParts(nRows),
      partStride,
    }),
    buffers: {
      gainParts: auxiliary('gainParts'),
      rowLosses,
      current,
      gradients,
      squares,
      losses: auxiliary('losses'),
    },
  };
  const update = {
    kernel: adamW(layout, training),
    buffers: {
      parameters: auxiliary('parameters'),
      gradients,
      first: auxiliary('firstMoments'),
      second: auxiliary('secondMoments'),
      squares,
      current,
    },
  };
  const [differentiate, updating] = await Promise.all([
    record(gpu, [...pass, sums]),
    record(gpu, [update]),
  ]);
  return { differentiate, update: updating };
}
