/** The one life that all pages share, and how a component reads it. */

import { useStore } from 'zustand';
import type { NamedArrays } from '../core/arrays';
import { ReaderError } from '../core/errors';
import { CORPUS_NAMES_IN_FILES } from '../core/files/corpusNames';
import { createClient, type SilenceLimit } from '../worker/client';
import { runBench, type BenchRequest, type BenchState } from './engine/compareEngines';
import { createDeviceRate, type DeviceRateState } from './engine/deviceRate';
import { createComparison } from './generation/compareModels';
import { createCurves, type CurvesState } from './training/lossCurves';
import { createExamStore, type ExamState } from './exam/examStore';
import { createLaboratory, type ExperimentStates, type StepOfRun } from './experiments/laboratory';
import { ownExperiment } from './experiments/ownStep';
import { errorMessage } from './errorMessage';
import { createLife, type Life } from './life';
import type { Device } from './persistence/persistence';
import { measurementIn } from './engine/measurement';
import { createMomentReader } from './generation/momentReport';
import { fetchBundledModel } from './model/bundledModel';
import { fetchLinkedModel } from './model/linkedModel';
import { createReferenceModels, type ReferenceStates } from './model/referenceModels';
import type { Recording } from './model/replay';
import { checkRecord } from './model/record';
import { forgetsSites, persist } from './persistence/persistentStorage';
import { openModelStorage } from './persistence/modelStorage';
import { claimTabLock } from './persistence/tabLock';
import { createDataAccess } from './data/dataAccess';
import { isUnfetched, recovery, tell } from './recovery';
import { createSettingsLink } from './training/settingsLink';
import type { LifeState, ReaderModel } from './state';

function startWorker(): Worker {
  try {
    return new Worker(new URL('../worker/engine.worker.ts', import.meta.url), {
      type: 'module',
      name: 'engine',
    });
  } catch {
    // A frame in a sandbox, without an origin of its own.
    throw new ReaderError('engine.noWorker');
  }
}

const connect = (silenceLimitMs?: SilenceLimit) => createClient(startWorker(), silenceLimitMs);

const BASE = import.meta.env.BASE_URL;
const MODELS = `${BASE}models/`;

const device: Device = {
  openModelStorage: (onLost) => openModelStorage({ basePath: BASE, check: checkRecord, onLost }),
  claim: (told) => claimTabLock(BASE, told),
  onHidden(callback) {
    // Before the next page is asked for: a database needs some milliseconds, which `pagehide` has not.
    addEventListener('beforeunload', callback);
    document.addEventListener('visibilitychange', () => document.hidden && callback());
  },
  persist,
  forgets: forgetsSites(),
};

const measurement = measurementIn(() => localStorage, `${BASE}engines`);

const life = createLife(
  connect,
  measurement,
  // Tests of the figures run side by side on one host: none may find what another has kept.
  import.meta.env.MODE === 'test' ? null : device,
  (age) => fetchBundledModel(age, MODELS),
);

// For those who develop: `life.getState()` in the console.
if (import.meta.env.DEV && typeof window !== 'undefined') Object.assign(window, { life });

export const { actions } = life;

/**
 * Opens a model of the site's own folder.
 * @param file as `linkedModelIn` has found it in an address
 * @returns whether it is here
 */
export const openLinkedModel = (file: string) =>
  actions.open(async (onProgress) => [await fetchLinkedModel(file, MODELS, onProgress)]);

/** For stores that come with their figure alone, of what stands beside the model in the engine. */
export const besideModel: Pick<Life, 'beside' | 'getState' | 'subscribe'> = life;

/** Settings that a query holds, which are then those of the next model. */
export const followSettingsLink = createSettingsLink(life);

// Whichever figure wakes the model first: it is the one that the link is about. Units have no page.
if (typeof location !== 'undefined') followSettingsLink(location.search);

/** @throws ReaderError if the recording of our own run cannot be had */
export async function fetchRecording(): Promise<Recording> {
  try {
    return await (await import('./model/replay')).fetchRecording(MODELS);
  } catch (error) {
    if (isUnfetched(error)) tell({ problem: errorMessage(error), wantsReload: true });
    throw error;
  }
}

life.subscribe((state, before) => {
  const { problem, wantsReload, runs, persistence } = state;
  if (problem !== before.problem) tell({ problem, wantsReload });
  if (runs === before.runs && persistence === before.persistence) return;
  const learnt = runs.pretraining !== null || runs.fineTuning !== null;
  const fate = !learnt ? 'none' : persistence.trouble === null ? 'kept' : 'lost';
  if (fate !== recovery().fate) tell({ fate });
});
tell({
  dismiss() {
    actions.dismissProblem();
    // It may be one that the store knows nothing of.
    tell({ problem: null });
  },
  keep: actions.keep,
  takeHome: () => actions.takeHome(),
});

/**
 * The bytes of `parameters.zip`, of a model that is not the reader's, or has learnt nothing.
 * @param steps of pre-training, behind it
 */
export async function packReference(
  { config, tokenizer, settings, age }: ReaderModel,
  parameters: NamedArrays,
  steps: number,
): Promise<Uint8Array> {
  const { packForReader } = await import('./model/packForReader');
  const { corpus, seed } = settings;
  const made = { corpus: CORPUS_NAMES_IN_FILES[corpus], seed };
  const about = { ...made, age, pretrainingSteps: steps, fineTuningSteps: 0 };
  return packForReader({ config, parameters, tokenizer: tokenizer.data, about });
}

