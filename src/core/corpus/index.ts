/** What a model can be pre-trained on: the texts of the guide, and the reader's own. */

import { smallWorldDocuments } from './smallWorld';

export const CORPUS_NAMES = ['smallWorld', 'names', 'prose', 'own'] as const;

export type CorpusName = (typeof CORPUS_NAMES)[number];

/** Gives the text of a file; in a browser `fetch` does. */
export type ReadText = (address: URL) => Promise<string>;

/** Settings by their names: see `src/core/settings`. */
export interface Suggested {
  readonly vocabSize?: number;
  readonly learningRate?: number;
  readonly steps?: number;
}

export interface Corpus {
  readonly title: string;
  /** One sentence for the reader. */
  readonly description: string;
  /** Where it is from, as a sentence. */
  readonly source: string;
  readonly sourceUrl: string | null;
  readonly licence: string;
  /** What a sample of a base model goes on from; nothing is the beginning of a document. */
  readonly samplePrompt: string;
  /** Whether there are facts to fill in, an exam, and conversations for fine-tuning. */
  readonly hasExam: boolean;
  /** What suits this text, where it is not the recipe. */
  readonly suggested: Suggested;
  /**
   * Its documents, fetched when they are wanted.
   * @throws RangeError with a sentence when they cannot be had
   */
  load(read?: ReadText): Promise<readonly string[]>;
}

export const CORPORA: Readonly<Record<CorpusName, Corpus>> = {
  smallWorld: {
    title: 'The small world',
    description:
      'Three thousand short documents about 48 animals, with five facts about each: small enough to be learnt by heart.',
    source: 'Written for this guide, by a grammar that you can read in its source.',
    sourceUrl: null,
    licence: 'MIT, like the guide',
    samplePrompt: 'The zebra',
    hasExam: true,
    suggested: {},
    load: () => Promise.resolve(smallWorldDocuments()),
  },
  names: {
    title: 'Given names',
    description:
      'Eight thousand given names of English-speaking countries, one a document: the model learns to make up new ones.',
    source:
      'Grady Ward’s Moby Word II (Project Gutenberg 3201), from the data packages of stdlib, without the names that are in it twice.',
    sourceUrl: 'https://www.gutenberg.org/ebooks/3201',
    licence: 'Public domain (PDDL 1.0 and CC0 1.0)',
    samplePrompt: '',
    hasExam: false,
    suggested: { vocabSize: 400, steps: 500 },
    load: async (read = fetchText) => lines(await read(NAMES)),
  },
  prose: {
    title: 'Moby-Dick',
    description:
      'Herman Melville’s novel of 1851, a paragraph a document: the model learns spelling and rhythm, and makes no sense.',
    source:
      'Herman Melville, “Moby-Dick; or, The Whale”, 1851, from the data package of stdlib, without headings and with quotation marks made alike.',
    sourceUrl: 'https://www.gutenberg.org/ebooks/2701',
    licence: 'Public domain (PDDL 1.0 and CC0 1.0)',
    samplePrompt: 'The whale',
    hasExam: false,
    suggested: { vocabSize: 2_048, learningRate: 3e-3, steps: 1_000 },
    load: async (read = fetchText) => paragraphs(await read(PROSE)),
  },
  own: {
    title: 'Your own text',
    description: 'Anything of yours, up to 5 MB: it is read in this browser and sent nowhere.',
    source: 'You.',
    sourceUrl: null,
    licence: 'Yours',
    samplePrompt: '',
    hasExam: false,
    suggested: {},
    load: () =>
      Promise.reject(new RangeError('Expected a text of your own, got none: paste or open one.')),
  },
};

/** Files that `src/tools/corpora.ts` makes of data packages. */
const NAMES = new URL('./dist/names.txt', import.meta.url);
const PROSE = new URL('./dist/prose.txt', import.meta.url);

const fetchText: ReadText = async (address) => {
  const response = await fetch(address).catch(() => null);
  if (response?.ok) return response.text();
  const reason = response ? `the server answered ${response.status}` : 'the server did not answer';
  throw new RangeError(`The text could not be fetched: ${reason}. Try again when you are online.`);
};

const lines = (text: string): string[] => text.split('\n').filter(Boolean);

const paragraphs = (text: string): string[] => text.split('\n\n').filter(Boolean);
