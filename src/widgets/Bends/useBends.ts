import { useEffect, useMemo, useRef, useState } from 'react';
import type { LinkSchema } from '../../core/linkState';
import { actions } from '../../store';
import { useLinkState } from '../../ui';
import { until } from '../network/trainSmallNetwork';
import { CURVE_CHARACTERS, PRESETS, readCurve, writeCurve, type Curve } from './curve';
import { settle } from './fit';
import { addNeuron, countOf, errorOf, NO_NEURONS, type Bending, type Weights } from './neurons';

export const MOST_NEURONS = 12;
/** The lines have to be seen to move: no picture stands for less than this. */
const PICTURE_MS = 40;

/** What a link holds: the curve and whether lines bend, not the neurons, which the reader adds. */
export const FIELDS = {
  shape: { kind: 'choice', choices: ['hill', 'step', 'wave', 'zigzag', 'own'], first: 'hill' },
  curve: { kind: 'text', maxLength: CURVE_CHARACTERS, first: '' },
  bends: { kind: 'choice', choices: ['in', 'out'], first: 'in' },
} as const satisfies LinkSchema;

export type ShapeName = (typeof FIELDS.shape.choices)[number];

/** The neurons of one way of bending, and how well each number of them did. */
interface Fitted {
  readonly weights: Weights;
  /** What they have been trained on to the end; `null`: nothing yet. */
  readonly curve: Curve | null;
  /** Of one neuron, of two, and so on; `null` where that was on another curve. */
  readonly errors: readonly (number | null)[];
}

type Fits = Readonly<Record<Bending, Fitted>>;

const NONE: Fitted = { weights: NO_NEURONS, curve: null, errors: [] };
const NO_FITS: Fits = { relu: NONE, linear: NONE };

export type Activity = 'resting' | 'training' | 'failed';

/** The reader's curve, the neurons that follow it, and what can be done with both. */
export function useBends() {
  const { state: settings, set, reset, link } = useLinkState('Bends', FIELDS);
  const linked = useMemo(() => curveOf(settings.shape, settings.curve), [settings]);
  /** While it is being drawn, ahead of the address. */
  const [drawn, setDrawn] = useState<Curve | null>(null);
  const curve = drawn ?? linked;
  const bending: Bending = settings.bends === 'in' ? 'relu' : 'linear';
  const [fits, setFits] = useState(NO_FITS);
  const [activity, setActivity] = useState<Activity>('resting');
  const run = useRef<AbortController>(null);
  // Read by what is begun in one event after another, before the page is drawn anew.
  const now = useRef(NO_FITS);
  /** How many neurons there are to be; more may be asked for during a run. */
  const wanted = useRef(0);

  useEffect(() => () => run.current?.abort(), []);

  function keep(bending: Bending, fitted: Fitted): void {
    now.current = { ...now.current, [bending]: fitted };
    setFits(now.current);
  }

  function stop(): void {
    run.current?.abort();
    run.current = null;
    setActivity('resting');
  }

  /** Adds neurons until there are as many as are wanted, and trains them until it no longer helps. */
  async function follow(bending: Bending, curve: Curve): Promise<void> {
    stop();
    const isDone = () =>
      countOf(now.current[bending].weights) >= wanted.current &&
      now.current[bending].curve === curve;
    if (wanted.current === 0 || isDone()) return;
    const controller = new AbortController();
    run.current = controller;
    setActivity('training');
    while (run.current === controller && !isDone()) {
      const before = now.current[bending];
      const begun =
        countOf(before.weights) < wanted.current
          ? addNeuron(before.weights, bending, curve)
          : before.weights;
      const errors = before.curve === curve ? before.errors : before.errors.map(() => null);
      let drawnAt = performance.now();
      const weights = await settle(
        ...[begun, bending, curve, actions.trainNetwork, controller.signal],
        async (weights) => {
          keep(bending, { weights, curve: null, errors });
          await until(drawnAt + PICTURE_MS);
          drawnAt = performance.now();
        },
      );
      if (run.current !== controller) return;
      if (!weights) {
        run.current = null;
        wanted.current = countOf(now.current[bending].weights);
        setActivity('failed');
        return;
      }
      const known = Array.from({ length: countOf(weights) - 1 }, (_, i) => errors[i] ?? null);
      keep(bending, { weights, curve, errors: [...known, errorOf(weights, bending, curve)] });
    }
    if (run.current === controller) stop();
  }

  function clear(): void {
    stop();
    wanted.current = 0;
    keep('relu', NONE);
    keep('linear', NONE);
  }

  const { weights, errors } = fits[bending];

  return {
    shape: settings.shape,
    curve,
    bending,
    weights,
    errors,
    activity,
    link,
    add: () => {
      wanted.current = Math.min(MOST_NEURONS, wanted.current + 1);
      if (run.current === null) void follow(bending, curve);
    },
    /** The curve stays; its neurons go. */
    clear,
    /** One's own begins as the one before, neurons and all. */
    choose: (shape: ShapeName) => {
      if (shape === 'own') {
        setDrawn(curve);
        set({ shape, curve: writeCurve(curve) });
        return;
      }
      clear();
      setDrawn(null);
      set({ shape, curve: '' });
    },
    /** The curve as it is being drawn. */
    draw: (next: Curve) => {
      stop();
      setDrawn(next);
    },
    /** It is drawn: the neurons that there are follow it. */
    endDrawing: (next: Curve) => {
      const text = writeCurve(next);
      // The same object as the address will give, so that what is fitted to it is known again.
      setDrawn(next);
      set({ shape: 'own', curve: text });
      void follow(bending, next);
    },
    bend: (bends: 'in' | 'out') => {
      set({ bends });
      const next: Bending = bends === 'in' ? 'relu' : 'linear';
      // Taken out of the very lines that there are; put back, those are as they were.
      if (next === 'linear') keep('linear', { ...fits.relu, curve: null, errors: [] });
      void follow(next, curve);
    },
    reset: () => {
      clear();
      setDrawn(null);
      reset();
    },
  };
}

const curveOf = (shape: ShapeName, text: string): Curve =>
  shape === 'own' ? (readCurve(text) ?? PRESETS.hill) : PRESETS[shape];
