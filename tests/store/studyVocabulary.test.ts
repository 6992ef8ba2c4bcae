/** Pairs are counted by a worker, and by the page itself where that does not come. */

import { afterEach, expect, it, vi } from 'vitest';
import { ReaderError } from '../../src/core/errors';
import { trainTokenizer } from '../../src/core/tokenizer/bpe';
import { studyVocabulary } from '../../src/store/data/studyVocabulary';
import type { StudyMessage } from '../../src/worker/vocabulary.worker';

const TEXT = ['the cat sat on the mat, the cat sat'];
const LEARN = { text: TEXT, vocabSize: 270 };

/** Workers that answer with these messages, or end. */
function workersThatSay(...messages: (StudyMessage | 'end')[]) {
  const ended: boolean[] = [];
  class FakeWorker extends EventTarget {
    readonly #number = ended.push(false) - 1;
    postMessage() {
      for (const data of messages) {
        const event =
          data === 'end'
            ? new Event('error', { cancelable: true })
            : new MessageEvent('message', { data });
        this.dispatchEvent(event);
      }
    }
    terminate() {
      ended[this.#number] = true;
    }
  }
  vi.stubGlobal('Worker', FakeWorker);
  return ended;
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('gives what the worker has found, and ends it', async () => {
  const answer = { words: [], others: { words: 3, count: 4 } };
  const ended = workersThatSay({ kind: 'begun' }, { kind: 'answer', answer });
  const tokenizer = trainTokenizer(TEXT, 270);
  const asked = { text: TEXT, tokenizer, pair: { left: 1, right: 2 } };
  expect(await studyVocabulary('count', asked)).toBe(answer);
  expect(ended).toEqual([true]);
});

it('counts by itself where a worker cannot be made, or ends', async () => {
  vi.stubGlobal('Worker', function refused() {
    throw new Error('no workers here');
  });
  const expected = trainTokenizer(TEXT, 270);
  const alone = await studyVocabulary('learn', LEARN);
  expect(alone.tokenizer).toEqual(expected);
  const [first] = alone.rankings[0];
  const data = { ...expected, merges: [] };
  const { words } = await studyVocabulary('count', { text: TEXT, tokenizer: data, pair: first });
  expect(words.reduce((sum, { times, within }) => sum + times * within, 0)).toBe(first.count);

  const ended = workersThatSay('end');
  expect(await studyVocabulary('learn', LEARN)).toEqual(alone);
  expect(ended).toEqual([true]);
});

it('does not wait for a script that never comes', async () => {
  vi.useFakeTimers();
  const ended = workersThatSay();
  const learning = studyVocabulary('learn', LEARN);
  await vi.advanceTimersByTimeAsync(20_000);
  vi.useRealTimers();
  expect((await learning).tokenizer).toEqual(trainTokenizer(TEXT, 270));
  expect(ended).toEqual([true]);
});

it('passes on what the reader can be told', async () => {
  workersThatSay({
    kind: 'error',
    error: { kind: 'reader', code: 'corpus.noneOfYourOwn', params: {} },
  });
  await expect(studyVocabulary('learn', LEARN)).rejects.toBeInstanceOf(ReaderError);
});
