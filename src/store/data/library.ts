/** What a model learns from: the texts of the guide, fetched once, and what the reader has brought. */

import type { Warning } from '../../core/corpus/errors';
import { CORPORA, type CorpusName } from '../../core/corpus';
import { smallWorldConversations, splitAnimals } from '../../core/corpus/smallWorld';
import type { Conversation } from '../../core/dataset';
import { ReaderError } from '../../core/errors';
import type { OwnRead } from '../../core/fileParsers';
import type { Settings } from '../../core/settings';
import { read } from './parseFile';

/** What the reader can bring, each under the name by which it is kept on the device. */
export type OwnKind = 'text' | 'conversations';

/** What is known of something that the reader has brought. */
export interface Own {
  /** Of the file, or what was pasted is called. */
  readonly name: string;
  /** Documents or conversations. */
  readonly count: number;
  readonly characters: number;
  /** In UTF-8. */
  readonly bytes: number;
  readonly warnings: readonly Warning[];
}

export type OwnState = Readonly<Record<OwnKind, Own | null>>;

export const NOTHING_OWN: OwnState = { text: null, conversations: null };

type Brought<Item> = OwnRead<Item> & Pick<Own, 'name' | 'bytes'>;

export type Library = ReturnType<typeof createLibrary>;

export function createLibrary() {
  const fetched = new Map<CorpusName, Promise<readonly string[]>>();
  let text: Brought<string> | null = null;
  let conversations: Brought<Conversation> | null = null;

  const about = (own: Brought<unknown> | null): Own | null =>
    own && {
      name: own.name,
      count: own.items.length,
      characters: own.raw.length,
      bytes: own.bytes,
      warnings: own.warnings,
    };

  return {
    /** @throws ReaderError if they cannot be had */
    async documents(corpus: CorpusName): Promise<readonly string[]> {
      if (corpus === 'own' && text) return text.items;
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
     * @throws ReaderError if there are none for a model of this corpus
     */
    conversations({ corpus, seed }: Pick<Settings, 'corpus' | 'seed'>): readonly Conversation[] {
      if (conversations) return conversations.items;
      if (CORPORA[corpus].hasExam)
        return smallWorldConversations(splitAnimals(seed).seen, { seed });
      throw new ReaderError('conversations.noneForCorpus', { corpus });
    },

    /**
     * @returns puts what was read in the place of what was there
     * @throws ReaderError that says what was expected
     */
    async read(kind: OwnKind, name: string, bytes: Uint8Array): Promise<() => void> {
      const known = { name, bytes: bytes.length };
      if (kind === 'text') {
        const own = { ...known, ...(await read(kind, { name, bytes })) };
        return () => void (text = own);
      }
      const own = { ...known, ...(await read(kind, { name, bytes })) };
      return () => void (conversations = own);
    },

    /** Whether these are the documents of the reader's text, as it is now or as there is none. */
    holds: (documents: readonly string[]): boolean => !text || text.items === documents,

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
