import type { Ablations, EncoderDecoderConfig } from '../../core/encoderDecoder';
import { crossAttention, crossKeysAndValues, selfAttention, type Source } from './attention';
import { allocateGradients, createBuilder, whole, type Builder } from './builder';
import type { Place, Plan } from './calls';
import { LOGIT_ROWS, type PlanOptions } from './decoderOnly';
import { embed, finalNorm, headAndLoss, mlp } from './parts';
import { dNormedOf, type Stack } from './stack';

/**
 * A step of the encoder–decoder but for the optimiser. Inputs: `sources`, `sourceLengths`, `inputs`,
 * `targets`, `weights`, and `targetLengths` where the decoder has no mask.
 */
export function pairTrainingPlan(
  config: EncoderDecoderConfig,
  batch: number,
  ablations: Ablations,
  { logitRows = LOGIT_ROWS }: PlanOptions = {},
): Plan {
  const { decoderLayers, sourceLength, targetLength, vocabSize, tiedHead, dModel } = config;
  const b = createBuilder();
  allocateGradients(b, config);
  b.buffer('dVectors', batch * sourceLength * dModel);
  const source = encode(b, config, batch, sourceLength, ablations);
  const causal = ablations.decoderMask;
  const stack = decoderStack(config, batch, targetLength, {
    ids: b.buffer('inputs', batch * targetLength),
    causal,
    lengths: causal ? null : b.buffer('targetLengths', batch),
  });

  let stream = embed(b, stack, { vocabSize, adds: tiedHead });
  for (let layer = 0; layer < decoderLayers; layer++) {
    stream = selfAttention(b, stack, layer, stream);
    stream = crossAttention(b, stack, layer, stream, source, layer === decoderLayers - 1);
    stream = mlp(b, stack, layer, stream);
  }
  const dHidden = dNormedOf(b, stack);
  const hidden = finalNorm(b, stack, stream, dHidden);
  headAndLoss(b, stack, hidden, dHidden, { vocabSize, tiedHead, logitRows });

  b.back();
  return b.plan();
}

/**
 * What a translator does once: the encoder, and the keys and values that each layer of the decoder makes
 * of its vectors (`crossKeysAndValuesOf`). Inputs: `sources`, `sourceLengths`.
 * @param time tokens of each source, padding among them
 */
export function encodingPlan(
  config: EncoderDecoderConfig,
  batch: number,
  time: number,
  ablations: Ablations,
): Plan {
  const b = createBuilder();
  const source = encode(b, config, batch, time, ablations);
  const noTarget = { ids: whole('inputs'), causal: true, lengths: null };
  const stack = decoderStack(config, batch, 0, noTarget);
  for (let layer = 0; layer < config.decoderLayers; layer++) {
    crossKeysAndValues(b, stack, layer, source);
  }
  return b.plan();
}

/** The buffer of a layer's keys and values, `[batch · time, 2 · dModel]`. */
export const crossKeysAndValuesOf = (layer: number): string =>
  `decoder.layers.${layer}.crossAttentionKv out`;

function encode(
  b: Builder,
  config: EncoderDecoderConfig,
  batch: number,
  time: number,
  { bridge, encoderSees }: Ablations,
): Source {
  const { encoderLayers, vocabSize, nHead, dModel } = config;
  const lengths = b.buffer('sourceLengths', batch);
  const stack: Stack = {
    ...config,
    ...{ prefix: 'encoder.', nKvHead: nHead, batch, time, lengths },
    ids: b.buffer('sources', batch * time),
    causal: encoderSees === 'before',
  };
  // Going back the decoder comes first: its embeddings have added to the table's gradient.
  let stream = embed(b, stack, { vocabSize, adds: true });
  for (let layer = 0; layer < encoderLayers; layer++) {
    stream = mlp(b, stack, layer, selfAttention(b, stack, layer, stream));
  }
  const dVectors = whole('dVectors');
  const vectors = finalNorm(b, stack, stream, dVectors);
  if (!bridge) {
    const size = batch * time * dModel;
    b.calls.push({ kernel: 'clear', out: vectors, size });
    b.backward.push(() => b.calls.push({ kernel: 'clear', out: dVectors, size }));
  }
  return { vectors, dVectors, time, lengths };
}

const decoderStack = (
  config: EncoderDecoderConfig,
  batch: number,
  time: number,
  own: { readonly ids: Place; readonly causal: boolean; readonly lengths: Place | null },
): Stack => ({ ...config, prefix: 'decoder.', nKvHead: config.nHead, batch, time, ...own });
