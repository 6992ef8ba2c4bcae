/** The small networks of chapter 1, which are no part of the life but share its engine. */

import type {
  NetworkGradientRequest,
  NetworkLossesRequest,
  NetworkRunRequest,
  NetworkSnapshot,
} from '../../core/network';
import type { StreamEvent } from '../../worker/protocol';
import type { ModelQueriesOptions } from './modelQueries';

export function createNetworkQueries({
  lend,
  lendToFigure,
}: Pick<ModelQueriesOptions, 'lend' | 'lendToFigure'>) {
  return {
    /** Trains one, because the reader asked for it. */
    trainNetwork: (
      request: NetworkRunRequest,
      signal: AbortSignal,
      onSnapshot: (snapshot: NetworkSnapshot) => void,
    ) =>
      lend((engine) => {
        const onEvent = (event: StreamEvent) =>
          event.type === 'network' && onSnapshot(event.snapshot);
        return engine.call('trainNetwork', request, { signal, onEvent });
      }),

    /** The loss of a batch and its gradient by every parameter; if wanted, at every neuron. */
    networkGradient: (request: NetworkGradientRequest) =>
      lendToFigure((engine) => engine.call('networkGradient', request)),

    /** Losses around some parameters, or of some; `null` if it was aborted. */
    networkLosses: (request: NetworkLossesRequest, signal: AbortSignal) =>
      lendToFigure((engine) => engine.call('networkLosses', request, { signal })),
  };
}
