/** A translator as it is written down, on the device and in what comes with the guide. */

import type { NamedArrays } from '../../core/arrays';
import type { Checkpoint } from '../../core/checkpoint';
import { expectParameters } from '../../core/config';
import type { Ablations } from '../../core/encoderDecoder';
import {
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
  VOCABULARY,
  type SentencePair,
} from '../../core/translation';
import {
  count,
  expect,
  fields,
  flag,
  list,
  number,
  oneOf,
  text,
  type Fields,
} from '../model/fields';
import { withoutMoments } from '../model/packageRecord';
import {
  deserialise,
  serialise,
  type SerialisedCheckpoint,
} from '../persistence/modelStorage/serialise';
import type { TranslatorSample, TranslatorScore, TranslatorState } from './state';

/** All but its parameters. */
export interface TranslatorRecord extends Pick<
  TranslatorState,
  'origin' | 'seed' | 'step' | 'losses' | 'sentences' | 'samples' | 'scores'
> {
  readonly format: 1;
  readonly status: 'stopped' | 'trained';
  /** Of another vocabulary or shape, it is none for this version of the guide. */
  readonly vocabulary: readonly string[];
  readonly shape: string;
}

/** A translator that comes from outside. */
export interface TranslatorSnapshot {
  readonly record: TranslatorRecord;
  readonly checkpoint: Checkpoint;
}

/** What lies on the device. */
export interface KeptTranslator {
  readonly record: TranslatorRecord;
  readonly savedAt: number;
  readonly checkpoint: SerialisedCheckpoint;
}

/** What a translator of this version is made of. */
export const SHAPE = JSON.stringify(TRANSLATOR_CONFIG);

/** @param checkpoint the newest: it can go on from there, and from nowhere later */
export function snapshotOf(state: TranslatorState, checkpoint: Checkpoint): TranslatorSnapshot {
  const { origin, seed, losses, sentences, samples, scores } = state;
  const { step } = checkpoint;
  const record: TranslatorRecord = {
    ...{ format: 1, vocabulary: VOCABULARY, shape: SHAPE },
    status: state.status === 'trained' ? 'trained' : 'stopped',
    ...{ origin, seed, step, sentences },
    losses: losses.slice(0, step),
    samples: samples.filter((sample) => sample.step <= step),
    scores: scores.filter((score) => score.step <= step),
  };
  return { record, checkpoint };
}

export function toKept({ record, checkpoint }: TranslatorSnapshot): KeptTranslator {
  // Nobody trains on from the end of a run: its moments are of no more use.
  const moments = record.status === 'trained' ? { first: {}, second: {} } : checkpoint.moments;
  return {
    record,
    savedAt: Date.now(),
    checkpoint: serialise({ run: 'translator', checkpoint: { ...checkpoint, moments } }),
  };
}

/** From anything at all; `null` if it is none, or damaged. */
export function fromKept(value: unknown): (TranslatorSnapshot & { savedAt: number }) | null {
  try {
    const kept = fields(value);
    const record = readRecord(kept['record']);
    const stored = deserialise(kept['checkpoint']);
    expect(stored !== null && stored.checkpoint.step === record.step);
    const { checkpoint } = stored;
    const savedAt = number(kept['savedAt']);
    if (record.status === 'trained') {
      return { ...snapshotFrom(record, checkpoint.parameters), savedAt };
    }
    const { parameters, moments } = checkpoint;
    for (const arrays of [parameters, moments.first, moments.second]) {
      expectParameters('fromKept', arrays, TRANSLATOR_CONFIG);
    }
    return { record, checkpoint, savedAt };
  } catch {
    return null;
  }
}

/** @throws Error if those are not the record and the parameters of a translator */
export function snapshotFrom(value: unknown, parameters: NamedArrays): TranslatorSnapshot {
  const record = readRecord(value);
  expectParameters('snapshotFrom', parameters, TRANSLATOR_CONFIG);
  return { record, checkpoint: withoutMoments(record.step, parameters) };
}

/** @throws Error if it is none of this version */
export function readRecord(value: unknown): TranslatorRecord {
  const record = fields(value);
  expect(record['format'] === 1 && record['shape'] === SHAPE);
  const vocabulary = words(record['vocabulary']);
  expect(vocabulary.join(' ') === VOCABULARY.join(' '));
  const step = count(record['step']);
  expect(step > 0 && step <= TRANSLATOR_TRAINING.steps);
  return {
    ...{ format: 1, vocabulary, shape: SHAPE, step },
    status: oneOf(['stopped', 'trained'], record['status']),
    origin: oneOf(['yours', 'ours'], record['origin']),
    seed: count(record['seed']),
    losses: list(record['losses']).map(number),
    sentences: list(record['sentences']).map(fields).map(readPair),
    samples: list(record['samples']).map(fields).map(readSample),
    scores: list(record['scores']).map(fields).map(readScore),
  };
}

const words = (value: unknown): string[] => list(value).map(text);

const readPair = ({ english, french }: Fields): SentencePair => ({
  english: words(english),
  french: words(french),
});

const readSample = ({ step, translations }: Fields): TranslatorSample => ({
  step: count(step),
  translations: list(translations).map(words),
});

const readScore = ({ exact, of, step, ablations }: Fields): TranslatorScore => ({
  exact: count(exact),
  of: count(of),
  step: count(step),
  ablations: readAblations(fields(ablations)),
});

const readAblations = ({ bridge, encoderSees, decoderMask }: Fields): Ablations => ({
  bridge: flag(bridge),
  encoderSees: oneOf(['all', 'before'], encoderSees),
  decoderMask: flag(decoderMask),
});
