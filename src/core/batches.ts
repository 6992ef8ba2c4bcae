/** Batches of token ids for training and evaluation, and the prompts that match them. */

import type { Conversation, Turn } from './dataset';
import { ReaderError } from './errors';
import { createRandom } from './random';
import type { Random } from './random';
import type { Tokenizer } from './tokenizer/bpe';
import { SPECIAL_TOKENS } from './tokenizer/tokenizerData';

/** What the model reads, and the token after each position: three arrays of one length. */
export interface TokenSource {
  readonly inputs: Int32Array;
  readonly targets: Int32Array;
  /** 1 where the target counts in the loss, 0 where it does not. */
  readonly weights: Float32Array;
}

/** Row-major `[batchSize, time]`. */
export interface Batch extends TokenSource {
  readonly batchSize: number;
  readonly time: number;
  /**
   * Where its rows were copied from, `time` tokens at each of the starts: an engine that has the
   * source already needs no more than these.
   */
  readonly from?: { readonly source: TokenSource; readonly starts: readonly number[] };
}

export interface BatchShape {
  /** Sequences a batch. */
  readonly batchSize: number;
  /** Tokens a sequence. */
  readonly time: number;
}

/** Work in small parts: whoever carries it out may do something else after each. */
export type InParts<T> = Generator<void, T, void>;

/** All parts in one go. */
export function atOnce<T>(parts: InParts<T>): T {
  for (;;) {
    const { done, value } = parts.next();
    if (done) return value;
  }
}

/**
 * `[end, …document, end, …document, end]`: one stream, every document between two end tokens. Where
 * documents begin with a token of its own, it stands before each.
 */
export function* packInParts(
  tokenizer: Tokenizer,
  documents: readonly string[],
): InParts<Int32Array> {
  const { beginId, endId } = tokenizer;
  const stream = [beginId];
  for (const [i, text] of documents.entries()) {
    if (i > 0 && beginId !== endId) stream.push(beginId);
    for (const id of tokenizer.encode(text)) stream.push(id);
    stream.push(endId);
    yield;
  }
  return Int32Array.from(stream);
}

export const packDocuments = (tokenizer: Tokenizer, documents: readonly string[]): Int32Array =>
  atOnce(packInParts(tokenizer, documents));

/**
 * Endless batches of windows of `stream`. An epoch is all windows of one phase that do not
 * overlap, shuffled; each epoch draws a new phase, so that documents are cut at other places.
 * What is left at the end of an epoch starts the next batch.
 * @throws ReaderError when the stream is shorter than one window.
 */
export function windowBatches(
  stream: Int32Array,
  { batchSize, time, random }: BatchShape & { readonly random: Random },
): () => Batch {
  expectWindow(stream, time);
  const source = streamSource(stream);
  let starts: number[] = [];
  return () => {
    while (starts.length < batchSize) {
      const phase = random.int(Math.min(time, stream.length - time));
      const count = Math.floor((stream.length - 1 - phase) / time);
      const epoch = Array.from({ length: count }, (_, i) => phase + i * time);
      starts = starts.concat(random.shuffle(epoch));
    }
    return cut(source, starts.splice(0, batchSize), time);
  };
}

/** Windows that a loss over held-out documents is taken of. */
export const EVALUATION_WINDOWS = 64;

/**
 * The same windows at every call, at random places in `stream`: for a loss over held-out
 * documents that can be compared from step to step.
 * @throws ReaderError when the stream is shorter than one window.
 */
export function evaluationBatch(
  stream: Int32Array,
  {
    batchSize = EVALUATION_WINDOWS,
    time,
    seed = 5,
  }: Pick<BatchShape, 'time'> & { readonly batchSize?: number; readonly seed?: number },
): Batch {
  expectWindow(stream, time);
  const random = createRandom(seed);
  const starts = Array.from({ length: batchSize }, () => random.int(stream.length - time));
  return cut(streamSource(stream), starts, time);
}

/** The same rows in batches of a size that is asked for; rows that fill up the last have no weight. */
export function splitBatch(
  { inputs, targets, weights, batchSize: rows, time }: Batch,
  batchSize: number,
): Batch[] {
  return Array.from({ length: Math.ceil(rows / batchSize) }, (_, i) => {
    const part = emptySource(batchSize * time);
    const range = [i * batchSize * time, (i + 1) * batchSize * time] as const;
    part.inputs.set(inputs.subarray(...range));
    part.targets.set(targets.subarray(...range));
    part.weights.set(weights.subarray(...range));
    return { ...part, batchSize, time };
  });
}

/**
 * Endless batches of conversations drawn with replacement, each from its start, cut after
 * `time + 1` tokens or padded. The loss counts the assistant's tokens and the end after them.
 * @throws RangeError when there is no conversation, a ReaderError when one has nothing that counts.
 */
