/** What pages know of the translators. Every snapshot is immutable. */

import type { Ablations } from '../../core/encoderDecoder';
import {
  TRANSLATOR_TRAINING,
  type Score,
  type SentencePair,
  type TranslatorName,
} from '../../core/translation';
import type { Trouble } from '../state';

export type TranslatorStatus =
  | 'none'
  /** Its training waits until another in the same worker has ended. */
  | 'waiting'
  | 'starting'
  | 'training'
  | 'stopping'
  | 'stopped'
  | 'trained';

/** What it made of each of its sentences, at one moment of its training. */
export interface TranslatorSample {
  readonly step: number;
  /** In French words, in the order of the sentences. */
  readonly translations: readonly (readonly string[])[];
}

/** How many sentences kept from training it has right, and what was measured. */
export interface TranslatorScore extends Score {
  /** What was taken away from it in translation. */
  readonly ablations: Ablations;
  /** Steps that it had behind it. */
  readonly step: number;
}

export interface TranslatorState {
  readonly status: TranslatorStatus;
  /** Whether the reader trained it, or borrowed that of the guide. */
  readonly origin: 'yours' | 'ours';
  /** Of the sentences, of the first parameters and of the order of the batches. */
  readonly seed: number;
  readonly step: number;
  readonly steps: number;
  /** Of every step so far, in nats a token. */
  readonly losses: readonly number[];
  readonly secondsLeft: number;
  /** Kept from training, and translated as it learns. */
  readonly sentences: readonly SentencePair[];
  readonly samples: readonly TranslatorSample[];
  readonly scores: readonly TranslatorScore[];
  /** As far as it has come, where a score is being measured. */
  readonly measuring: TranslatorScore | null;
  /** Goes up whenever the parameters have changed: a picture of it is then out of date. */
  readonly version: number;
  /** When it was kept on the device last, in milliseconds since 1970; `null`: not yet. */
  readonly savedAt: number | null;
  /** Why it is not kept; `null` if all is well. */
  readonly trouble: Trouble | null;
}

/** The reader's translator, and the one whose decoder learns without its mask. */
export type TranslatorStates = Readonly<Record<TranslatorName, TranslatorState>>;

export const NO_TRANSLATOR: TranslatorState = {
  status: 'none',
  origin: 'yours',
  seed: TRANSLATOR_TRAINING.seed,
  step: 0,
  steps: TRANSLATOR_TRAINING.steps,
  losses: [],
  secondsLeft: Infinity,
  sentences: [],
  samples: [],
  scores: [],
  measuring: null,
  version: 0,
  savedAt: null,
  trouble: null,
};

const ACTIVE: readonly TranslatorStatus[] = ['waiting', 'starting', 'training', 'stopping'];

/** Whether its training was begun and has not ended. */
export const isActive = ({ status }: TranslatorState): boolean => ACTIVE.includes(status);

/** Whether it has learnt something. */
export const hasLearnt = ({ step }: TranslatorState): boolean => step > 0;

/** What was measured with that taken away in translation; `null` if nothing was. */
export const scoreOf = (
  { scores }: Pick<TranslatorState, 'scores'>,
  ablations: Ablations,
): TranslatorScore | null =>
  scores.find((one) => isSameInTranslation(one.ablations, ablations)) ?? null;

/** Without the decoder's mask it translates alike: there is nothing behind what it writes. */
export const isSameInTranslation = (a: Ablations, b: Ablations): boolean =>
  a.bridge === b.bridge && a.encoderSees === b.encoderSees;
