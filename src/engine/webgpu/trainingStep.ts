/** The two halves of a step as recordings: loss and gradients, then AdamW. */

import type { AnyConfig } from '../../core/config';
import type { TrainingConfig } from '../../core/training';
import { adamW, reduceSums } from './kernels/adamW';
import { splitRows } from './kernels/splitRows';
import { gradientOf } from '../plan';
import type { Gpu } from './gpu';
import { gainIndex } from './parameterLayout';
import { lower } from './lower';
import { record, type Dispatch, type Recording } from './recording';
import type { StepRows } from './stepRows';
import type { TrainingBuffers } from './trainingBuffers';

export async function prepareStep(
  gpu: Gpu,
  buffers: TrainingBuffers,
  config: AnyConfig,
  training: TrainingConfig,
  rows: StepRows,
): Promise<{ differentiate: Recording; update: Recording }> {
  const { layout, parts, partStride, auxiliary } = buffers;
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
      nRows: buffers.plan.buffers.get('targets')!,
      dim: config.dModel,
      parts,
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
    record(gpu, [...splitting(buffers, training.batchSize, rows), ...pass, sums]),
    record(gpu, [update]),
  ]);
  return { differentiate, update: updating };
}

/** Columns of the rows to the plan's inputs: whole numbers and weights apart, as buffers are few. */
function splitting(
  { at, stepBuffers }: TrainingBuffers,
  batch: number,
  { width, columns }: StepRows,
): Dispatch[] {
  const groups = [
    columns.filter(({ from }) => from === 'inputs'),
    columns.filter(({ from }) => from !== 'inputs'),
  ].filter((group) => group.length > 0);
  return groups.map((group) => {
    const named = group.map((column) => ({
      ...column,
      from: `${column.from}Rows`,
      element: column.from === 'weights' ? ('f32' as const) : ('i32' as const),
    }));
    return {
      kernel: splitRows(batch, width, named),
      buffers: Object.fromEntries([
        ...group.map(({ from }) => [`${from}Rows`, stepBuffers[from]] as const),
        ...group.map(({ to }) => [to, at({ buffer: to, offset: 0 })] as const),
      ]),
    };
  });
}