const references = createReferenceModels({
  connect,
  fetchBundledModel: (name) => fetchBundledModel(name, MODELS),
  onProblem(error) {
    // Without the file of our model, the figure says so, and shows another.
    const isModel = error instanceof ReaderError && error.code === 'bundled.unfetched';
    if (isUnfetched(error) && !isModel) tell({ problem: errorMessage(error), wantsReload: true });
  },
});

/** Reads the models that figures show beside the reader’s, which is not touched by that. */
export const referenceActions = references.actions;

export const referencesNow = references.getState;

export const useReferences = <T>(select: (state: ReferenceStates) => T): T =>
  useStore(references, select);

const laboratory = createLaboratory({
  connect,
  wish() {
    const { engine } = life.getState();
    if (engine.status === 'ready') return { engine: engine.report.name };
    return { engine: 'auto', measured: measurement.read() };
  },
});

/** Small models that are not the reader's: what figures train to show something by. */
export const experimentActions = {
  ...laboratory.actions,

  /** The step that comes next in the reader's own pre-training, taken apart; nothing of it is changed. */
  openOwnStep: (name: string): Promise<StepOfRun | null> =>
    laboratory.actions.openStep(name, async () => {
      const experiment = await ownExperiment(life);
      if (!experiment) throw new ReaderError('model.none');
      return experiment;
    }),
};

export const experimentsNow = laboratory.getState;

/** Reads what has become of experiments so far, by the names that figures gave them. */
export const useExperiments = <T>(select: (state: ExperimentStates) => T): T =>
  useStore(laboratory, select);

const examStore = createExamStore(life, laboratory);

export const examActions = examStore.actions;

/** Reads a part of what the exam has found so far. */
export const useExam = <T>(select: (state: ExamState) => T): T => useStore(examStore, select);

/** What the reader brings, and what the model reads. */
export const reading = createDataAccess(life);

const curves = createCurves(life);

export const curveActions = curves.actions;

/** Reads the curves that were put aside. */
export const useCurves = <T>(select: (state: CurvesState) => T): T => useStore(curves, select);

/** Base and assistant write from one prompt, or the model alone while there is no assistant. */
export const compareModels = createComparison(life);

/** What the model writes at the moment that is shown, and how many facts it knows then. */
export const readMoment = createMomentReader(life);

/** Reads a part of the state and renders again when that part changes. A model that is kept stays where it is. */
export const useLifeAtRest = <T>(select: (state: LifeState) => T): T => useStore(life, select);

let recalling: Promise<unknown> | null = null;
/** Watched by who shows the model. */
const lifeInSight: typeof life = {
  ...life,
  subscribe(listener) {
    recalling ??= actions.recall();
    return life.subscribe(listener);
  },
};

/** The same for whoever shows the model: one of an earlier visit is taken up, and no engine started. */
export const useLife = <T>(select: (state: LifeState) => T): T => useStore(lifeInSight, select);

/** Measures the engines of this browser; the reader's model has no part in it. */
export const measureEngines = (
  request: BenchRequest,
  signal: AbortSignal,
  onState: (state: BenchState) => void,
): Promise<void> => runBench(connect, request, signal, onState);

const deviceRate = createDeviceRate(life, connect);

export const deviceRateActions = deviceRate.actions;

export const deviceRateNow = deviceRate.getState;

/** Reads what was measured of this device on request. */
export const useMeasuredRate = <T>(select: (state: DeviceRateState) => T): T =>
  useStore(deviceRate, select);

export type { ModelFormat, Offers } from '../core/files/modelFile';
export { describeShape } from './engine/describeShape';
export { errorMessage, warningMessage } from './errorMessage';
export type { DeviceRateState } from './engine/deviceRate';
export type { BenchRequest, BenchRow, BenchState, BenchTable } from './engine/compareEngines';
export { MOST_KEPT } from './training/lossCurves';
export type { KeptCurve } from './training/lossCurves';
export type { Answer, Criterion } from './exam/runExam';
export {
  isUnderWay,
  type ExperimentState,
  type ExperimentStates,
  type StepOfRun,
} from './experiments/laboratory';
export { ownStep } from './experiments/ownStep';
export type { Look, Looks } from './experiments/experiment';
export { EXAM_COLUMNS, SECTION_SIZE } from './exam/examStore';
export type { ExamProgress, ExamState, ExamSection, ExamResult } from './exam/examStore';
export type { BundledName } from './model/bundledModel';
export type { ReferenceName, ReferenceState } from './model/referenceModels';
export { baselineSeconds, hasExam, subjectOf } from './exam/subject';
export type { Column, Subject } from './exam/subject';
export type { MomentReport } from './generation/momentReport';
export type { Recording, ReplayedMoment } from './model/replay';
export type { GeneratedText, GenerateOptions, WrittenToken } from './generation/generateText';
export {
  chatFormatOf,
  promptAtOnce,
  promptByTemplate,
  type ChatFormat,
} from './generation/chatFormat';
export type { AblationReport } from './generation/ablateModel';
export type { HeadSwap, Said, Shares, SwapCount } from './generation/swapHeads';
export type { HasRead } from './data/dataAccess';
export { createReaderTokenizer } from './model/readerTokenizer';
export type { Own, OwnKind, OwnState } from './data/library';
export { isWorthKeeping, lifeNow, type KeptLife } from './persistence/twoLives';
export {
  activePhase,
  ageAt,
  isActive,
  isFullyTrained,
  newestMoment,
  noticeIn,
  settingsNow,
} from './state';
export type {
  Age,
  BrokenRun,
  PersistenceState,
  LifeState,
  Moment,
  NoticeKind,
  Origin,
  Phase,
  ReaderModel,
  RunState,
  FillIns,
  Sample,
} from './state';
