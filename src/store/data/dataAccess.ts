/** What the reader brings, and what the model reads: for the figures that show it. */

import type { CorpusName } from '../../core/corpus';
import { eachWord } from '../../core/corpus/words';
import type { Conversation } from '../../core/dataset';
import { ReaderError } from '../../core/errors';
import type { Settings } from '../../core/settings';
import type { TokenizerData } from '../../core/tokenizer/bpe';
import type {
  LearntVocabulary,
  PairCount,
  StudiedText,
  StudyQuestions,
} from '../../core/tokenizer/vocabularyStudy';
import type { Life } from '../life';
import type { LifeState, ReaderModel } from '../state';
import { inSlices } from './inSlices';
import type { Own, OwnKind } from './library';
import { studyVocabulary } from './studyVocabulary';
import { tokensMet } from './tokensMet';

export type Brought = { readonly taken: Own } | { readonly refused: string };

/** Whether a word, as it is spelt, was in what a model has read. */
export type HasRead = (word: string) => boolean;

export function createDataAccess({ actions, getState, library }: Life) {
  const wordsOf = new WeakMap<readonly string[], Promise<ReadonlySet<string>>>();

  /** Every word of some documents; the same documents are gone through once. */
  function wordsOfDocuments(documents: readonly string[]): Promise<ReadonlySet<string>> {
    const known = wordsOf.get(documents) ?? collectWords(documents);
    wordsOf.set(documents, known);
    return known;
  }

  /** @throws ReaderError if it cannot be had */
  const studied = async (corpus: CorpusName): Promise<StudiedText> =>
    corpus === 'smallWorld' ? corpus : library.documents(corpus);

  return {
    /** Why it was refused, if it was, is for the figure to say in its place. */
    async bring(kind: OwnKind, name: string, bytes: Uint8Array): Promise<Brought> {
      const taken = await actions.bring(kind, name, bytes);
      if (taken) return { taken };
      const refused = getState().problem ?? '';
      actions.dismissProblem();
      return { refused };
    },

    /** @throws ReaderError if they cannot be had */
    documents: (corpus: CorpusName): Promise<readonly string[]> => library.documents(corpus),

    /** @throws ReaderError if there are none for a model of this corpus */
    conversations: (settings: Pick<Settings, 'corpus' | 'seed'>): readonly Conversation[] =>
      library.conversations(settings),

    /**
     * The ids of the tokens that occur in what a model of these settings learns from.
     * @throws ReaderError if that cannot be had
     */
    async tokensMet({
      tokenizer,
      settings,
      age,
      origin,
    }: Pick<ReaderModel, 'tokenizer' | 'settings' | 'age' | 'origin'>): Promise<
      ReadonlySet<number>
    > {
      // The reader's text is another than that of a model out of a file.
      if (origin === 'opened' && settings.corpus === 'own') {
        throw new ReaderError('corpus.noneOfYourOwn');
      }
      const documents = await library.documents(settings.corpus);
      if (age !== 'assistant') return tokensMet(documents, tokenizer);
      const said = library
        .conversations(settings)
        .flatMap((turns) => turns.flatMap(({ user, assistant }) => [` ${user}`, ` ${assistant}`]));
      const met = await tokensMet([...documents, ...said], tokenizer);
      const { userId, assistantId } = tokenizer;
      return new Set([...met, ...[userId, assistantId].filter((id) => id !== null)]);
    },

    /**
     * The vocabulary that a text gives, and how it came about.
     * @throws ReaderError if the text cannot be had
     */
    async learnVocabulary(corpus: CorpusName, vocabSize: number): Promise<LearntVocabulary> {
      return studyVocabulary('learn', { text: await studied(corpus), vocabSize });
    },

    /**
     * How often a pair of tokens stands in a text, word by word.
     * @param tokenizer the merges that had been learnt by then
     * @throws ReaderError if the text cannot be had
     */
    async countPair(
      corpus: CorpusName,
      tokenizer: TokenizerData,
      pair: StudyQuestions['count']['pair'],
    ): Promise<PairCount> {
      return studyVocabulary('count', { text: await studied(corpus), tokenizer, pair });
    },

    /** What the model has read, word by word; `null` where nobody knows that. */
    async wordsRead(): Promise<HasRead | null> {
      const state = getState();
      const { model } = state;
      if (!model || model.age === 'random' || isOfUnknownText(state)) return null;
      const { settings, age } = model;
      try {
        const documents = await wordsOfDocuments(await library.documents(settings.corpus));
        if (age === 'base') return (word) => documents.has(word);
        const turns = library.conversations(settings).flat();
        const said = await collectWords(turns.flatMap(({ user, assistant }) => [user, assistant]));
        return (word) => documents.has(word) || said.has(word);
      } catch (error) {
        // The text has gone, or cannot be fetched.
        if (error instanceof ReaderError) return null;
        throw error;
      }
    },
  };
}

/** Whether a file was opened that does not say what its model has read. */
const isOfUnknownText = ({ model, runs }: LifeState): boolean =>
  [model, runs.pretraining, runs.fineTuning].some((part) => part?.origin === 'opened');

async function collectWords(texts: readonly string[]): Promise<ReadonlySet<string>> {
  const words = new Set<string>();
  await inSlices(allWords(texts), (word) => words.add(word));
  return words;
}

function* allWords(texts: readonly string[]): Generator<string> {
  for (const text of texts) yield* eachWord(text);
}
