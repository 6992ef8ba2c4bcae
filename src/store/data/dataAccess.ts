/** What the reader brings, and what the model reads: for the figures that show it. */

import type { CorpusName } from '../../core/corpus';
import type { Conversation } from '../../core/dataset';
import type { Settings } from '../../core/settings';
import type { Life } from '../life';
import type { ReaderModel } from '../state';
import type { Own, OwnKind } from './library';
import { tokensMet } from './tokensMet';

export type Brought = { readonly taken: Own } | { readonly refused: string };

export function createDataAccess({ actions, getState, library }: Life) {
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
    }: Pick<ReaderModel, 'tokenizer' | 'settings' | 'age'>): Promise<ReadonlySet<number>> {
      const documents = await library.documents(settings.corpus);
      if (age !== 'assistant') return tokensMet(documents, tokenizer);
      const said = library
        .conversations(settings)
        .flatMap((turns) => turns.flatMap(({ user, assistant }) => [` ${user}`, ` ${assistant}`]));
      const met = await tokensMet([...documents, ...said], tokenizer);
      return new Set([...met, tokenizer.userId, tokenizer.assistantId]);
    },
  };
}
