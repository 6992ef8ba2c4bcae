import { useEffect, useMemo, useRef, useState } from 'react';
import { drawWeights, type NetworkSnapshot } from '../../core/network';
import { actions } from '../../store';
import { stateInAddress, useStateInAddress, type Point } from '../../ui';
import { drawDots } from './dataSets';
import { judge, surfacesOf } from './networkForward';
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

/** The network as it is now. Its `step` counts from the first weights on. */
export interface Network extends NetworkSnapshot {
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
    let { weights, step } = network;
    const last = step + steps;

    const show = (snapshot: NetworkSnapshot, from: number) => {
      if (run.current !== controller) return;
      const at = from + snapshot.step;
      setNetwork(({ curve }) => ({
        ...snapshot,
        step: at,
        curve: at === curve.at(-1)?.x ? curve : [...curve, { x: at, y: snapshot.loss }],
      }));
    };

    while (step < last && !signal.aborted) {
      const from = step;
      const soonest = performance.now() + PICTURE_MS;
      const request = {
        ...dots,
        config: configOf(settings),
        weights,
        seed: settings.seed,
        learningRate: rate.current,
        steps: Math.min(last - step, stepsAPicture(step)),
        gridSize: GRID,
      };
      const snapshot = await actions.trainNetwork(request, signal, (each) => show(each, from));
      if (run.current !== controller) return;
      if (!snapshot) {
        run.current = null;
        setActivity('failed');
        return;
      }
      show(snapshot, from);
      step = from + snapshot.step;
      weights = snapshot.weights;
      if (step < last) await until(soonest);
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
  const weights = drawWeights(config, settings.seed);
  const { loss } = judge(config, weights, drawDots(settings.data, DATA_SEED));
  const surfaces = surfacesOf(config, weights, GRID);
  return { step: 0, loss, weights, surfaces, curve: [{ x: 0, y: loss }] };
}

const until = (time: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, time - performance.now())));
