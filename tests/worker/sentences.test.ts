import { expect, it } from 'vitest';
import type { Obstacle } from '../../src/core/obstacles';
import { sentenceOf } from '../../src/worker/sentences';

const MB = 2 ** 20;

it.each<[Obstacle, string]>([
  [{ kind: 'training' }, 'Expected the training to be stopped first.'],
  [
    { kind: 'noEngine', wanted: 'webgpu', there: ['simd', 'cpu'] },
    'Engine: expected one of simd, cpu, which this browser has, got webgpu.',
  ],
  [
    { kind: 'arrayTooLarge', array: 'logits', bytes: 200.5 * MB, mostBytes: 128 * MB },
    'This model or batch is too large for this GPU: one array (logits) needs 201 MB, and the GPU takes at most 128 MB. A shorter context, a smaller batch or a smaller model would fit.',
  ],
  [
    { kind: 'textTooShort', contextLength: 32, tokens: 20 },
    'Expected at least 33 tokens of text, one window of 32 and the token after it, got 20: give more text or choose a shorter context.',
  ],
  [
    { kind: 'answerTooLate', conversation: 2, within: 33, before: null },
    'Expected conversation 2 to have some of an answer within its first 33 tokens, got no answer.',
  ],
  [
    { kind: 'answerTooLate', conversation: 2, within: 33, before: 40 },
    'Expected conversation 2 to have some of an answer within its first 33 tokens, got 40 tokens before the first answer.',
  ],
  [{ kind: 'gpuLost', detail: '' }, 'The GPU was lost.'],
  [{ kind: 'gpuLost', detail: 'Device destroyed.' }, 'The GPU was lost. Device destroyed.'],
  [{ kind: 'gpuSilent', seconds: 30 }, 'The GPU has not answered for 30 seconds.'],
])('%j', (obstacle, sentence) => {
  expect(sentenceOf(obstacle)).toBe(sentence);
});
