/** What a model can be pre-trained on: the texts of the guide, and the reader's own. */

import { ReaderError } from '../errors';
import { fetchFile } from '../fetchFile';
import { SAMPLE_PROMPTS } from './prompts';
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
  /** Where it is from, if that has an address. */
  readonly sourceUrl: string | null;
  /** What a sample of a base model goes on from; nothing is the beginning of a document. */
  readonly samplePrompt: string;
  /** Whether there are facts to fill in, an exam, and conversations for fine-tuning. */
  readonly hasExam: boolean;
  /** What suits this text, where it is not the recipe. */
  readonly suggested: Suggested;
  /**
   * Its documents, fetched when they are wanted.
   * @throws ReaderError when they cannot be had
   */
  load(read?: ReadText): Promise<readonly string[]>;
}

export const CORPORA: Readonly<Record<CorpusName, Corpus>> = {
  smallWorld: {
    sourceUrl: null,
    samplePrompt: SAMPLE_PROMPTS.smallWorld,
    hasExam: true,
    suggested: {},
    load: () => Promise.resolve(smallWorldDocuments()),
  },
  names: {
    sourceUrl: 'https://www.gutenberg.org/ebooks/3201',
    samplePrompt: SAMPLE_PROMPTS.names,
    hasExam: false,
    suggested: { vocabSize: 400, steps: 500 },
    load: async (read = fetchText) => lines(await read(NAMES)),
  },
  prose: {
    sourceUrl: 'https://www.gutenberg.org/ebooks/2701',
    samplePrompt: SAMPLE_PROMPTS.prose,
    hasExam: false,
    suggested: { vocabSize: 2_048, learningRate: 3e-3, steps: 1_000 },
    load: async (read = fetchText) => paragraphs(await read(PROSE)),
  },
  own: {
    sourceUrl: null,
    samplePrompt: SAMPLE_PROMPTS.own,
    hasExam: false,
    suggested: {},
    load: () => Promise.reject(new ReaderError('corpus.noneOfYourOwn')),
  },
};

/** Files that `src/tools/corpora.ts` makes of data packages. */
const NAMES = new URL('./dist/names.txt', import.meta.url);
const PROSE = new URL('./dist/prose.txt', import.meta.url);

const fetchText: ReadText = async (address) =>
  new TextDecoder().decode(await fetchFile(address, 'corpus.unfetched'));

const lines = (text: string): string[] => text.split('\n').filter(Boolean);

const paragraphs = (text: string): string[] => text.split('\n\n').filter(Boolean);
