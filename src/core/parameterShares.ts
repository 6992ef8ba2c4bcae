/** How a model's parameters are divided among its parts. */

import { parameterSpecs, sizeOf, type ModelConfig } from './config';

export const PARAMETER_PARTS = ['embedding', 'attention', 'mlp', 'norms'] as const;

/** The matrix of an output head that is not tied counts with the embeddings: both have a row for each token. */
export type ParameterPart = (typeof PARAMETER_PARTS)[number];

/** How many parameters each part has. */
export function countByPart(config: ModelConfig): Readonly<Record<ParameterPart, number>> {
  const counts = { embedding: 0, attention: 0, mlp: 0, norms: 0 };
  for (const { name, shape } of parameterSpecs(config)) counts[partOf(name)] += sizeOf(shape);
  return counts;
}

/** @param name of a parameter */
export function partOf(name: string): ParameterPart {
  if (name === 'embedding' || name === 'head') return 'embedding';
  if (name.endsWith('Norm')) return 'norms';
  return /\.(qkv|attentionOut)$/.test(name) ? 'attention' : 'mlp';
}

/**
 * Llama 2 70B (Touvron et al., 2023b, Table 1 and section 2.2: context, grouped-query attention and
 * vocabulary). Its widths are those of the released model's own `params.json`.
 */
export const LLAMA_2_70B_CONFIG: ModelConfig = {
  vocabSize: 32_000,
  contextLength: 4_096,
  nLayer: 80,
  nHead: 64,
  nKvHead: 8,
  dModel: 8_192,
  hiddenDim: 28_672,
  ropeTheta: 10_000,
  normEps: 1e-5,
  tiedHead: false,
};
