import { useEffect, useMemo, useRef, useState } from 'react';
import {
  examplesOf,
  features,
  judge,
  NO_MEMORY,
  planePoints,
  surfacesOf,
  type FeatureName,
  type NetworkSnapshot,
  type NetworkState,
} from '../../core/network';
import type { NdArray } from '../../core/arrays';
import { actions } from '../../store';
import { stateInAddress, useStateInAddress } from '../../ui';
import { until } from '../network/trainSmallNetwork';
import { showNetwork } from '../network/currentNetwork';
import { featureSymbol } from './describeNetwork';
import { addMoment, nearestMoment, type Moment } from './moments';
import {
  builtOf,
  FIELDS,
  FIRST_SETTINGS,
  firstWeights,
  PICTURE_MS,
  stepsAPicture,
  trainingOf,
  type Built,
  type Pace,
  type Settings,
} from './networkSettings';
import { dotsOf, type Split } from './ownDots';

/** Samples a side of every surface. Odd, so that every other one is a grid as well. */
export const GRID = 49;
const PLANE = planePoints(GRID);
const FIGURE = 'NeuralNetwork';

export type Surfaces = readonly NdArray[];

/** The network as it is now, and what it takes to go on from here. */
interface Now extends Moment {
  /** What each neuron answers over the plane, layer by layer, `[GRID², neurons]`; rows from the top. */
  readonly surfaces: Surfaces;
  readonly memory: NetworkState['memory'];
  /** Whose memory it is. */
  readonly optimiser: Settings['optimiser'];
}

/** The network that is shown: that of now, or of a moment of the run. */
export interface Network extends Moment {
  readonly surfaces: Surfaces;
}

export type Activity = 'resting' | 'training' | 'stopping' | 'failed';

const planeFor = (names: readonly FeatureName[]): NdArray => features(names, PLANE);

const examplesFor = (names: readonly FeatureName[], { training, test }: Split) => ({
  examples: examplesOf(names, training),
  test: test && examplesOf(names, test),
});

