import type { ModelConfig } from '../../core/config';
import { selfAttention } from './attention';
import { allocateGradients, createBuilder } from './builder';
import type { Plan } from './calls';
import { embed, finalNorm, headAndLoss, mlp } from './parts';
import { dNormedOf, type Stack } from './stack';

/** Rows whose logits are worked out together: they stay in the second-level cache, and take no more memory. */
export const LOGIT_ROWS = 64;

export interface PlanOptions {
  /** Rows whose logits are worked out together. A GPU takes as many as fit into a buffer. */
  readonly logitRows?: number;
}

/** A step of the decoder-only model but for the optimiser. Inputs: `inputs`, `targets`, `weights`. */
export function trainingPlan(
  config: ModelConfig,
  batch: number,
  time: number,
  { logitRows = LOGIT_ROWS }: PlanOptions = {},
): Plan {
  const { nLayer, vocabSize, tiedHead } = config;
  const b = createBuilder();
  allocateGradients(b, config);
  const ids = b.buffer('inputs', batch * time);
  const stack: Stack = { ...config, prefix: '', ids, batch, time, causal: true, lengths: null };

  let stream = embed(b, stack, { vocabSize, adds: tiedHead });
  for (let layer = 0; layer < nLayer; layer++) {
    stream = mlp(b, stack, layer, selfAttention(b, stack, layer, stream));
  }
  const dHidden = dNormedOf(b, stack);
  const hidden = finalNorm(b, stack, stream, dHidden);
  headAndLoss(b, stack, hidden, dHidden, { vocabSize, tiedHead, logitRows });

  b.back();
  return b.plan();
}
