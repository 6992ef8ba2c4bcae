import { useEffect, useRef, useState } from 'react';
import { measureEngines, type BenchRequest, type BenchState } from '../../store';

/** One measurement at a time, which ends when the reader stops it or leaves the page. */
export function useBench() {
  const [state, setState] = useState<BenchState | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  return {
    state,
    start(request: BenchRequest) {
      controller.current?.abort();
      const own = (controller.current = new AbortController());
      void measureEngines(request, own.signal, (next) => {
        if (controller.current === own) setState(next);
      });
    },
    stop: () => controller.current?.abort(),
  };
}