export function* conversationBatchesInParts(
  tokenizer: Tokenizer,
  conversations: readonly Conversation[],
  { batchSize, time, random }: BatchShape & { readonly random: Random },
): InParts<() => Batch> {
  if (conversations.length === 0) {
    throw new RangeError('conversationBatches: expected at least one conversation, got none.');
  }
  const source = emptySource(conversations.length * time);
  source.inputs.fill(tokenizer.endId);
  source.targets.fill(tokenizer.endId);
  for (const [i, conversation] of conversations.entries()) {
    const { ids, weights } = yield* conversationRow(tokenizer, conversation, time + 1);
    const firstAnswer = weights.indexOf(1);
    if (firstAnswer < 0 || firstAnswer > time) {
      throw new ReaderError('training.answerTooLate', {
        conversation: i + 1,
        within: time + 1,
        before: firstAnswer < 0 ? null : firstAnswer,
      });
    }
    source.inputs.set(ids.slice(0, time), i * time);
    source.targets.set(ids.slice(1, time + 1), i * time);
    source.weights.set(weights.slice(1, time + 1), i * time);
    yield;
  }
  return () => {
    const drawn = Array.from({ length: batchSize }, () => random.int(conversations.length));
    return cut(
      source,
      drawn.map((i) => i * time),
      time,
    );
  };
}

export const conversationBatches = (
  ...args: Parameters<typeof conversationBatchesInParts>
): (() => Batch) => atOnce(conversationBatchesInParts(...args));

/** `[begin, …text]`: where the model goes on with a document. */
export const documentPrompt = (tokenizer: Tokenizer, text: string): number[] => [
  tokenizer.beginId,
  ...tokenizer.encode(text),
];

/**
 * What is said in a chat, behind the token of who says it. The space before it, as in Llama 2's own
 * format, makes its first word a token that documents have in their middle, where the base model
 * learnt to look back for the name it writes; "The" without a space only ever begins a document.
 */
const spoken = (tokenizer: Tokenizer, text: string): number[] => tokenizer.encode(` ${text}`);

/** `[begin, (user, …question, assistant, …answer, end)*, user, …question, assistant]`. */
export function chatPrompt(
  tokenizer: Tokenizer,
  turns: readonly Turn[],
  question: string,
): number[] {
  const said = turns.flatMap(({ user, assistant }) => [
    ...asked(tokenizer, user),
    ...answered(tokenizer, assistant),
  ]);
  return [tokenizer.beginId, ...said, ...asked(tokenizer, question)];
}

/** A question in a conversation, up to where the answer begins. */
function asked(tokenizer: Tokenizer, text: string): number[] {
  const { userId, assistantId } = tokenizer;
  if (userId !== null && assistantId !== null) {
    return [userId, ...spoken(tokenizer, text), assistantId];
  }
  // In one text, as it is cut into tokens where a program goes by the template: "?<" may be one of them.
  return tokenizer.encode(`${USER} ${text}${ASSISTANT}`);
}

/** Whether it ends with the mark behind which an answer begins. */
export function endsWithMark(prompt: readonly number[], tokenizer: Tokenizer): boolean {
  const { userId, assistantId } = tokenizer;
  if (userId !== null && assistantId !== null) return prompt.at(-1) === assistantId;
  // A token has a byte at least.
  return tokenizer.decode(prompt.slice(-ASSISTANT.length)).endsWith(ASSISTANT);
}

const [, USER, ASSISTANT] = SPECIAL_TOKENS;

const answered = (tokenizer: Tokenizer, text: string): number[] => [
  ...spoken(tokenizer, text),
  tokenizer.endId,
];

/**
 * A conversation as token ids, with weight 1 on what the assistant must learn to say: as long as
 * `most` tokens and one that counts, if it has them.
 */
function* conversationRow(
  tokenizer: Tokenizer,
  conversation: Conversation,
  most: number,
): InParts<{ ids: number[]; weights: number[] }> {
  const ids = [tokenizer.beginId];
  const weights = [0];
  const add = (more: readonly number[], weight: 0 | 1) => {
    for (const id of more) {
      ids.push(id);
      weights.push(weight);
    }
  };
  for (const { user, assistant } of conversation) {
    add(asked(tokenizer, user), 0);
    add(answered(tokenizer, assistant), 1);
    if (ids.length >= most) break;
    yield;
  }
  return { ids, weights };
}

/** Every token of a stream, with the one behind it. */
const streamSource = (stream: Int32Array): TokenSource => ({
  inputs: stream.subarray(0, -1),
  targets: stream.subarray(1),
  weights: new Float32Array(stream.length - 1).fill(1),
});

const emptySource = (size: number): TokenSource => ({
  inputs: new Int32Array(size),
  targets: new Int32Array(size),
  weights: new Float32Array(size),
});

/** `time` tokens of a source at each start. */
function cut(source: TokenSource, starts: readonly number[], time: number): Batch {
  const batchSize = starts.length;
  const batch = emptySource(batchSize * time);
  for (const [b, start] of starts.entries()) {
    batch.inputs.set(source.inputs.subarray(start, start + time), b * time);
    batch.targets.set(source.targets.subarray(start, start + time), b * time);
    batch.weights.set(source.weights.subarray(start, start + time), b * time);
  }
  return { ...batch, batchSize, time, from: { source, starts } };
}

function expectWindow(stream: Int32Array, time: number): void {
  if (stream.length >= time + 1) return;
  throw new ReaderError('training.textTooShort', { contextLength: time, tokens: stream.length });
}
