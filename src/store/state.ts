/** What the pages know of the reader's model. Every snapshot is immutable. */

import type { ModelConfig } from '../core/config';
import type { About } from '../core/files/about';
import type { EngineName } from '../core/engines';
import type { Tokenizer } from '../core/tokenizer/bpe';
import type { TrainingConfig } from '../core/training';
import {
  DEFAULT_SETTINGS,
  fineTuningOf,
  pretrainingOf,
  type MeasuredRate,
  type Settings,
} from '../core/settings';
import type { EngineInUse } from './engine/describeEngine';
import { NOTHING_OWN, type OwnState } from './data/library';
import type { StorageErrorCode } from './persistence/modelStorage';
import type { KeptLife } from './persistence/twoLives';

/** How far the model has come: drawn at random, pre-trained on documents, fine-tuned to answer. */
export type Age = 'random' | 'base' | 'assistant';

/** Whether the reader trained the model, borrowed that of the guide, or opened a file. */
export type Origin = 'yours' | 'ours' | 'opened';

export type EngineState =
  | { readonly status: 'asleep' }
  | { readonly status: 'starting'; readonly wanted: EngineName | 'auto' }
  | { readonly status: 'ready'; readonly report: EngineInUse }
  | { readonly status: 'failed' };

/** What came with a model that was opened from a file. */
export interface Opened {
  /** What the file says of it, of which parts may not be known. */
  readonly about: About;
  /** Of its own (Jinja), if it has brought one. */
  readonly chatTemplate?: string;
}

export interface ReaderModel {
  readonly age: Age;
  readonly config: ModelConfig;
  readonly tokenizer: Tokenizer;
  readonly parameterCount: number;
  /** What it was made with; those of the state are for the next. */
  readonly settings: Settings;
  readonly origin: Origin;
  /** Only of one that was opened, by a version that notes it. */
  readonly opened?: Opened;
}

export interface PersistenceState {
  /** What an earlier visit has left, until it is taken up; `null` if that is nothing. */
  readonly kept: KeptLife | null;
  /** What was here before the present model, which can be brought back; `null` if nothing was. */
  readonly former: KeptLife | null;
  /** The model that is here is one of an earlier visit, and as that left it. */
  readonly returned: KeptLife | null;
  /** The device had no room for two: the former model is gone. */
  readonly letGo: boolean;
  /** When the model of this tab was kept last; `null`: not yet. */
  readonly savedAt: number | null;
  /** Why nothing is kept; `null` if all is well. */
  readonly trouble: Trouble | null;
  /** Whether this tab may train and keep: of several tabs, one may. */
  readonly owns: boolean;
  /** Whether the browser deletes it after a week without a visit. */
  readonly forgets: boolean;
  /** Whether the browser has promised to delete it for no want of room; `null`: not asked yet. */
  readonly persisted: boolean | null;
  /** What the reader has read and put away. */
  readonly dismissed: readonly NoticeKind[];
}

export interface Trouble {
  readonly problem: StorageErrorCode;
  /** For the reader. */
  readonly sentence: string;
}

/** What a reader has to know of the persistence before it is too late, but is no fault of anything. */
export type NoticeKind = StorageErrorCode | 'elsewhere' | 'letGo' | 'forgets';

export type Phase = 'pretraining' | 'fineTuning';

/** A moment of a life: after so many steps of a run. */
export interface Moment {
  readonly phase: Phase;
  readonly step: number;
}

/** What became of some sentences to fill in. */
export interface FillIns {
  readonly of: number;
  /** Could be true of some animal. */
  readonly possible: number;
  /** Are true of the animal. */
  readonly right: number;
}

/** What the model wrote at one moment of a run. */
export interface Sample {
  readonly step: number;
  readonly prompt: string;
  readonly text: string;
  /** Then, in nats a token, where documents were kept aside; earlier versions did not take it. */
  readonly validationLoss?: number;
  /** Sentences to fill in, asked then of a model of the small world. */
  readonly fillIns?: FillIns;
}

export interface RunState {
  /** Who made it: one's own fine-tuning may start from a base model that was borrowed. */
  readonly origin: Origin;
  readonly settings: Settings;
  readonly training: TrainingConfig;
  /** Of fine-tuning: what the assistant is made of; `null` for random parameters. */
  readonly base: Moment | null;
  /** Steps that one can go back to, ascending. */
  readonly checkpoints: readonly number[];
  readonly status: 'preparing' | 'running' | 'stopping' | 'stopped' | 'finished' | 'diverged';
  readonly step: number;
  /** Nobody knows how many steps were done: of a file that does not say so, `step` is 1. */
  readonly stepsUnknown?: true;
  readonly steps: number;
  /** Of every step so far, in nats a token. */
  readonly losses: readonly number[];
  readonly learningRate: number;
  readonly tokensPerSecond: number;
  readonly secondsLeft: number;
  readonly samples: readonly Sample[];
}

/** A run that diverged, and was taken back: the model is again what it was before. */
export interface BrokenRun {
  readonly phase: Phase;
  readonly settings: Settings;
  readonly training: TrainingConfig;
  /** Of its steps, as far as they could be written. */
  readonly losses: readonly number[];
}

