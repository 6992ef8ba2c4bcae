import { describe, expect, it } from 'vitest';
import {
  chatPrompt,
  conversationBatches,
  documentPrompt,
  evaluationBatch,
  splitBatch,
  packDocuments,
  windowBatches,
} from '../../src/core/batches';
import type { Batch } from '../../src/core/batches';
import { ReaderError } from '../../src/core/errors';
import { createRandom } from '../../src/core/random';
import type { Conversation, Turn } from '../../src/core/dataset';
import { createTokenizer, type Tokenizer } from '../../src/core/tokenizer/bpe';

// Bytes alone, so that tokens can be counted by eye.
const tokenizer = createTokenizer({ merges: [] });
const { endId: END, userId: USER, assistantId: ASSISTANT } = tokenizer;
const idsOf = (text: string) => tokenizer.encode(text);
const row = (array: Int32Array | Float32Array, b: number, time: number) =>
  Array.from(array.subarray(b * time, (b + 1) * time));
/** A stream in which every token says where it stands. */
const numbered = (length: number) => Int32Array.from({ length }, (_, i) => i);

describe('packDocuments', () => {
  it('puts every document between two end tokens', () => {
    expect(Array.from(packDocuments(tokenizer, ['ab', 'c']))).toEqual([END, 97, 98, END, 99, END]);
    expect(Array.from(packDocuments(tokenizer, []))).toEqual([END]);
  });
});

describe('windowBatches', () => {
  const startsOf = ({ inputs, batchSize, time }: Batch) =>
    Array.from({ length: batchSize }, (_, b) => inputs[b * time]);

  it('gives targets one token ahead, all counted', () => {
    const batch = windowBatches(numbered(500), {
      batchSize: 4,
      time: 8,
      random: createRandom(0),
    })();
    expect(batch).toMatchObject({ batchSize: 4, time: 8 });
    expect(batch.inputs).toHaveLength(32);
    for (let b = 0; b < 4; b++) {
      const [first] = row(batch.inputs, b, 8);
      expect(row(batch.inputs, b, 8)).toEqual(Array.from({ length: 8 }, (_, t) => first + t));
      expect(row(batch.targets, b, 8)).toEqual(Array.from({ length: 8 }, (_, t) => first + t + 1));
    }
    expect(batch.weights.every((w) => w === 1)).toBe(true);
  });

  it('shows every window of an epoch once, and carries what is left into the next batch', () => {
    const time = 10;
    const batchSize = 7;
    const next = windowBatches(numbered(1005), { batchSize, time, random: createRandom(2) });
    const starts = Array.from({ length: 45 }, () => startsOf(next())).flat();
    // An epoch is 99 or 100 windows: cut the sequence of starts wherever the phase changes.
    const epochs: number[][] = [];
    for (const start of starts) {
      const last = epochs.at(-1);
      if (last === undefined || last.length >= 99 + Number(last[0] % time < 5))
        epochs.push([start]);
      else last.push(start);
    }
    expect(epochs).toHaveLength(4);
    const phases = new Set<number>();
    for (const epoch of epochs.slice(0, 3)) {
      const phase = epoch[0] % time;
      phases.add(phase);
      const expected = Array.from(
        { length: Math.floor((1004 - phase) / time) },
        (_, i) => phase + i * time,
      );
      expect([...epoch].sort((a, b) => a - b)).toEqual(expected);
      expect(epoch).not.toEqual(expected);
    }
    expect(phases.size).toBeGreaterThan(1);
  });

  it('fills a batch from a corpus smaller than one batch', () => {
    const next = windowBatches(numbered(9), { batchSize: 16, time: 8, random: createRandom(0) });
    expect(startsOf(next())).toEqual(new Array(16).fill(0));
    const other = windowBatches(numbered(11), { batchSize: 64, time: 8, random: createRandom(0) });
    expect(new Set(startsOf(other()))).toEqual(new Set([0, 1, 2]));
  });

  it('depends on the seed alone', () => {
    const first = (seed: number) =>
      windowBatches(numbered(900), { batchSize: 8, time: 16, random: createRandom(seed) })();
    expect(first(1)).toEqual(first(1));
    expect(first(1).inputs).not.toEqual(first(2).inputs);
  });

  it('says how much text it needs', () => {
    const make = (length: number) => () =>
      windowBatches(numbered(length), { batchSize: 2, time: 32, random: createRandom(0) });
    expect(make(32)).toThrow(
      new ReaderError('training.textTooShort', { contextLength: 32, tokens: 32 }),
    );
    expect(make(1)).toThrow(expect.objectContaining({ params: { contextLength: 32, tokens: 1 } }));
    expect(make(0)).toThrow(expect.objectContaining({ params: { contextLength: 32, tokens: 0 } }));
    expect(make(33)).not.toThrow();
  });
});

