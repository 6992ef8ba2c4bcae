/** The actions of the store that concern small networks, answered by the engine in this thread. */

import { networkGradient } from '../../src/engine/network/gradient';
import { networkLosses } from '../../src/engine/network/losses';
import { trainNetwork } from '../../src/engine/network/train';
import type {
  NetworkGradientRequest,
  NetworkLossesRequest,
  NetworkRunRequest,
  NetworkSnapshot,
} from '../../src/core/network';

const giveWay = (): Promise<void> => Promise.resolve();

export const networkActions = {
  trainNetwork: (
    request: NetworkRunRequest,
    signal: AbortSignal,
    onSnapshot: (snapshot: NetworkSnapshot) => void,
  ) => trainNetwork(request, signal, giveWay, onSnapshot),
  networkGradient: (request: NetworkGradientRequest) => networkGradient(request),
  networkLosses: (request: NetworkLossesRequest, signal: AbortSignal) =>
    networkLosses(request, signal, giveWay),
};
