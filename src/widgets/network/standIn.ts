/** A network for who has trained none: the one that the figure of the network begins with. */

import {
  drawDots,
  drawWeights,
  examplesOf,
  firstState,
  MOMENTUM,
  NO_PENALTY,
  type NetworkConfig,
} from '../../core/network';
import { actions } from '../../store';
import { currentNetwork, showNetwork, type CurrentNetwork } from './currentNetwork';

const CONFIG: NetworkConfig = { inputs: 2, hidden: [4, 4], activation: 'tanh', output: 'tanh' };
const SEED = 1;
/** So many of this kind tell nearly all dots apart. */
const STEPS = 60;
const LEARNING_RATE = 0.1;

/**
 * The reader's network or, if there is none, one that is trained now and then shown to all figures.
 * @returns `undefined` if the engine could not; what went wrong is said elsewhere
 */
export async function networkToLookInto(signal: AbortSignal): Promise<CurrentNetwork | undefined> {
  const there = currentNetwork();
  if (there) return there;
  const examples = examplesOf(['x1', 'x2'], drawDots('circle', SEED));
  const request = {
    config: CONFIG,
    from: firstState(drawWeights(CONFIG, SEED, 'lecun')),
    training: {
      ...{ learningRate: LEARNING_RATE, optimiser: MOMENTUM, batchSize: null },
      ...{ ...NO_PENALTY, seed: 0 },
    },
    steps: STEPS,
    ...{ examples, test: null, surfaceInputs: null, keepPath: false },
  };
  const trained = await actions.trainNetwork(request, signal, () => {});
  // A run that was stopped is no network to look into.
  if (!trained || signal.aborted) return undefined;
  // Meanwhile the reader may have trained one.
  const network = currentNetwork() ?? {
    ...{ origin: 'standIn' as const, config: CONFIG, examples },
    ...{ weights: trained.state.weights, inputNames: ['x₁', 'x₂'], step: trained.state.step },
  };
  showNetwork(network);
  return network;
}
