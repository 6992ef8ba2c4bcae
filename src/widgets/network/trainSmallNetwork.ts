/** The one way in which figures of chapter 1 have small networks trained. */

import type { NetworkRunRequest, NetworkSnapshot } from '../../core/network';

/** Takes the steps of a request; `undefined`: it could not, and the page has said why. */
export type Train = (
  request: NetworkRunRequest,
  signal: AbortSignal,
  onSnapshot: (snapshot: NetworkSnapshot) => void,
) => Promise<NetworkSnapshot | undefined>;

/** For a picture to be seen, the next one waits until so many milliseconds after it. */
export const until = (time: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