describe('evaluationBatch', () => {
  it('gives the same windows every time', () => {
    const stream = numbered(1000);
    const batch = evaluationBatch(stream, { batchSize: 64, time: 32 });
    expect(evaluationBatch(stream, { batchSize: 64, time: 32 })).toEqual(batch);
    expect(evaluationBatch(stream, { batchSize: 64, time: 32, seed: 6 })).not.toEqual(batch);
    expect(batch.targets.every((target, i) => target === batch.inputs[i] + 1)).toBe(true);
    expect(new Set(batch.inputs).size).toBeGreaterThan(800);
  });

  it('says how much text it needs', () => {
    expect(() => evaluationBatch(numbered(5), { batchSize: 1, time: 8 })).toThrow(
      new ReaderError('training.textTooShort', { contextLength: 8, tokens: 5 }),
    );
  });
});

describe('splitBatch', () => {
  it('has every row once, and fills the last batch up with rows that do not count', () => {
    const whole = evaluationBatch(numbered(100), { batchSize: 5, time: 4 });
    const parts = splitBatch(whole, 2);
    expect(parts.map(({ batchSize, time }) => [batchSize, time])).toEqual(Array(3).fill([2, 4]));
    for (const name of ['inputs', 'targets', 'weights'] as const) {
      const joined = parts.flatMap((part) => Array.from<number>(part[name]));
      expect(joined).toEqual([...whole[name], 0, 0, 0, 0]);
    }
    expect(parts.some((part) => 'from' in part)).toBe(false);
  });
});

describe('prompts', () => {
  it('starts a document after an end token', () => {
    expect(documentPrompt(tokenizer, 'ab')).toEqual([END, 97, 98]);
    expect(documentPrompt(tokenizer, '')).toEqual([END]);
  });

  it('asks with the turns so far before the question', () => {
    expect(chatPrompt(tokenizer, [], 'q')).toEqual([END, USER, ...idsOf(' q'), ASSISTANT]);
    expect(chatPrompt(tokenizer, [{ user: 'a', assistant: 'b' }], 'c')).toEqual([
      ...[END, USER, ...idsOf(' a'), ASSISTANT, ...idsOf(' b'), END],
      ...[USER, ...idsOf(' c'), ASSISTANT],
    ]);
  });
});

