/**
 * What the guide's own run looked like at some of its moments, for browsers in which nothing can
 * train: a recording, made by `npm run life -- --ship`, and always called one.
 */

import { documentPrompt } from '../../core/batches';
import { FIRST_WORDS, RECORDED_TEXT } from '../../core/corpus/prompts';
import { ReaderError } from '../../core/errors';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { fetchFile } from '../../core/fetchFile';
import { count, expect, fields, list, number, oneOf, text, type Fields } from './fields';
import { BUNDLED_FILES } from './bundledModel';
import { createReaderTokenizer } from './readerTokenizer';
import { checkRecord, PHASES, type RunRecord } from './record';
import type { Moment, Phase } from '../state';

/** Below `public/models/`. */
export const RECORDED_FILE = 'recorded.json';

/** What the model read, and what it went on from, when it was recorded. */
export { RECORDED_TEXT };
export const RECORDED_PROMPT = FIRST_WORDS;

export interface RecordedMoment extends Moment {
  /** What it wrote after the prompt. */
  readonly text: string;
  /** Over the documents kept aside, in nats a token. */
  readonly loss: number;
  /** Of the 240 facts about all animals, how many it filled in. */
  readonly facts: number;
  /** Of fine-tuning: questions about unseen animals answered exactly, in form, and asked. */
  readonly exact: number;
  readonly format: number;
  readonly asked: number;
  readonly answer: { readonly question: string; readonly said: string } | null;
  /** Of each layer, base64 of `[nHead, time, time]` bytes: 255 is all attention. */
  readonly attention: readonly string[];
}

export interface Recorded {
  readonly moments: readonly RecordedMoment[];
}

/** A recorded moment with its attention unpacked. */
export interface ReplayedMoment extends Omit<RecordedMoment, 'attention'> {
  /** Of each layer, of each head: `[time, time]` shares, `NaN` where a token may not look. */
  readonly attention: readonly (readonly Float32Array[])[];
}

/** Everything that a replay shows. */
export interface Recording {
  /** What it went on from at each moment, greedily. */
  readonly prompt: string;
  readonly runs: Readonly<Record<Phase, RunRecord>>;
  readonly tokenizer: Tokenizer;
  /** Of the sentence whose attention was recorded. */
  readonly tokenIds: readonly number[];
  /** At least one, in the order in which they were lived. */
  readonly moments: readonly ReplayedMoment[];
}

/**
 * A recording from anything at all.
 * @throws ReaderError if it is none
 */
export function checkRecorded(value: unknown): Recorded {
  try {
    const moments = list(fields(value)['moments']).map((one) => readMoment(fields(one)));
    expect(moments.length > 0);
    expect(moments.every((one, at) => at === 0 || isLater(one, moments[at - 1])));
    return { moments };
  } catch {
    throw notOurs();
  }
}

/**
 * @param folder where the files lie, such as `/guide/models/`
 * @throws ReaderError if they cannot be had, or are not what they should be
 */
export async function fetchRecording(folder: string): Promise<Recording> {
  const [life, recorded] = await Promise.all([
    fetchFile(folder + BUNDLED_FILES.record, 'bundled.unfetched'),
    fetchFile(folder + RECORDED_FILE, 'bundled.unfetched'),
  ]);
  return replay(parse(life), parse(recorded));
}

/** @throws ReaderError if these are not the record of a life and its recording */
export function replay(life: unknown, recorded: unknown): Recording {
  const record = checkRecord(life);
  const { pretraining, fineTuning } = record?.runs ?? {};
  const { moments } = checkRecorded(recorded);
  if (!record || !pretraining || !fineTuning) throw notOurs();
  const tokenizer = createReaderTokenizer(record.tokenizer);
  const tokenIds = documentPrompt(tokenizer, RECORDED_TEXT);
  const shape = { ...record.config, time: tokenIds.length };
  return {
    prompt: RECORDED_PROMPT,
    runs: { pretraining, fineTuning },
    tokenizer,
    tokenIds,
    moments: moments.map((one) => ({ ...one, attention: unpack(one.attention, shape) })),
  };
}

const isLater = (next: Moment, before: Moment): boolean => {
  const phases = PHASES.indexOf(next.phase) - PHASES.indexOf(before.phase);
  return phases > 0 || (phases === 0 && next.step > before.step);
};

function readMoment(value: Fields): RecordedMoment {
  const asked = count(value['asked']);
  const [exact, format] = [count(value['exact']), count(value['format'])];
  expect(exact <= asked && format <= asked);
  const answer = value['answer'] === null ? null : fields(value['answer']);
  return {
    phase: oneOf(PHASES, value['phase']),
    step: count(value['step']),
    text: text(value['text']),
    loss: number(value['loss']),
    facts: count(value['facts']),
    exact,
    format,
    asked,
    answer: answer && { question: text(answer['question']), said: text(answer['said']) },
    attention: list(value['attention']).map(text),
  };
}

/** @throws ReaderError if the layers are not of that shape */
function unpack(
  layers: readonly string[],
  { nLayer, nHead, time }: { nLayer: number; nHead: number; time: number },
): Float32Array[][] {
  if (layers.length !== nLayer) throw notOurs();
  return layers.map((base64) => {
    const bytes = bytesOf(base64);
    if (bytes.length !== nHead * time * time) throw notOurs();
    return Array.from({ length: nHead }, (_, head) =>
      Float32Array.from({ length: time * time }, (_, at) =>
        at % time > Math.floor(at / time) ? NaN : bytes.charCodeAt(head * time * time + at) / 255,
      ),
    );
  });
}

/** One character a byte; none if it is no base64. */
function bytesOf(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}

/** `null` if it is no JSON: then it is refused like anything else that is no recording. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

const notOurs = () => new ReaderError('bundled.notTheRecording');
