/** Where a model comes from: what travels with its weights. */

import fileWords from '#words/files';
import { field, shown, type JsonObject } from './json';
import type { Metadata } from './safetensors';

const words = fileWords.package;

const AGES = ['random', 'base', 'assistant'] as const;

export interface About {
  readonly age: (typeof AGES)[number];
  /** What it was trained on: one of `CORPUS_NAMES_IN_FILES`, or what the reader's own text is called. */
  readonly corpus: string;
  readonly seed: number;
  readonly pretrainingSteps: number;
  readonly fineTuningSteps: number;
}

const NUMBERS = ['seed', 'pretrainingSteps', 'fineTuningSteps'] as const;
const LONGEST_CORPUS = 200;

/** As the metadata of a safetensors file, which are texts. */
export function aboutToMetadata(about: About): Metadata {
  const metadata = {
    age: about.age,
    corpus: about.corpus,
    seed: String(about.seed),
    pretrainingSteps: String(about.pretrainingSteps),
    fineTuningSteps: String(about.fineTuningSteps),
  };
  // What would not be read again is not written.
  aboutFromMetadata('packModel', metadata);
  return metadata;
}

/**
 * @param who begins the sentences
 * @throws RangeError with a sentence that says what was expected
 */
export function aboutFromMetadata(who: string, metadata: JsonObject): About {
  const age = AGES.find((each) => each === field(metadata, 'age'));
  if (age === undefined) {
    throw new RangeError(words.age(who, shown(field(metadata, 'age'))));
  }
  const corpus = field(metadata, 'corpus');
  if (typeof corpus !== 'string' || corpus.length > LONGEST_CORPUS) {
    throw new RangeError(words.corpus(who, LONGEST_CORPUS, shown(corpus)));
  }
  const [seed, pretrainingSteps, fineTuningSteps] = NUMBERS.map((name) => {
    const text = field(metadata, name);
    const value = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : NaN;
    if (!Number.isSafeInteger(value)) throw new RangeError(words.count(who, name, shown(text)));
    return value;
  });
  return { age, corpus, seed, pretrainingSteps, fineTuningSteps };
}
