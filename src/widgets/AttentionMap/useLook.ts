import { useEffect, useMemo, useState } from 'react';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { lookAt, type AllWeights, type Look } from './strongestLook';
import { worthSeeing } from './worthSeeing';

/**
 * Where there is most to see in the model that is shown. In a random one, that is the place where a
 * trained one had it, for the same tokens: so the two can be compared.
 */
export function useLook(
  weights: AllWeights,
  tokenIds: readonly number[],
  tokenizer: Tokenizer,
  isRandom: boolean,
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
    if (!isRandom && found) setTrained({ tokens, look: found });
  }, [isRandom, found, tokens]);
  return useMemo(() => {
    const has = trained && trained.look.head < (weights[trained.look.layer]?.length ?? 0);
    return isRandom && has && trained.tokens === tokens ? lookAt(weights, trained.look) : found;
  }, [weights, trained, found, isRandom, tokens]);
}