export interface LifeState {
  readonly engine: EngineState;
  /** What the reader has chosen for the next model, and for the next fine-tuning. */
  readonly settings: Settings;
  readonly own: OwnState;
  /** How much of the text is read before there is a model of it, 0 to 1; `null`: nothing is read. */
  readonly reading: number | null;
  /** How much of a model's files is read, 0 to 1; `null`: none is being opened. */
  readonly opening: number | null;
  /** How much of a file that the model leaves in is written, 0 to 1; `null`: none is, or it is soon done. */
  readonly writing: number | null;
  /** How fast this device has trained so far. */
  readonly rate: MeasuredRate | null;
  readonly model: ReaderModel | null;
  readonly runs: Readonly<Record<Phase, RunState | null>>;
  /** The run that was begun waits until another training in the same worker has ended. */
  readonly waits: boolean;
  /** Until the next run begins, or another model comes. */
  readonly broken: BrokenRun | null;
  /** The reader looks back at this moment; `null`: at the model as it is now. */
  readonly shown: Moment | null;
  readonly persistence: PersistenceState;
  /** Goes up whenever the parameters have changed: a picture of the model is then out of date. */
  readonly version: number;
  /** A sentence for the reader about what went wrong last. */
  readonly problem: string | null;
  /** It was that a file did not come, and only a fresh page asks for it again. */
  readonly wantsReload: boolean;
}

/** Which model there is, and how it came to be. */
export type ModelState = Pick<LifeState, 'model' | 'runs' | 'shown'>;

export const FIRST_STATE: LifeState = {
  engine: { status: 'asleep' },
  settings: DEFAULT_SETTINGS,
  own: NOTHING_OWN,
  reading: null,
  opening: null,
  writing: null,
  rate: null,
  model: null,
  runs: { pretraining: null, fineTuning: null },
  waits: false,
  broken: null,
  shown: null,
  persistence: {
    kept: null,
    former: null,
    returned: null,
    letGo: false,
    savedAt: null,
    trouble: null,
    owns: true,
    forgets: false,
    persisted: null,
    dismissed: [],
  },
  version: 0,
  problem: null,
  wantsReload: false,
};

export const trainingOf = (phase: Phase, settings: Settings): TrainingConfig =>
  phase === 'pretraining' ? pretrainingOf(settings) : fineTuningOf(settings);

const ACTIVE: readonly RunState['status'][] = ['preparing', 'running', 'stopping'];

export const isActive = (run: RunState | null): boolean =>
  run !== null && ACTIVE.includes(run.status);

/** Whether other moments than before can be gone back to: of this life, or of another in its place. */
export const hasNewCheckpoints = (
  { runs }: Pick<LifeState, 'runs'>,
  before: Pick<LifeState, 'runs'>,
): boolean =>
  runs.pretraining?.checkpoints !== before.runs.pretraining?.checkpoints ||
  runs.fineTuning?.checkpoints !== before.runs.fineTuning?.checkpoints;

/** What is to be said of the persistence; `null` if that is nothing, or the reader has put it away. */
export function noticeIn({ persistence }: Pick<LifeState, 'persistence'>): NoticeKind | null {
  const { trouble, owns, letGo, forgets, savedAt, dismissed } = persistence;
  const kinds: readonly (NoticeKind | false | undefined)[] = [
    !owns && 'elsewhere',
    trouble?.problem,
    letGo && 'letGo',
    forgets && savedAt !== null && 'forgets',
  ];
  const kind = kinds.find(Boolean) || null;
  return kind && !dismissed.includes(kind) ? kind : null;
}

/** The run that is under way, if one is. */
export function activePhase({ runs }: Pick<LifeState, 'runs'>): Phase | null {
  if (isActive(runs.pretraining)) return 'pretraining';
  return isActive(runs.fineTuning) ? 'fineTuning' : null;
}

/** Whether there is an assistant whose fine-tuning was not cut short. */
export const isFullyTrained = ({ model, runs }: Pick<LifeState, 'model' | 'runs'>): boolean =>
  model?.age === 'assistant' && runs.fineTuning?.status !== 'stopped';

/** Where the model has come to; `null` while its parameters are as they were drawn. */
export function newestMoment({ runs }: Pick<LifeState, 'runs'>): Moment | null {
  const phase = runs.fineTuning ? 'fineTuning' : 'pretraining';
  const run = runs[phase];
  return run && { phase, step: run.step };
}

/** The age of the model at a moment. */
export function ageAt(moment: Moment | null, runs: LifeState['runs']): Age {
  if (!moment) return 'random';
  if (moment.phase === 'pretraining') return moment.step > 0 ? 'base' : 'random';
  return moment.step > 0 ? 'assistant' : ageAt(runs.fineTuning?.base ?? null, runs);
}

/** What the model was made with, or the next would be where there is none. */
export const settingsNow = ({ model, settings }: LifeState): Settings =>
  model?.settings ?? settings;