/** The network of the figure and what can be done with it; it trains on the engine of the store. */
export function useNetwork() {
  const [settings, setSettings] = useState<Settings>(() => stateInAddress(FIGURE, FIELDS));
  const link = useStateInAddress(FIGURE, FIELDS, settings);
  const [now, setNow] = useState(() => untrained(settings));
  const [moments, setMoments] = useState<readonly Moment[]>(() => [now]);
  /** The step that is looked back at; `null`: the network as it is now. */
  const [lookedAt, setLookedAt] = useState<number | null>(null);
  const [activity, setActivity] = useState<Activity>('resting');
  const { shape, activation, features: names, data, own, noise, test } = settings;
  const built = useMemo(
    () => builtOf({ shape, activation, features: names }),
    [shape, activation, names],
  );
  const dots = useMemo(() => dotsOf({ data, own, noise, test }), [data, own, noise, test]);
  const examples = useMemo(() => examplesFor(built.features, dots), [built, dots]);
  const run = useRef<AbortController>(null);
  // Read by a run that is under way: another pace holds from the next picture on.
  const pace = useRef<Pace>(settings);
  pace.current = settings;

  useEffect(() => () => run.current?.abort(), []);

  const at = lookedAt === null ? moments.length - 1 : nearestMoment(moments, lookedAt);
  const moment = lookedAt === null ? null : moments[at];
  const network = useMemo((): Network => {
    if (!moment) return now;
    const surfaces = surfacesOf(built.config, moment.weights, planeFor(built.features));
    return { ...moment, surfaces };
  }, [moment, now, built]);

  /** Begins anew; whatever a run that is under way still says is not heard. */
  function begin(next: Settings): void {
    run.current?.abort();
    run.current = null;
    showNetwork(null);
    const first = untrained(next);
    setSettings(next);
    setNow(first);
    setMoments([first]);
    setLookedAt(null);
    setActivity('resting');
  }

  async function train(steps: number): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    run.current = controller;
    setActivity('training');
    setLookedAt(null);
    const surfaceInputs = planeFor(built.features);
    let state: NetworkState = now;
    let { optimiser } = now;
    const last = now.step + steps;

    const show = ({ state, loss, testLoss, surfaces }: NetworkSnapshot) => {
      if (run.current !== controller) return;
      const next: Now = { ...state, loss, testLoss, surfaces, optimiser };
      setNow(next);
      setMoments((before) => addMoment(before, momentOf(next)));
    };

    while (state.step < last && !signal.aborted) {
      const soonest = performance.now() + PICTURE_MS;
      // Another optimiser knows nothing of the steps of the one before.
      if (pace.current.optimiser !== optimiser) state = { ...state, memory: NO_MEMORY };
      ({ optimiser } = pace.current);
      const request = {
        ...{ config: built.config, from: state, ...examples, surfaceInputs, keepPath: false },
        training: trainingOf(pace.current, settings.seed),
        steps: Math.min(last - state.step, stepsAPicture(state.step)),
      };
      const snapshot = await actions.trainNetwork(request, signal, show);
      if (run.current !== controller) return;
      if (!snapshot) {
        run.current = null;
        // Stopped before the engine was there.
        setActivity(signal.aborted ? 'resting' : 'failed');
        return;
      }
      show(snapshot);
      state = snapshot.state;
      if (state.step < last) await until(soonest);
    }
    if (run.current !== controller) return;
    run.current = null;
    setActivity('resting');
    showNetwork({
      ...{ origin: 'yours', config: built.config, examples: examples.examples },
      ...{ weights: state.weights, step: state.step },
      inputNames: built.features.map(featureSymbol),
    });
  }

  function stop(): void {
    if (run.current === null) return;
    run.current.abort();
    setActivity('stopping');
  }

  return {
    settings,
    link,
    built,
    /** The network that is shown, and the moments to choose from. */
    network,
    moments,
    at,
    isNow: moment === null,
    stepNow: now.step,
    activity,
    dots,
    examples,
    train,
    /** Begins anew with other settings. */
    choose: (choice: Partial<Settings>) => begin({ ...settings, ...choice }),
    /** Goes on otherwise. */
    tune: (choice: Partial<Pace>) => setSettings((before) => ({ ...before, ...choice })),
    /** The step to look back at, `null` for now. Nobody looks back while all goes on: the run ends. */
    lookAt: (step: number | null) => {
      if (step !== null) stop();
      setLookedAt(step);
    },
    stop,
    /** New weights, drawn from the next seed. */
    redraw: () => begin({ ...settings, seed: settings.seed + 1 }),
    /** Everything as it was at first, the first weights too. */
    reset: () => begin(FIRST_SETTINGS),
  };
}

const momentOf = ({ step, loss, testLoss, weights }: Moment): Moment => ({
  ...{ step, loss, testLoss, weights },
});

function untrained(settings: Settings): Now {
  const { config, features }: Built = builtOf(settings);
  const weights = firstWeights(config, settings.seed);
  const { examples, test } = examplesFor(features, dotsOf(settings));
  const surfaces = surfacesOf(config, weights, planeFor(features));
  return {
    ...{ step: 0, weights, memory: NO_MEMORY, surfaces },
    loss: judge(config, weights, examples).loss,
    testLoss: test && judge(config, weights, test).loss,
    optimiser: settings.optimiser,
  };
}

/** Samples a side of a small picture. */
export const SMALL = (GRID + 1) / 2;

/** Every other sample of one neuron's surface, in both directions: enough for a small picture. */
export function smallPicture({ shape, data }: NdArray, neuron: number): Float32Array {
  const [, neurons] = shape;
  const picture = new Float32Array(SMALL ** 2);
  for (let row = 0; row < SMALL; row++) {
    for (let col = 0; col < SMALL; col++) {
      picture[row * SMALL + col] = data[(2 * row * GRID + 2 * col) * neurons + neuron];
    }
  }
  return picture;
}
