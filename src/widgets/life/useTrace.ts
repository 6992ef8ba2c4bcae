import { useMemo } from 'react';
import type { NamedArrays } from '../../core/arrays';
import type { TraceName } from '../../core/traceNames';
import { actions } from '../../store';
import { useModelRead, type ModelRead } from './useModelRead';

export interface Trace {
  /** What the model read. */
  readonly tokenIds: readonly number[];
  /** What was asked for of the pass, by name: see `src/engine/README.md`. */
  readonly arrays: NamedArrays;
  /** Whose they are: "Base model after 120 steps". */
  readonly by: string;
}

export interface Traced extends Pick<ModelRead<unknown, unknown>, 'failed' | 'retry'> {
  readonly trace: Trace | null;
}

/**
 * One pass of the reader's model over some tokens, as it is now: see `useModelRead`.
 * @param tokenIds memoised by the caller: a new array is a new text
 * @param names which intermediates of the pass
 */
export function useTrace(tokenIds: readonly number[] | null, names: readonly TraceName[]): Traced {
  const { found, failed, retry } = useModelRead(tokenIds, (ids) => actions.trace(ids, names));
  const trace = useMemo(
    () => found && { tokenIds: found.about, arrays: found.what, by: found.by },
    [found],
  );
  return { trace, failed, retry };
}
