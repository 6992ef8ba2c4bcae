/** Where a model comes from: what travels with its weights. */

import { ReaderError } from '../errors';
import { CORPUS_NAMES_IN_FILES } from './corpusNames';
import { field, shown, type JsonObject } from './json';
import type { Metadata } from './safetensors';

const AGES = ['random', 'base', 'assistant'] as const;

/** `null`: not known, because other software has written the file, and says nothing of it. */
export interface About {
  readonly age: (typeof AGES)[number] | null;
  /** What it was trained on: one of `CORPUS_NAMES_IN_FILES`, or what the reader's own text is called. */
  readonly corpus: string | null;
  readonly seed: number | null;
  readonly pretrainingSteps: number | null;
  readonly fineTuningSteps: number | null;
}

export const NOTHING_KNOWN: About = {
  age: null,
  corpus: null,
  seed: null,
  pretrainingSteps: null,
  fineTuningSteps: null,
};

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

/**
 * As the metadata of a safetensors file, which are texts; of what is not known, nothing.
 * @throws RangeError if they could not be read again
 */
export function aboutToMetadata(about: About): Metadata {
  const known = Object.entries(about).filter(([, value]) => value !== null);
  const metadata = Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
  try {
    aboutFromMetadata('packModel', metadata);
  } catch (cause) {
    const got = (cause as Error).message;
    throw new RangeError(`packModel: expected metadata that can be read, got ${got}.`, { cause });
  }
  return metadata;
}

/**
 * What is there has to be what it is here; what is not is not known.
 * @param who the file that they are from
 * @throws ReaderError that says what was expected
 */
export function aboutFromMetadata(who: string, metadata: JsonObject): About {
  const told = field(metadata, 'age');
  const age = AGES.find((each) => each === told) ?? null;
  if (told !== undefined && age === null) {
    throw new ReaderError('package.age', { who, got: shown(told) });
  }
  const corpus = field(metadata, 'corpus') ?? null;
  if (corpus !== null && (typeof corpus !== 'string' || corpus.length > LONGEST_CORPUS)) {
    const params = { who, mostCharacters: LONGEST_CORPUS, got: shown(corpus) };
    throw new ReaderError('package.corpus', params);
  }
  const [seed, pretrainingSteps, fineTuningSteps] = NUMBERS.map((name) => {
    const text = field(metadata, name);
    if (text === undefined) return null;
    const value = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : NaN;
    if (!Number.isSafeInteger(value) || value > MOST[name]) {
      throw new ReaderError('package.count', { who, name, most: MOST[name], got: shown(text) });
    }
    return value;
  });
  return { age, corpus, seed, pretrainingSteps, fineTuningSteps };
}