describe('conversationBatches', () => {
  const shape = { batchSize: 3, time: 12 };

  it('counts the answer and its end, and nothing else', () => {
    const next = conversationBatches(tokenizer, [[{ user: 'hi', assistant: 'yo!' }]], {
      ...shape,
      random: createRandom(0),
    });
    const batch = next();
    const ids = [END, USER, ...idsOf(' hi'), ASSISTANT, ...idsOf(' yo!'), END];
    const padded = [...ids, ...new Array<number>(13 - ids.length).fill(END)];
    for (let b = 0; b < shape.batchSize; b++) {
      expect(row(batch.inputs, b, 12)).toEqual(padded.slice(0, 12));
      expect(row(batch.targets, b, 12)).toEqual(padded.slice(1));
      expect(row(batch.weights, b, 12)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0]);
    }
  });

  it('trains on exactly the prompts that are asked later', () => {
    const turns = [
      { user: 'one', assistant: 'two' },
      { user: 'three', assistant: 'four' },
    ];
    const time = 40;
    const { inputs, targets, weights } = conversationBatches(tokenizer, [turns], {
      batchSize: 1,
      time,
      random: createRandom(0),
    })();
    const prompt = chatPrompt(tokenizer, turns.slice(0, 1), 'three');
    expect(Array.from(inputs.subarray(0, prompt.length))).toEqual(prompt);
    const counted = Array.from(targets).filter((_, i) => weights[i] === 1);
    expect(counted).toEqual([...idsOf(' two'), END, ...idsOf(' four'), END]);
    // The first token that counts is the one predicted at the end of the prompt.
    expect(weights[prompt.length - 1]).toBe(1);
    expect(weights[prompt.length - 2]).toBe(0);
  });

  it('cuts what does not fit', () => {
    const { inputs, targets, weights } = conversationBatches(
      tokenizer,
      [[{ user: 'hi', assistant: 'a long answer' }]],
      { batchSize: 1, time: 8, random: createRandom(0) },
    )();
    expect(Array.from(inputs)).toEqual([END, USER, ...idsOf(' hi'), ASSISTANT, ...idsOf(' a')]);
    expect(targets.at(-1)).toBe(idsOf(' ')[0]);
    expect(Array.from(weights)).toEqual([0, 0, 0, 0, 0, 1, 1, 1]);
  });

  it('draws all conversations in the end, by the seed', () => {
    const conversations = ['a', 'b', 'c', 'd'].map((user) => [{ user, assistant: 'x' }]);
    const draw = (seed: number) => {
      const next = conversationBatches(tokenizer, conversations, {
        batchSize: 20,
        time: 8,
        random: createRandom(seed),
      });
      const { inputs } = next();
      return Array.from({ length: 20 }, (_, b) => inputs[b * 8 + 3]);
    };
    expect(new Set(draw(1))).toEqual(new Set(idsOf('abcd')));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it('says which conversation cannot be learned from', () => {
    const options = { ...shape, random: createRandom(0) };
    const make = (...conversations: Parameters<typeof conversationBatches>[1]) =>
      conversationBatches(tokenizer, conversations, options);
    const good = [{ user: 'hi', assistant: 'yo' }];
    expect(() => make()).toThrow(
      new RangeError('conversationBatches: expected at least one conversation, got none.'),
    );
    expect(() => make(good, [])).toThrow(
      new ReaderError('training.answerTooLate', { conversation: 2, within: 13, before: null }),
    );
    // END, USER, a space, nine letters, ASSISTANT: 13 tokens before the answer; with eight one fits.
    const asking = (letters: number) => [{ user: 'x'.repeat(letters), assistant: 'y' }];
    expect(() => make(asking(9))).toThrow(
      new ReaderError('training.answerTooLate', { conversation: 1, within: 13, before: 13 }),
    );
    expect(make(asking(8))().weights.at(-1)).toBe(1);
  });
});

describe('long conversations', () => {
  /** As it was written first: the whole prompt anew at each turn. */
  function plainRow(conversation: Conversation) {
    const ids = [END];
    const weights = [0];
    for (const [i, { user, assistant }] of conversation.entries()) {
      for (const id of chatPrompt(tokenizer, conversation.slice(0, i), user).slice(ids.length)) {
        ids.push(id);
        weights.push(0);
      }
      for (const id of [...tokenizer.encode(` ${assistant}`), END]) {
        ids.push(id);
        weights.push(1);
      }
    }
    return { ids, weights };
  }

  it('are the tokens of their prompts, whatever their length', () => {
    const random = createRandom(4);
    const time = 24;
    const words = () =>
      Array.from({ length: random.int(6) }, () => 'ab cé🦓'.slice(0, random.int(8))).join(' ');
    for (let round = 0; round < 200; round++) {
      const turns = Array.from({ length: 1 + random.int(8) }, () => ({
        user: words().slice(0, 10),
        assistant: words(),
      }));
      const plain = plainRow(turns);
      const { inputs, targets, weights } = conversationBatches(tokenizer, [turns], {
        ...{ batchSize: 1, time },
        random: createRandom(0),
      })();
      const padded = (values: readonly number[], fill: number) =>
        Array.from({ length: time }, (_, i) => values[i] ?? fill);
      expect([...inputs]).toEqual(padded(plain.ids, END));
      expect([...targets]).toEqual(padded(plain.ids.slice(1), END));
      expect([...weights]).toEqual(padded(plain.weights.slice(1), 0));
    }
  });

  it('of thousands of turns are read no further than they are learnt from', () => {
    const turn = { user: 'What does it eat?', assistant: 'Grass.' };
    let encoded = 0;
    const counting: Tokenizer = {
      ...tokenizer,
      encode: (text) => {
        encoded++;
        return tokenizer.encode(text);
      },
    };
    const long = Array<Turn>(5_000).fill(turn);
    conversationBatches(counting, [long], { batchSize: 1, time: 256, random: createRandom(0) })();
    expect(encoded).toBeLessThan(40);
  });
});
