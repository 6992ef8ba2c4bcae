/** What a figure lacks of the age that it wants, and how long it takes to train that. */

import { RECIPE_CONFIG, RECIPE_VOCAB_SIZE, countParameters } from '../../core/config';
import type { EngineName } from '../../core/engines';
import {
  DEFAULT_SETTINGS,
  modelConfigOf,
  predictedSeconds,
  tuningOf,
  type MeasuredRate,
} from '../../core/settings';
import {
  activePhase,
  ageAt,
  newestMoment,
  type BundledName,
  type LifeState,
  type Phase,
} from '../../store';
import { formatBytes } from '../../ui';

export type WantedAge = 'base' | 'assistant';

/** Why a figure has to wait. */
export type Prerequisite =
  | { readonly kind: 'training'; readonly phase: Phase }
  /** The model is of that age, and an earlier moment is shown. */
  | { readonly kind: 'lookingBack' }
  /** Phases to go through, in their order. */
  | { readonly kind: 'untrained'; readonly phases: readonly Phase[] };

/**
 * `null` if it has what it wants.
 * @param orBase whether a base model will do as well, and one that is being trained
 */
export function missingFor(
  state: LifeState,
  wanted: WantedAge,
  orBase = false,
): Prerequisite | null {
  const { model, runs, shown } = state;
  if (orBase && model && model.age !== 'random') return null;
  const phase = activePhase(state);
  // In its first steps a model is of the next age already: it is waited for to the end.
  if (phase === 'pretraining' || (phase && wanted === 'assistant')) {
    return { kind: 'training', phase };
  }
  // Whoever fine-tunes random parameters wants no base.
  if (phase || (wanted === 'base' && runs.fineTuning)) return null;
  const phases = phasesTo(wanted, model?.age ?? 'random');
  if (phases.length === 0) return null;
  const newest = phasesTo(wanted, ageAt(newestMoment(state), runs));
  return shown && newest.length === 0 ? { kind: 'lookingBack' } : { kind: 'untrained', phases };
}

/** Whether the model has learnt nothing, so that all it could say is noise. */
export const hasLearntNothing = (state: LifeState): boolean =>
  missingFor(state, 'base')?.kind === 'untrained';

function phasesTo(wanted: WantedAge, age: 'random' | WantedAge): readonly Phase[] {
  const base: readonly Phase[] = age === 'random' ? ['pretraining'] : [];
  return wanted === 'base' || age === 'assistant' ? base : [...base, 'fineTuning'];
}

export interface TrainingTime {
  readonly seconds: number;
  /** By which that is. */
  readonly rate: MeasuredRate;
  /** Whether that is by what was measured on this device, or on the server of our figures. */
  readonly here: boolean;
}

/**
 * Milliseconds of a step of the recipe on one thread of two cores of an AMD EPYC server: the figures
 * of `src/engine/README.md`. Of WebGL there is none that says anything of a device with a GPU.
 */
const SERVER_STEP_MS: Readonly<Record<EngineName, number | null>> = {
  webgpu: 25.1,
  simd: 25.1,
  webgl: null,
  cpu: 7_487,
};

export const engineOf = ({ engine }: Pick<LifeState, 'engine'>): EngineName | null =>
  engine.status === 'ready' ? engine.report.name : null;

/** How long some phases take with the settings as they are; `null`: nobody has measured. */
export function trainingTime(state: LifeState, phases: readonly Phase[]): TrainingTime | null {
  const { settings, model } = state;
  const here = rateHere(state);
  const stepMs = SERVER_STEP_MS[engineOf(state) ?? 'simd'];
  const rate = here ?? (stepMs === null ? null : rateOf(stepMs));
  if (!rate) return null;
  // A base model that is there keeps its size, whatever the next will have.
  const size =
    model && !phases.includes('pretraining')
      ? { ...model.settings, ...tuningOf(settings) }
      : settings;
  const predicted = predictedSeconds(size, rate);
  const seconds = phases.reduce((sum, phase) => sum + predicted[phase], 0);
  return { seconds, rate, here: here !== null };
}

/** By the run that is under way, by the last, or by the steps with which the engine was chosen. */
function rateHere(state: LifeState): MeasuredRate | null {
  const { rate, engine, model, runs } = state;
  const phase = activePhase(state);
  const tokensPerSecond = phase ? runs[phase]?.tokensPerSecond : 0;
  if (model && tokensPerSecond) return { config: model.config, tokensPerSecond };
  if (rate) return rate;
  if (engine.status !== 'ready') return null;
  const { name, measurement } = engine.report;
  const time = measurement?.times.find((one) => one.name === name);
  return time ? rateOf(time.stepMs) : null;
}

const RECIPE = { ...RECIPE_CONFIG, vocabSize: RECIPE_VOCAB_SIZE };
const { batchSize, contextLength, vocabSize } = DEFAULT_SETTINGS;

/** Of a step of the recipe. */
export const rateOf = (stepMs: number): MeasuredRate => ({
  config: modelConfigOf(DEFAULT_SETTINGS, vocabSize),
  tokensPerSecond: (1000 * batchSize * contextLength) / stepMs,
});

/** How fast one thread of that server trains the recipe: for where nothing is known of this device. */
export const serverRate = (): MeasuredRate => rateOf(SERVER_STEP_MS.simd!);

/**
 * Bytes a parameter of what has to be fetched of ours: an assistant’s base comes with it, and the early
 * one is in half precision.
 */
const BUNDLED_BYTES: Readonly<Record<BundledName, number>> = { early: 2, base: 4, assistant: 8 };

/** What it takes to fetch ours. */
export const bundledBytes = (name: BundledName): number =>
  BUNDLED_BYTES[name] * countParameters(RECIPE);

/** The same to two figures: "620 kB". */
export const bundledSize = (name: BundledName): string =>
  formatBytes(Number(bundledBytes(name).toPrecision(2)));
