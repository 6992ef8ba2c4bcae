import { useEffect, useState } from 'react';
import { reading, type ReaderModel } from '../../store';

/** Ids of the tokens that occur in what a model learns from; `null` until that is known, or where it cannot be. */
export function useTokensMet({
  tokenizer,
  settings,
  age,
  origin,
}: ReaderModel): ReadonlySet<number> | null {
  const [found, setFound] = useState<{
    readonly of: ReaderModel['tokenizer'];
    readonly met: ReadonlySet<number>;
  } | null>(null);
  const isAssistant = age === 'assistant';

  useEffect(() => {
    let gone = false;
    const model = { tokenizer, settings, origin, age: isAssistant ? 'assistant' : 'base' } as const;
    reading.tokensMet(model).then(
      (met) => !gone && setFound({ of: tokenizer, met }),
      // Of a file whose text is not here, all rows are shown alike.
      () => !gone && setFound(null),
    );
    return () => {
      gone = true;
    };
  }, [tokenizer, settings, origin, isAssistant]);

  return found?.of === tokenizer ? found.met : null;
}
