/** The buffers of a training run: allocated once, and nothing more while it goes on. */

import { headDim, type AnyConfig } from '../../core/config';
import { ReaderError } from '../../core/errors';
import { squareSums } from './kernels/adamW';
import { LARGEST_HEAD } from './kernels/attention';
import { gainParts } from './kernels/norm';
import { CURRENT_SIZE } from './kernels/stepState';
import type { TokenSource } from '../../core/batches';
import { rotaryTables } from '../../core/rotary';
import { gradientOf, type Place, type Plan } from '../plan';
import { expectBuffersFit, storage, type Gpu } from './gpu';
import { aligned, layoutOf, type Layout } from './parameterLayout';
import type { Slice } from './recording';
import type { StepRows } from './stepRows';
import { MOST_STEPS } from './submissionQueue';

export interface TrainingBuffers {
  readonly plan: Plan;
  readonly layout: Layout;
  readonly parameters: GPUBuffer;
  readonly gradients: GPUBuffer;
  /** `[MOST_STEPS]` */
  readonly losses: GPUBuffer;
  /** Parts that the gradient of a gain comes in at the most, and floats of all of one gain. */
  readonly parts: number;
  readonly partStride: number;
  /** What a step is cut from: the plan's own inputs, or rows that have columns for them. */
  readonly stepBuffers: Readonly<Record<keyof TokenSource | 'current', Slice>>;
  /** The part of a buffer that a place of the plan is. */
  at(place: Place): Slice;
  /** A buffer that is not in the plan. */
  auxiliary(name: AuxiliaryName): Slice;
  /** Rejects with a ReaderError if the GPU has not enough memory for all. */
  readonly allocated: Promise<void>;
  dispose(): void;
}

type AuxiliaryName = keyof ReturnType<typeof auxiliarySizes>;

/** Of the norms of a plan, whose rows may differ in number. */
const mostGainParts = ({ calls }: Plan): number =>
  calls.reduce(
    (most, call) => (call.kernel === 'rmsNormGrad' ? Math.max(most, gainParts(call.nRows)) : most),
    0,
  );

/** Of any layer. */
const mostAttentionWeights = ({ buffers }: Plan): number =>
  Math.max(...[...buffers].map(([name, size]) => (name.endsWith('Weights') ? size : 0)));

/** Floats of each buffer that is not in the plan. */
function auxiliarySizes(
  config: AnyConfig,
  layout: Layout,
  plan: Plan,
  rowsSize: number,
  time: number,
) {
  const angles = (time * headDim(config)) / 2;
  return {
    parameters: layout.size,
    gradients: layout.size,
    firstMoments: layout.size,
    secondMoments: layout.size,
    squares: squareSums(layout),
    gainParts: layout.gains * aligned(mostGainParts(plan) * config.dModel),
    dScores: mostAttentionWeights(plan),
    cosines: angles,
    sines: angles,
    current: CURRENT_SIZE,
    rowLosses: plan.buffers.get('targets')!,
    losses: MOST_STEPS,
    rowInputs: rowsSize,
    rowTargets: rowsSize,
    rowWeights: rowsSize,
  };
}

/** All rows of logits at once if a buffer can hold them, else as many as it can, by whole bindings. */
export const logitRows = (gpu: Gpu, nRows: number, vocabSize: number): number => {
  const most = Math.floor(gpu.largestBuffer / 4 / vocabSize);
  return nRows <= most ? nRows : Math.max(64, Math.floor(most / 64) * 64);
};

/**
 * @param time tokens of the longest sequence
 * @throws ReaderError if a buffer is more than this GPU takes
 */
export function createTrainingBuffers(
  gpu: Gpu,
  config: AnyConfig,
  plan: Plan,
  batch: number,
  time: number,
  { width, columns }: StepRows,
): TrainingBuffers {
  if (headDim(config) > LARGEST_HEAD) {
    const params = { headDim: headDim(config), most: LARGEST_HEAD };
    throw new ReaderError('engine.headTooWide', params);
  }
  const hasColumns = columns.length > 0;
  const layout = layoutOf(config);
  const sizes = auxiliarySizes(config, layout, plan, hasColumns ? batch * width : 1, time);
  // Gradients lie in one buffer of their own, like parameters.
  const own = [...plan.buffers].filter(
    ([name]) => ![...layout.places.keys()].some((parameter) => gradientOf(parameter) === name),
  );
  expectBuffersFit(gpu, [...own, ...Object.entries(sizes)]);

  gpu.device.pushErrorScope('out-of-memory');
  const buffers = new Map(own.map(([name, size]) => [name, storage(gpu, name, size)]));
  const auxiliary = Object.fromEntries(
    Object.entries(sizes).map(([name, size]) => [name, storage(gpu, name, size)]),
  ) as Record<AuxiliaryName, GPUBuffer>;
  const allocated = gpu.device.popErrorScope().then((error) => {
    if (error) throw new ReaderError('engine.noMemory', {}, { cause: error });
  });
  allocated.catch(() => {});

  const angles = rotaryTables(time, headDim(config), config.ropeTheta);
  gpu.device.queue.writeBuffer(auxiliary.cosines, 0, angles.cos as Float32Array<ArrayBuffer>);
  gpu.device.queue.writeBuffer(auxiliary.sines, 0, angles.sin as Float32Array<ArrayBuffer>);

  const places = new Map<string, Slice>();
  for (const [name, buffer] of buffers) places.set(name, { buffer, offset: 0 });
  for (const { name, offset, size } of layout.places.values()) {
    places.set(name, { buffer: auxiliary.parameters, offset, size });
    places.set(gradientOf(name), { buffer: auxiliary.gradients, offset, size });
  }
  const at = ({ buffer, offset }: Place): Slice => {
    const slice = places.get(buffer);
    if (!slice)
      throw new Error(`createTrainingBuffers: expected a buffer of the plan, got ${buffer}.`);
    return offset === 0 ? slice : { buffer: slice.buffer, offset: (slice.offset ?? 0) + offset };
  };
  const whole = (buffer: string) => at({ buffer, offset: 0 });
  return {
    plan,
    layout,
    parameters: auxiliary.parameters,
    gradients: auxiliary.gradients,
    losses: auxiliary.losses,
    parts: mostGainParts(plan),
    partStride: aligned(mostGainParts(plan) * config.dModel),
    stepBuffers: {
      inputs: hasColumns ? { buffer: auxiliary.rowInputs } : whole('inputs'),
      targets: hasColumns ? { buffer: auxiliary.rowTargets } : whole('targets'),
      weights: hasColumns ? { buffer: auxiliary.rowWeights } : whole('weights'),
      current: { buffer: auxiliary.current },
    },
    at,
    auxiliary: (name) => ({ buffer: auxiliary[name] }),
    allocated,
    dispose() {
      for (const buffer of [...buffers.values(), ...Object.values(auxiliary)]) buffer.destroy();
    },
  };
}
