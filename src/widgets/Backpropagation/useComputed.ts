import { useEffect, useState } from 'react';
import { NO_PENALTY } from '../../core/network';
import { actions } from '../../store';
import { computedFrom, type Computed } from './computed';
import { CONFIG, exampleOf, keyOf, weightsOf, type Values } from './values';

interface State {
  /** Of the values as they are; `null`: not yet. */
  readonly computed: Computed | null;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** The engine's numbers at every node, anew when a value has changed; nothing is asked before it is wanted. */
export function useComputed(values: Values, wanted: boolean): State {
  const key = keyOf(values);
  const [answer, setAnswer] = useState<{ key: string; computed: Computed | null }>();
  const [tries, setTries] = useState(0);

  useEffect(() => {
    if (!wanted) return;
    let isOld = false;
    const asked = JSON.parse(key) as Values;
    const request = { config: CONFIG, weights: weightsOf(asked), examples: exampleOf(asked) };
    void actions
      .networkGradient({ ...request, penalty: NO_PENALTY, nodes: true })
      .then((gradient) => {
        if (!isOld) setAnswer({ key, computed: gradient ? computedFrom(gradient) : null });
      });
    return () => {
      isOld = true;
    };
  }, [key, wanted, tries]);

  const isNow = answer?.key === key;
  return {
    computed: isNow ? answer.computed : null,
    failed: isNow && answer.computed === null,
    retry: () => {
      setAnswer(undefined);
      setTries((count) => count + 1);
    },
  };
}
