/** What a model learns from: the texts of the guide, fetched once, and what the reader has brought. */

import words from '#words/store';
import { CORPORA, type CorpusName } from '../core/corpus';
import { decodeOwn, readOwnConversations, readOwnText } from '../core/corpus/ownText';
import { smallWorldConversations, splitAnimals } from '../core/corpus/smallWorld';
import type { Conversation } from '../core/dataset';
import type { Settings } from '../core/settings';

/** What the reader can bring, each under the name by which it is kept on the device. */
export type OwnKind = 'text' | 'conversations';

/** What is known of something that the reader has brought. */
export interface Own {
  /** Of the file, or what was pasted is called. */
  readonly name: string;
  /** Documents or conversations. */
  readonly count: number;
  readonly characters: number;
  /** Sentences about what may not be as the reader thinks. */
  readonly warnings: readonly string[];
}

export type OwnState = Readonly<Record<OwnKind, Own | null>>;

export const NOTHING_OWN: OwnState = { text: null, conversations: null };

interface Brought extends Own {
  /** As it was brought. */
  readonly raw: string;
}

export type Library = ReturnType<typeof createLibrary>;

export function createLibrary() {
  const fetched = new Map<CorpusName, Promise<readonly string[]>>();
  let text: (Brought & { readonly documents: readonly string[] }) | null = null;
  let conversations: (Brought & { readonly conversations: readonly Conversation[] }) | null = null;

  const about = (own: Brought | null): Own | null =>
    own && {
      name: own.name,
      count: own.count,
      characters: own.characters,
      warnings: own.warnings,
    };

  return {
    /** @throws RangeError with a sentence if they cannot be had */
    async documents(corpus: CorpusName): Promise<readonly string[]> {
      if (corpus === 'own' && text) return text.documents;
      const known = fetched.get(corpus);
      if (known) return known;
      const loading = CORPORA[corpus].load();
      fetched.set(corpus, loading);
      // What failed is tried again.
      loading.catch(() => fetched.delete(corpus));
      return loading;
    },

    /**
     * The reader's own conversations, or those of the small world about the animals of this seed.
     * @throws RangeError with a sentence if there are none for a model of this corpus
     */
    conversations({ corpus, seed }: Pick<Settings, 'corpus' | 'seed'>): readonly Conversation[] {
      if (conversations) return conversations.conversations;
      if (CORPORA[corpus].hasExam)
        return smallWorldConversations(splitAnimals(seed).seen, { seed });
      throw new RangeError(words.noConversations(CORPORA[corpus].title));
    },

    /** @throws RangeError with a sentence that says what was expected; what was there stays */
    bring(kind: OwnKind, name: string, bytes: Uint8Array): void {
      const raw = new TextDecoder().decode(bytes);
      const characters = raw.length;
      if (kind === 'text') {
        const { documents, warnings } = readOwnText(name, bytes);
        text = { name, raw, documents, count: documents.length, characters, warnings };
      } else {
        const read = readOwnConversations(decodeOwn(name, bytes));
        const count = read.length;
        conversations = { name, raw, conversations: read, count, characters, warnings: [] };
      }
    },

    /** Whether these are the documents of the reader's text, as it is now or as there is none. */
    holds: (documents: readonly string[]): boolean => !text || text.documents === documents,

    drop(kind: OwnKind): void {
      if (kind === 'text') text = null;
      else conversations = null;
    },

    state: (): OwnState => ({ text: about(text), conversations: about(conversations) }),

    /** As they were brought, to be kept on the device. */
    raw: (): Readonly<Record<OwnKind, string | null>> => ({
      text: text?.raw ?? null,
      conversations: conversations?.raw ?? null,
    }),
  };
}
