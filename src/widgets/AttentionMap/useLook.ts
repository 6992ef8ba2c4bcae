import { useEffect, useMemo, useState } from 'react';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import type { ModelRead } from '../life/useModelRead';
import { lookAt, type AllWeights, type Look } from './strongestLook';
import { worthSeeing } from './worthSeeing';

/** A random model, or ours early in its training: it is held against one that is trained. */
export const isBeginner = ({ age, source }: Pick<ModelRead, 'age' | 'source'>): boolean =>
  age === 'random' || source === 'early';

/**
 * Where there is most to see in the model that is shown. In a beginner, that is the place where a
 * trained one had it, for the same tokens: so the two can be compared.
 */
export function useLook(
  weights: AllWeights,
  tokenIds: readonly number[],
  tokenizer: Tokenizer,
  ofBeginner: boolean,
): Look | null {
  const tokens = tokenIds.join();
  const found = useMemo(
    () => worthSeeing(weights, tokenIds, tokenizer),
    [weights, tokenIds, tokenizer],
  );
  const [trained, setTrained] = useState<{ readonly tokens: string; readonly look: Look } | null>(
    null,
  );
  useEffect(() => {
    if (!ofBeginner && found) setTrained({ tokens, look: found });
  }, [ofBeginner, found, tokens]);
  return useMemo(() => {
    const has = trained && trained.look.head < (weights[trained.look.layer]?.length ?? 0);
    return ofBeginner && has && trained.tokens === tokens ? lookAt(weights, trained.look) : found;
  }, [weights, trained, found, ofBeginner, tokens]);
}
