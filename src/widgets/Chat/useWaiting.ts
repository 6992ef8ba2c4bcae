import { useEffect, useState } from 'react';
import { useLife } from '../../store';
import { hasLearntNothing, missingFor } from '../life/prerequisites';

interface Waiting {
  /** There is nobody yet who could answer. */
  readonly mustWait: boolean;
  readonly isWaiting: boolean;
  /** Keeps a question until there is an assistant; of several the last. */
  readonly wait: (question: string) => void;
}

/** A question that was put before there was a model to ask. */
export function useWaiting(ask: (question: string) => void): Waiting {
  const mustWait = useLife(hasLearntNothing);
  const isAnswerable = useLife((state) => missingFor(state, 'assistant') === null);
  const [question, setQuestion] = useState<string | null>(null);
  useEffect(() => {
    if (question === null || !isAnswerable) return;
    setQuestion(null);
    ask(question);
    // oxlint-disable-next-line react/exhaustive-deps -- asked once, as the figure is then
  }, [question, isAnswerable]);
  return { mustWait, isWaiting: question !== null && mustWait, wait: setQuestion };
}
