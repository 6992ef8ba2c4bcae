import { useEffect, useMemo, useState } from 'react';
import { CORPORA } from '../../core/corpus';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { errorMessage, reading, type ReaderModel } from '../../store';
import { isOfOtherSoftware } from '../life/suggestions';
import { animalPoints, vocabularyPoints, wordPoints, type MapPoint } from './points';

/** The words of the map; `null` until the text is there, a sentence if it cannot be had. */
export function usePoints(model: ReaderModel | null): readonly MapPoint[] | string | null {
  const tokenizer = model?.tokenizer;
  const corpus = model?.settings.corpus;
  const hasAnimals = corpus !== undefined && CORPORA[corpus].hasExam;
  const isOther = isOfOtherSoftware(model);
  const known = useMemo(() => {
    if (!tokenizer) return null;
    if (hasAnimals) return animalPoints(tokenizer);
    return isOther ? vocabularyPoints(tokenizer) : null;
  }, [tokenizer, hasAnimals, isOther]);
  const [words, setWords] = useState<{
    readonly tokenizer: Tokenizer;
    readonly found: readonly MapPoint[] | string;
  } | null>(null);

  useEffect(() => {
    if (!tokenizer || !corpus || known) return;
    let gone = false;
    const tell = (found: readonly MapPoint[] | string) => !gone && setWords({ tokenizer, found });
    reading.documents(corpus).then(
      (documents) => tell(wordPoints(documents, tokenizer)),
      (error: unknown) => tell(errorMessage(error)),
    );
    return () => {
      gone = true;
    };
  }, [tokenizer, corpus, known]);

  if (known) return known;
  // Of another model's text there may be words left.
  return words?.tokenizer === tokenizer ? (words?.found ?? null) : null;
}
