import { useEffect, useState } from 'react';
import type { NamedArrays } from '../../../core/arrays';
import type { Ablations } from '../../../core/encoderDecoder';
import type { PairTraceName } from '../../../core/traceNames';
import { translate } from '../../../core/translation';
import {
  hasLearnt,
  isActive,
  translatorActions,
  translatorFor,
  useTranslators,
  type Translation,
} from '../../../store/translator';

export interface Translated {
  readonly english: readonly string[];
  /** By the grammar. */
  readonly right: readonly string[];
  readonly translation: Translation;
  /** Of one pass over both: `names`. */
  readonly arrays: NamedArrays;
}

export interface TranslationsState {
  /** The newest that there are; `null` while there are none. */
  readonly value: readonly Translated[] | null;
  /** Whether they are of other sentences, or of a translator that has changed. */
  readonly stale: boolean;
  readonly failed: boolean;
  readonly retry: () => void;
}

const NO_NAMES: readonly PairTraceName[] = [];

/**
 * What a translator makes of some sentences, again whenever they or it have changed. While it is trained
 * there is nothing.
 * @param sentences of the grammar; what is not is left out
 * @param names of intermediates of each pass: the same array each time
 */
export function useTranslations(
  sentences: readonly string[],
  ablations: Ablations,
  names: readonly PairTraceName[] = NO_NAMES,
): TranslationsState {
  const which = translatorFor(ablations);
  const ready = useTranslators((state) => hasLearnt(state[which]) && !isActive(state[which]));
  const version = useTranslators((state) => (ready ? state[which].version : 0));
  const [round, setRound] = useState(0);
  const key = JSON.stringify([sentences, ablations, version]);
  const [answer, setAnswer] = useState<{ key: string; value: Translated[] | null }>();

  useEffect(() => {
    if (!ready) return;
    let gone = false;
    void (async () => {
      const value: Translated[] = [];
      for (const sentence of sentences) {
        const { english, french: right } = translate(sentence);
        if (!right) continue;
        const one = await readOne(english, right, ablations, names);
        if (gone) return;
        if (!one) return setAnswer({ key, value: null });
        value.push(one);
      }
      if (value.length > 0) setAnswer({ key, value });
    })();
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- sentences and ablations are in the key
  }, [ready, key, names, round]);

  const failed = answer?.key === key && answer.value === null;
  return {
    value: ready ? (answer?.value ?? null) : null,
    stale: answer?.key !== key,
    failed,
    retry: () => setRound(round + 1),
  };
}

async function readOne(
  english: readonly string[],
  right: readonly string[],
  ablations: Ablations,
  names: readonly PairTraceName[],
): Promise<Translated | undefined> {
  const translation = await translatorActions.translate(english, { ablations });
  if (!translation) return undefined;
  const arrays =
    names.length === 0
      ? {}
      : await translatorActions.trace(english, translation.french, names, ablations);
  return arrays && { english, right, translation, arrays };
}
