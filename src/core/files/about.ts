/** Where a model comes from: what travels with its weights. */

import fileStrings from '#strings/files';
import { CORPUS_NAMES_IN_FILES } from './corpusNames';
import { field, shown, type JsonObject } from './json';
import type { Metadata } from './safetensors';

const strings = fileStrings.package;

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
/** No reader waits for so many, and charts and sliders could not hold more. */
const MOST_STEPS = 10_000_000;
const MOST: Readonly<Record<(typeof NUMBERS)[number], number>> = {
  seed: Number.MAX_SAFE_INTEGER,
  pretrainingSteps: MOST_STEPS,
  fineTuningSteps: MOST_STEPS,
};

/** What the reader's own text is called there: of a long name its beginning, and never as one of the guide's. */
export function ownCorpusName(name: string): string {
  const isTaken = Object.values(CORPUS_NAMES_IN_FILES).includes(name);
  const added = isTaken ? ` (${CORPUS_NAMES_IN_FILES.own})` : '';
  if (name.length <= LONGEST_CORPUS) return name + added;
  // Never half of a surrogate pair.
  const begin = name.slice(0, LONGEST_CORPUS - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${begin}…`;
}

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
    throw new RangeError(strings.age(who, shown(field(metadata, 'age'))));
  }
  const corpus = field(metadata, 'corpus');
  if (typeof corpus !== 'string' || corpus.length > LONGEST_CORPUS) {
    throw new RangeError(strings.corpus(who, LONGEST_CORPUS, shown(corpus)));
  }
  const [seed, pretrainingSteps, fineTuningSteps] = NUMBERS.map((name) => {
    const text = field(metadata, name);
    const value = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : NaN;
    if (!Number.isSafeInteger(value) || value > MOST[name]) {
      throw new RangeError(strings.count(who, name, MOST[name], shown(text)));
    }
    return value;
  });
  return { age, corpus, seed, pretrainingSteps, fineTuningSteps };
}
