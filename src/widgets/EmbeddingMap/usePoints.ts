import { useEffect, useMemo, useState } from 'react';
import { CORPORA } from '../../core/corpus';
import { errorMessage, readDocuments, type ReaderModel } from '../../store';
import { animalPoints, wordPoints, type MapPoint } from './points';

/** The words of the map; `null` until the text is there, a sentence if it cannot be had. */
export function usePoints(model: ReaderModel | null): readonly MapPoint[] | string | null {
  const tokenizer = model?.tokenizer;
  const corpus = model?.settings.corpus;
  const hasAnimals = corpus !== undefined && CORPORA[corpus].hasExam;
  const animals = useMemo(
    () => (tokenizer && hasAnimals ? animalPoints(tokenizer) : null),
    [tokenizer, hasAnimals],
  );
  const [words, setWords] = useState<readonly MapPoint[] | string | null>(null);

  useEffect(() => {
    if (!tokenizer || hasAnimals) return;
    let gone = false;
    setWords(null);
    readDocuments().then(
      (documents) => !gone && setWords(wordPoints(documents, tokenizer)),
      (error: unknown) => !gone && setWords(errorMessage(error)),
    );
    return () => {
      gone = true;
    };
  }, [tokenizer, hasAnimals]);

  return hasAnimals ? animals : words;
}
