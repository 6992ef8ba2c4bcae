/**
 * The small network that chapter 1 speaks of: what one of its figures has trained, others look into.
 * It lives as long as the page.
 */

import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { NdArray } from '../../core/arrays';
import type { Examples, NetworkConfig } from '../../core/network';

export interface CurrentNetwork {
  /** Trained by the reader in the figure of the network, or by a figure for want of that. */
  readonly origin: 'yours' | 'standIn';
  readonly config: NetworkConfig;
  readonly weights: readonly NdArray[];
  readonly examples: Examples;
  /** What each input is called: “x₁”. */
  readonly inputNames: readonly string[];
  /** Steps behind it. */
  readonly step: number;
}

const current = createStore<{ readonly network: CurrentNetwork | null }>(() => ({ network: null }));

/** Told when a run has come to rest; `null`: what the figures looked into is gone. */
export const showNetwork = (network: CurrentNetwork | null): void => current.setState({ network });

export const currentNetwork = (): CurrentNetwork | null => current.getState().network;

export const useCurrentNetwork = (): CurrentNetwork | null =>
  useStore(current, ({ network }) => network);
