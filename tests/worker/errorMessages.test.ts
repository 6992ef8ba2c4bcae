import { expect, it } from 'vitest';
import type { Obstacle } from '../../src/core/engineErrors';
import { messageOf } from '../../src/worker/errorMessages';

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
  [
    { kind: 'noRoom', bytes: 6_300 * MB, mostBytes: 4_096 * MB },
    'This model and its batch need 6300 MB of memory at once, and the processor’s engine has room for 4096 MB at the most. A smaller batch, a shorter context or a smaller width would fit; the model that was there is as it was.',
  ],
  [
    { kind: 'noRoom', bytes: 2_000 * MB, mostBytes: null },
    'This model and its batch need 2000 MB of memory at once, which this browser does not give. A smaller batch, a shorter context or a smaller width would fit; the model that was there is as it was.',
  ],
  [
    { kind: 'notStarted', engine: 'simd', why: { kind: 'notFetched', status: 404 } },
    'A part of SIMD could not be fetched, not at the second try either: the server answered 404.',
  ],
  [
    { kind: 'notStarted', engine: 'webgpu', why: { kind: 'failed', detail: 'No adapter.' } },
    'WebGPU did not start here (No adapter.).',
  ],
  [{ kind: 'gpuLost', detail: '' }, 'The GPU was lost.'],
  [{ kind: 'gpuLost', detail: 'Device destroyed.' }, 'The GPU was lost. Device destroyed.'],
  [{ kind: 'gpuSilent', seconds: 30 }, 'The GPU has not answered for 30 seconds.'],
])('%j', (obstacle, sentence) => {
  expect(messageOf(obstacle)).toBe(sentence);
});
