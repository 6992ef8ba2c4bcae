/** The module's exports: every kernel takes addresses in the module's own memory. */

export { adamW, sumOfSquares } from './adamW';
export { attendCached } from './attendCached';
export { attention, attentionGrad, attentionScratch, rope } from './attention';
export { crossEntropy } from './crossEntropy';
export { embedding, embeddingGrad } from './embedding';
export { linear, linearGradInput, linearGradWeight, scratchFor } from './matmul';
export { rmsNorm, rmsNormGrad } from './norm';
export { swiglu, swigluGrad } from './swiglu';
export { clear } from './vector';

/** The first address that is free. */
export const heapBase: usize = __heap_base;
