/** The two halves of a step as recordings: loss and gradients, then AdamW. */

import type { ModelConfig } from '../../core/config';
import type { TrainingConfig } from '../../core/training';
import { adamW, gather } from './kernels/adamW';
import { gainParts } from './kernels/norm';
import { gradientOf } from '../plan';
import type { Gpu } from './gpu';
import { gainIndex } from './parameterLayout';
import { lower } from './lower';
import { record, type Recording } from './recording';
import type { Room } from './trainingBuffers';

export async function prepareStep(
  gpu: Gpu,
  room: Room,
  config: ModelConfig,
  training: TrainingConfig,
  time: number,
): Promise<{ differentiate: Recording; update: Recording }> {
  const { layout, partStride, extra } = room;
  const rows = training.batchSize * time;
  const gainOf = new Map(
    [...layout.places.values()]
      .filter(({ offset }) => offset >= layout.gainStart)
      .map(({ name }) => [gradientOf(name), gainIndex(layout, name)]),
  );
  const [current, squares, gradients] = [extra('current'), extra('squares'), extra('gradients')];
  const rowLosses = extra('rowLosses');
  const pass = lower(room.plan, room.at, {
    normEps: config.normEps,
    cosines: extra('cosines'),
    sines: extra('sines'),
    dScores: extra('dScores'),
    current,
    rowLosses,
    gainParts: ({ buffer }) => ({
      ...extra('gainParts'),
      offset: gainOf.get(buffer)! * partStride,
      size: partStride,
    }),
  });
  const sums = {
    kernel: gather(layout, {
      rows,
      width: config.dModel,
      parts: gainParts(rows),
      partStride,
    }),
    buffers: {
      gainParts: extra('gainParts'),
      rowLosses,
      current,
      gradients,
      squares,
      losses: extra('losses'),
    },
  };
  const update = {
    kernel: adamW(layout, training),
    buffers: {
      parameters: extra('parameters'),
      gradients,
      first: extra('firstMoments'),
      second: extra('secondMoments'),
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
