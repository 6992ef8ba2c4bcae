import { useEffect, useMemo, useState } from 'react';
import {
  chatFormatOf,
  errorMessage,
  promptAtOnce,
  promptByTemplate,
  useLife,
  type ChatFormat,
} from '../../store';

interface ChatPrompt {
  readonly format: ChatFormat;
  /** `null`: there is no model, or its template is being run, or does not run. */
  readonly tokenIds: readonly number[] | null;
  /** A sentence about why not. */
  readonly problem: string | null;
}

/** Typing goes on: the template is run when it rests. */
const REST_MS = 250;

const NOTHING: Omit<ChatPrompt, 'format'> = { tokenIds: null, problem: null };

/** A question as the model gets it, whichever way it is asked. */
export function useChatPrompt(question: string): ChatPrompt {
  const format = useLife(chatFormatOf);
  const model = useLife((state) => state.model);
  const atOnce = useMemo(
    () => (model ? promptAtOnce(format, model.tokenizer, question) : null),
    [format, model, question],
  );
  const [rendered, setRendered] = useState(NOTHING);
  useEffect(() => {
    setRendered(NOTHING);
    if (format !== 'own' || !model) return;
    let isWanted = true;
    const tell = (change: typeof NOTHING) => isWanted && setRendered(change);
    const timer = setTimeout(() => {
      promptByTemplate(model, question).then(
        (tokenIds) => tell({ tokenIds, problem: null }),
        (error: unknown) => tell({ tokenIds: null, problem: errorMessage(error) }),
      );
    }, REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [format, model, question]);
  return format === 'own' ? { format, ...rendered } : { format, tokenIds: atOnce, problem: null };
}
