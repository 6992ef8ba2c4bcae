import { useEffect, useMemo, useRef, useState } from 'react';
import {
  drawDots,
  drawWeights,
  examplesOf,
  judge,
  NO_MEMORY,
  planePoints,
  SGD,
  surfacesOf,
  type FeatureName,
  type NetworkSnapshot,
  type NetworkState,
  type NetworkTraining,
} from '../../core/network';
import type { NdArray } from '../../core/arrays';
import { actions } from '../../store';
import { stateInAddress, useStateInAddress, type Point } from '../../ui';
import {
  configOf,
  FIELDS,
  FIRST_SETTINGS,
  LEARNING_RATE,
  PICTURE_MS,
  stepsAPicture,
  type Settings,
} from './networkSettings';

/** Samples a side of every surface. */
export const GRID = 48;
const DATA_SEED = 1;
const FEATURES: readonly FeatureName[] = ['x1', 'x2'];
const PLANE = planePoints(GRID);

/** All dots at each step, and nothing but the gradient. */
const PLAIN = {
  ...{ optimiser: SGD, batchSize: null, l1: 0, l2: 0, seed: 0 },
} satisfies Omit<NetworkTraining, 'learningRate'>;

/** The network as it is now. */
export interface Network {
  /** Counts from the first weights on. */
  readonly step: number;
  readonly loss: number;
  readonly weights: readonly NdArray[];
  /** What each neuron answers over the plane, layer by layer, `[GRID², neurons]`; rows from the top. */
  readonly surfaces: readonly NdArray[];
  /** The loss at every step that was told of. */
  readonly curve: readonly Point[];
}

export type Activity = 'resting' | 'training' | 'stopping' | 'failed';

/** The network of the figure and what can be done with it; it trains on the engine of the store. */
export function useNetwork() {
  const [settings, setSettings] = useState<Settings>(() => stateInAddress('NeuralNetwork', FIELDS));
  const link = useStateInAddress('NeuralNetwork', FIELDS, settings);
  const [learningRate, setLearningRate] = useState<number>(LEARNING_RATE.first);
  const [network, setNetwork] = useState(() => untrained(settings));
  const [activity, setActivity] = useState<Activity>('resting');
  const dots = useMemo(() => drawDots(settings.data, DATA_SEED), [settings.data]);
  const examples = useMemo(() => examplesOf(FEATURES, dots), [dots]);
  const run = useRef<AbortController>(null);
  // Read by a run that is under way: a new rate holds from the next picture on.
  const rate = useRef(learningRate);
  rate.current = learningRate;

  useEffect(() => () => run.current?.abort(), []);

  /** Begins anew; whatever a run that is under way still says is not heard. */
  function begin(next: Settings): void {
    run.current?.abort();
    run.current = null;
    setSettings(next);
    setNetwork(untrained(next));
    setActivity('resting');
  }

  async function train(steps: number): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    run.current = controller;
    setActivity('training');
    const { step, weights } = network;
    let state: NetworkState = { step, weights, memory: NO_MEMORY };
    const last = step + steps;

    const show = ({ state, loss, surfaces }: NetworkSnapshot) => {
      if (run.current !== controller) return;
      const { step, weights } = state;
      setNetwork(({ curve }) => ({
        ...{ step, loss, weights, surfaces },
        curve: step === curve.at(-1)?.x ? curve : [...curve, { x: step, y: loss }],
      }));
    };

    while (state.step < last && !signal.aborted) {
      const soonest = performance.now() + PICTURE_MS;
      const request = {
        config: configOf(settings),
        from: state,
        training: { ...PLAIN, learningRate: rate.current },
        steps: Math.min(last - state.step, stepsAPicture(state.step)),
        ...{ examples, test: null, surfaceInputs: PLANE, keepPath: false },
      };
      const snapshot = await actions.trainNetwork(request, signal, show);
      if (run.current !== controller) return;
      if (!snapshot) {
        run.current = null;
        setActivity('failed');
        return;
      }
      show(snapshot);
      state = snapshot.state;
      if (state.step < last) await until(soonest);
    }
    if (run.current !== controller) return;
    run.current = null;
    setActivity('resting');
  }

  return {
    settings,
    link,
    learningRate,
    network,
    activity,
    dots,
    examples,
    setLearningRate,
    train,
    choose: (choice: Partial<Settings>) => begin({ ...settings, ...choice }),
    stop: () => {
      run.current?.abort();
      setActivity('stopping');
    },
    /** New weights, drawn from the next seed. */
    redraw: () => begin({ ...settings, seed: settings.seed + 1 }),
    /** Everything as it was at first, the first weights too. */
    reset: () => {
      setLearningRate(LEARNING_RATE.first);
      begin(FIRST_SETTINGS);
    },
  };
}

function untrained(settings: Settings): Network {
  const config = configOf(settings);
  // Links tell of weights by their seed: whatever the activation, they are drawn as they always were.
  const weights = drawWeights(config, settings.seed, 'lecun');
  const { loss } = judge(config, weights, examplesOf(FEATURES, drawDots(settings.data, DATA_SEED)));
  const surfaces = surfacesOf(config, weights, PLANE);
  return { step: 0, loss, weights, surfaces, curve: [{ x: 0, y: loss }] };
}

const until = (time: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
