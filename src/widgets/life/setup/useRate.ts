import { useMemo } from 'react';
import type { MeasuredRate } from '../../../core/settings';
import { activePhase, useLife } from '../../../store';

/** How fast this device trains: in the run that is under way, or else in the last. */
export function useRate(): MeasuredRate | null {
  const measured = useLife((state) => state.rate);
  const config = useLife(({ model }) => model?.config);
  const now = useLife((state) => {
    const phase = activePhase(state);
    return phase ? (state.runs[phase]?.tokensPerSecond ?? 0) : 0;
  });
  // Two figures of it: a prediction that changes ten times a second is no prediction.
  const tokensPerSecond = Number(now.toPrecision(2));
  return useMemo(
    () => (config && tokensPerSecond > 0 ? { config, tokensPerSecond } : measured),
    [config, tokensPerSecond, measured],
  );
}
