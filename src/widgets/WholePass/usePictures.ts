import { useMemo } from 'react';
import type { NamedArrays } from '../../core/arrays';
import { divergingScale, sequentialScale, useThemeVersion } from '../../ui';
import { levelsOf, pictureOf, type Picture } from './paint';
import type { Part } from './parts';
import { scaleOf, valuesOf } from './values';

/** A picture of every part, of all tokens; anew when the model or the theme has changed. */
export function usePictures(
  parts: readonly Part[],
  arrays: NamedArrays | null,
  time: number,
): ReadonlyMap<string, Picture> | null {
  const theme = useThemeVersion();
  return useMemo(() => {
    if (!arrays) return null;
    const either = levelsOf(divergingScale());
    const shares = levelsOf(sequentialScale('attention'));
    return new Map(
      parts.map((part) => {
        const values = Array.from({ length: time }, (_, token) => valuesOf(part, arrays, token));
        const size = scaleOf(part, arrays);
        const picture =
          part.kind === 'attentionWeights'
            ? pictureOf(part, values, shares, [0, 1])
            : pictureOf(part, values, either, [-size, size]);
        return [part.name, picture];
      }),
    );
    // oxlint-disable-next-line react/exhaustive-deps -- colours change with the theme
  }, [parts, arrays, time, theme]);
}
