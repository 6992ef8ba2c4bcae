import { useEffect, useMemo, useState } from 'react';
import type { CorpusName } from '../../core/corpus';
import { RECIPE_VOCAB_SIZE } from '../../core/config';
import { ReaderError } from '../../core/errors';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { LearntVocabulary } from '../../core/tokenizer/vocabularyStudy';
import { createReaderTokenizer, errorMessage, reading, useLife, type Origin } from '../../store';

/** How its merges were found; `null` while that is counted, `elsewhere` where the text is not here. */
export type Rankings = LearntVocabulary['rankings'] | 'elsewhere' | null;

export interface ShownVocabulary {
  /** `null` until it is learnt. */
  readonly tokenizer: Tokenizer | null;
  readonly rankings: Rankings;
  /** Of the reader's model, or what it will be: by the recipe that is the same as ours. */
  readonly whose: Origin | 'recipe' | 'chosen';
  readonly corpus: CorpusName;
  /** Why there is none, in a sentence. */
  readonly problem: string | null;
}

interface Learnt {
  readonly key: unknown;
  readonly tokenizer: Tokenizer;
  readonly rankings: LearntVocabulary['rankings'];
}

/**
 * The tokenizer of the reader's model. While there is none, that which the chosen text gives is learnt
 * here, by a worker: it is the one that a model would begin with. The text is gone through for the
 * reader's own too, because it alone tells how frequent the pairs were.
 */
export function useVocabulary(): ShownVocabulary {
  const model = useLife((state) => state.model);
  const chosen = useLife((state) => state.settings);
  const ownText = useLife((state) => state.own.text);
  const { corpus } = model?.settings ?? chosen;
  const vocabSize = model?.tokenizer.vocabSize ?? chosen.vocabSize;
  const text = corpus === 'own' ? ownText : null;
  // A new object for each text and size: what was learnt of another is not shown.
  const key = useMemo(() => ({ corpus, vocabSize, text }), [corpus, vocabSize, text]);
  const [learnt, setLearnt] = useState<Learnt | null>(null);
  const [failed, setFailed] = useState<{ key: unknown; problem: string } | null>(null);

  useEffect(() => {
    let gone = false;
    reading.learnVocabulary(key.corpus, key.vocabSize).then(
      ({ tokenizer, rankings }) => {
        if (!gone) setLearnt({ key, tokenizer: createReaderTokenizer(tokenizer), rankings });
      },
      (error: unknown) => {
        if (!gone) setFailed({ key, problem: errorMessage(error) });
        if (!(error instanceof ReaderError)) console.error(error);
      },
    );
    return () => {
      gone = true;
    };
  }, [key]);

  const now = learnt?.key === key ? learnt : null;
  const problem = failed?.key === key ? failed.problem : null;
  if (!model) {
    const isRecipe = corpus === 'smallWorld' && vocabSize === RECIPE_VOCAB_SIZE;
    return {
      tokenizer: now?.tokenizer ?? null,
      rankings: now?.rankings ?? null,
      whose: isRecipe ? 'recipe' : 'chosen',
      corpus,
      problem,
    };
  }
  const isSame = now && haveSameMerges(now.tokenizer, model.tokenizer);
  const rankings = isSame ? now.rankings : now || problem !== null ? 'elsewhere' : null;
  return { tokenizer: model.tokenizer, rankings, whose: model.origin, corpus, problem: null };
}

const haveSameMerges = (a: Tokenizer, b: Tokenizer): boolean =>
  a.data.merges.length === b.data.merges.length &&
  a.data.merges.every(([left, right], i) => {
    const [otherLeft, otherRight] = b.data.merges[i];
    return left === otherLeft && right === otherRight;
  });
