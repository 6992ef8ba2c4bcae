/** What a reader is told, by the codes of the errors. */

import { describe, expect, it } from 'vitest';
import strings from '#strings/errors';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError, type ErrorMessages } from '../../src/core/errors';
import { UnfetchedError } from '../../src/core/unfetched';
import { errorMessage, warningMessage } from '../../src/store/errorMessage';
import { StorageError } from '../../src/store/persistence/modelStorage';

const MB = 2 ** 20;

describe('the words', () => {
  it('are those of a topic, all of them, with what their code has', () => {
    // Whoever leaves one out, or makes it of something else, is stopped by the compiler.
    // @ts-expect-error
    void ({} satisfies ErrorMessages<'bundled'>);
    // @ts-expect-error
    void ({ 'corpus.noneOfYourOwn': 'None.' } satisfies ErrorMessages<'corpus'>);
    void ({
      'corpus.noneOfYourOwn': 'None.',
      // @ts-expect-error
      'corpus.unfetched': ({ state }) => String(state),
    } satisfies ErrorMessages<'corpus'>);
    for (const [code, words] of Object.entries(strings.messages)) {
      expect(typeof words, code).toMatch(/^(string|function)$/);
    }
  });

  it.each<[StorageError, string]>([
    [
      new StorageError('storage.failed', { during: 'saving', detail: '' }),
      'What was kept before is still there.',
    ],
    [new StorageError('storage.changed'), '“Take home” saves your model as a file.'],
    [new StorageError('storage.newer'), 'newer version of this guide'],
    [new StorageError('storage.closed'), 'newer version of this guide was opened'],
    [new StorageError('storage.blocked'), 'Close that tab'],
    [new StorageError('storage.unavailable'), 'lasts only as long as this tab. “Take home”'],
  ])('of %s say what becomes of the model', (error, words) => {
    expect(errorMessage(error)).toContain(words);
  });

  it.each<[ReaderError, string]>([
    [new ReaderError('training.stopFirst'), 'Expected the training to be stopped first.'],
    [
      new ReaderError('engine.noEngine', { wanted: 'webgpu', there: ['simd', 'cpu'] }),
      'Engine: expected one of simd, cpu, which this browser has, got webgpu.',
    ],
    [
      new ReaderError('engine.arrayTooLarge', {
        array: 'logits',
        bytes: 200.5 * MB,
        mostBytes: 128 * MB,
      }),
      'This model or batch is too large for this GPU: one array (logits) needs 201 MB, and the GPU takes at most 128 MB. A shorter context, a smaller batch or a smaller model would fit.',
    ],
    [
      new ReaderError('training.textTooShort', { contextLength: 32, tokens: 20 }),
      'Expected at least 33 tokens of text, one window of 32 and the token after it, got 20: give more text or choose a shorter context.',
    ],
    [
      new ReaderError('training.answerTooLate', { conversation: 2, within: 33, before: null }),
      'Expected conversation 2 to have some of an answer within its first 33 tokens, got no answer.',
    ],
    [
      new ReaderError('training.answerTooLate', { conversation: 2, within: 33, before: 40 }),
      'Expected conversation 2 to have some of an answer within its first 33 tokens, got 40 tokens before the first answer.',
    ],
    [
      new ReaderError('engine.noRoom', { bytes: 6_300 * MB, mostBytes: 4_096 * MB }),
      'This model and its batch need 6300 MB of memory at once, and the processor’s engine has room for 4096 MB at the most. A smaller batch, a shorter context or a smaller width would fit; the model that was there is as it was.',
    ],
    [
      new ReaderError('engine.noRoom', { bytes: 2_000 * MB, mostBytes: null }),
      'This model and its batch need 2000 MB of memory at once, which this browser does not give. A smaller batch, a shorter context or a smaller width would fit; the model that was there is as it was.',
    ],
    [
      new ReaderError('engine.notStarted', {
        engine: 'simd',
        why: { kind: 'notFetched', status: 404 },
      }),
      'A part of SIMD could not be fetched, not at the second try either: the server answered 404.',
    ],
    [
      new ReaderError('engine.notStarted', {
        engine: 'webgpu',
        why: { kind: 'failed', detail: 'No adapter.' },
      }),
      'WebGPU did not start here (No adapter.).',
    ],
    [new EngineLostError('engine.gpuLost', { detail: '' }), 'The GPU was lost.'],
    [
      new EngineLostError('engine.gpuLost', { detail: 'Device destroyed.' }),
      'The GPU was lost. Device destroyed.',
    ],
    [
      new EngineLostError('engine.gpuSilent', { seconds: 30 }),
      'The GPU has not answered for 30 seconds.',
    ],
    [
      new UnfetchedError('corpus.unfetched', { status: 404 }),
      'The text could not be fetched: the server answered 404. The guide may have been updated since you opened it: load the page anew.',
    ],
    [
      new UnfetchedError('bundled.unfetched', { status: null }),
      'What is ours could not be fetched: the server did not answer. Try again when you are online.',
    ],
    [
      new ReaderError('conversations.noneForCorpus', { corpus: 'prose' }),
      'Expected conversations of your own: those of this guide are about its small world, and your model has read “Moby-Dick”.',
    ],
    [
      new ReaderError('package.tooLarge', { mostBytes: 64 * MB, bytes: 64 * MB + 1 }),
      'Expected a model of at most 64 MB, got files of 65 MB. Larger ones do not fit into a page.',
    ],
    [
      new ReaderError('conversations.faulty', {
        at: 'conversation',
        faults: [
          { place: 2, fault: { code: 'role', params: { got: '"tool"' } } },
          { place: 4, fault: { code: 'noText', params: { who: { kind: 'nothing' } } } },
        ],
        more: 3,
      }),
      'Conversation 2: expected a message of "user" or "assistant", got "tool".\nConversation 4: expected a message of nothing to be text, got something else.\nAnd 3 more.',
    ],
    [
      new ReaderError('storage.damaged', { checkpoints: 1, texts: ['text'], newestWholeStep: 40 }),
      'Of what was kept of your model, one checkpoint and the text “text” went missing or got damaged. The newest whole checkpoint is that of step 40.',
    ],
    [
      new ReaderError('storage.damaged', { checkpoints: 0, texts: ['corpus'], newestWholeStep: 1 }),
      'Of what was kept of your model, the text “corpus” went missing or got damaged.',
    ],
    [
      new ReaderError('zip.size', { name: '"a"', expectedBytes: 3, bytes: null }),
      'Zip: expected "a" to have 3 bytes, as the archive says, got more.',
    ],
  ])('of %s', (error, sentence) => {
    expect(errorMessage(error)).toBe(sentence);
  });

  it('of a warning', () => {
    expect(warningMessage({ code: 'unreadable', params: { count: 2 } })).toBe(
      'The sign for a character that could not be read, �, is in the text 2 times: it was lost before the text came here.',
    );
  });
});

describe('what has no code', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['a check of ours', () => new RangeError('adamW: expected a rate, got 0.'), /adamW: expected/],
    ['an array that is too long', () => new Array(-1), /array length/],
    ['nothing at all', () => undefined, /undefined/],
  ])('is a fault of ours: %s', (_, make, detail) => {
    let thrown: unknown;
    try {
      thrown = make();
    } catch (error) {
      thrown = error;
    }
    expect(errorMessage(thrown)).toMatch(/^Something broke that should not have\./);
    expect(errorMessage(thrown)).toMatch(detail);
  });

  it('may be a part of the guide that did not come', () => {
    const error = new TypeError('Failed to fetch dynamically imported module: https://a.org/x.js');
    expect(errorMessage(error)).toMatch(/^A part of the guide .* could not be fetched/);
  });
});
