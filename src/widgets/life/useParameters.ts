import { useMemo } from 'react';
import type { NamedArrays } from '../../core/arrays';
import { actions } from '../../store';
import { useModelRead, type ModelRead } from './useModelRead';

export interface Parameters {
  /** Every parameter, by the names of `parameterSpecs`. */
  readonly arrays: NamedArrays;
  /** Whose they are: "Base model after 120 steps". */
  readonly by: string;
}

interface Read extends Pick<ModelRead<unknown, unknown>, 'failed' | 'retry'> {
  readonly parameters: Parameters | null;
}

const ALL = 'all';

/** The parameters of the reader's model, as they are now: see `useModelRead`. */
export function useParameters(): Read {
  const { found, failed, retry } = useModelRead(ALL, () => actions.parameters());
  const parameters = useMemo(() => found && { arrays: found.what, by: found.by }, [found]);
  return { parameters, failed, retry };
}
