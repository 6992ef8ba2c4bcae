import { useMemo } from 'react';
import { chatPrompt } from '../../core/batches';
import type { Conversation } from '../../core/dataset';
import { ReaderError } from '../../core/errors';
import { hasChosenSteps, stepsToLearn } from '../../core/settings';
import { actions, reading, settingsNow, useLife, type Own } from '../../store';
import { sizeOf } from '../life/setup/sizes';
import type { Draft } from '../life/setup/useDraft';

/** Of a long list, so many are looked at: the engine looks at all, when it begins. */
const MOST_LOOKED_AT = 1_000;

export interface Conversations {
  /** What fine-tuning will read; `null` where there is nothing. */
  readonly list: readonly Conversation[] | null;
  readonly own: Own | null;
  /** Why the model could not learn from them. */
  readonly problem: TooLong | null;
  /** Steps in which the reader's own are learnt; `null`: they have none, or it cannot be told. */
  readonly enough: number | null;
  /** The steps are chosen by those that were just brought. */
  readonly take: () => void;
  /** Takes the reader's own away again. */
  readonly remove: () => void;
}

/** Questions that leave no room for an answer. */
export interface TooLong {
  readonly contextLength: number;
  readonly count: number;
  /** The first of them, shortened, and its length in tokens. */
  readonly question: string;
  readonly tokenCount: number;
}

/**
 * The conversations for the model that is there: the reader's own, or those of its text. The steps of
 * fine-tuning go with them, unless the reader has chosen some.
 */
export function useConversations({ settings, change, settle }: Draft): Conversations {
  const own = useLife((state) => state.own.conversations);
  const corpus = useLife((state) => settingsNow(state).corpus);
  const seed = useLife((state) => settingsNow(state).seed);
  const tokenizer = useLife(({ model }) => model?.tokenizer);
  const contextLength = useLife(({ model }) => model?.config.contextLength);

  const list = useMemo(() => {
    try {
      return reading.conversations({ corpus, seed });
    } catch (error) {
      if (error instanceof ReaderError) return null;
      throw error;
    }
    // The reader's own come first, whatever the text.
    // oxlint-disable-next-line react/exhaustive-deps -- read again when they change
  }, [own, corpus, seed]);

  const problem = useMemo(() => {
    if (!own || !list || !tokenizer || contextLength === undefined) return null;
    const tooLong = list
      .slice(0, MOST_LOOKED_AT)
      .filter(([{ user }]) => chatPrompt(tokenizer, [], user).length > contextLength);
    if (tooLong.length === 0) return null;
    const [[{ user }]] = tooLong;
    const tokenCount = chatPrompt(tokenizer, [], user).length;
    return { contextLength, count: tooLong.length, question: short(user), tokenCount };
  }, [own, list, tokenizer, contextLength]);

  const enough = useMemo(
    () => (own && list && tokenizer ? stepsToLearn(list, tokenizer) : null),
    [own, list, tokenizer],
  );

  const setSteps = (fineTuneSteps: number) => {
    if (hasChosenSteps(settings, enough)) return;
    change({ fineTuneSteps });
    settle();
  };

  return {
    ...{ list, own, problem, enough },
    take() {
      if (tokenizer) setSteps(stepsToLearn(reading.conversations({ corpus, seed }), tokenizer));
    },
    remove() {
      setSteps(sizeOf(settings).fineTuneSteps);
      void actions.drop('conversations');
    },
  };
}

const short = (text: string): string => {
  const characters = Array.from(text.slice(0, 160));
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : text;
};
