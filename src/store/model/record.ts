/** A life as it is written down: everything but the numbers of its checkpoints. */

import { countParameters, validateConfig, type ModelConfig } from '../../core/config';
import { isRecord } from '../../core/guards';
import { settingsFrom, type Settings } from '../../core/settings';
import { expectJoins } from '../../core/tokenizer/lexicon';
import {
  createTokenizer,
  patternOf,
  tokenizerData,
  type TokenizerData,
} from '../../core/tokenizer/bpe';
import {
  count,
  expect,
  fields,
  flag,
  list,
  number,
  oneOf,
  text,
  textOrNull,
  type Fields,
} from './fields';
import type { CheckpointHistory } from './checkpointHistory';
import type { StoredCheckpoint } from '../persistence/modelStorage';
import type {
  Age,
  FillIns,
  LifeState,
  Moment,
  Opened,
  Origin,
  Phase,
  RunState,
  Sample,
} from '../state';

export interface RunRecord {
  readonly origin: Origin;
  readonly settings: Settings;
  readonly base: Moment | null;
  readonly status: 'stopped' | 'finished' | 'diverged';
  /** Steps done. */
  readonly step: number;
  /** Nobody knows how many those are: of a file that does not say so, `step` is 1. */
  readonly stepsUnknown?: true;
  readonly losses: readonly number[];
  readonly samples: readonly Sample[];
  readonly tokensPerSecond: number;
}

export interface LifeRecord {
  readonly format: 1;
  readonly origin: Origin;
  readonly settings: Settings;
  readonly config: ModelConfig;
  readonly tokenizer: TokenizerData;
  /** What came with a model that was opened; earlier versions did not note it. */
  readonly opened?: Opened;
  readonly runs: Readonly<Record<Phase, RunRecord | null>>;
  /** Names of what the reader has brought. */
  readonly own: { readonly text: string | null; readonly conversations: string | null };
}

const ORIGINS: readonly Origin[] = ['yours', 'ours', 'opened'];

/** As many as a file that can be opened holds: larger models are not made here. */
const MOST_PARAMETERS = 2 ** 24;

/** A life that comes from outside. */
export interface LifeSnapshot {
  readonly record: LifeRecord;
  readonly checkpoints: readonly StoredCheckpoint[];
}

export const PHASES: readonly Phase[] = ['pretraining', 'fineTuning'];

/** `null` while there is no model, or nothing has been learnt that would be lost. */
export function recordOf(
  { model, runs, own }: Pick<LifeState, 'model' | 'runs' | 'own'>,
  history: CheckpointHistory,
): LifeRecord | null {
  if (!model || PHASES.every((phase) => !history.newest(phase))) return null;
  const { origin, settings, config, tokenizer, opened } = model;
  return {
    format: 1,
    origin,
    settings,
    config,
    tokenizer: tokenizer.data,
    ...(opened && { opened }),
    runs: {
      pretraining: runOf(runs.pretraining, history.newest('pretraining')?.step),
      fineTuning: runOf(runs.fineTuning, history.newest('fineTuning')?.step),
    },
    own: { text: own.text?.name ?? null, conversations: own.conversations?.name ?? null },
  };
}

/** @param step of the newest checkpoint: the run can go on from there, and from nowhere later */
function runOf(run: RunState | null, step: number | undefined): RunRecord | null {
  if (!run || step === undefined) return null;
  const { origin, settings, base, status, losses, samples, tokensPerSecond, stepsUnknown } = run;
  return {
    origin,
    settings,
    base,
    status: status === 'finished' || status === 'diverged' ? status : 'stopped',
    step,
    ...(stepsUnknown && { stepsUnknown }),
    losses: losses.slice(0, step),
    samples: samples.filter((sample) => sample.step <= step),
    // A browser whose clock is coarse, against fingerprints, may have measured no time at all.
    tokensPerSecond: Number.isFinite(tokensPerSecond) ? tokensPerSecond : 0,
  };
}

/** A record from anything at all; `null` if it is none. */
export function checkRecord(value: unknown): LifeRecord | null {
  try {
    return isRecord(value) && value['format'] === 1 ? readRecord(value) : null;
  } catch {
    return null;
  }
}

function readRecord(value: Fields): LifeRecord {
  const config = readConfig(fields(value['config']));
  const { vocabSize, data } = createTokenizer(value['tokenizer'] as TokenizerData);
  expectJoins(data);
  expect(vocabSize === config.vocabSize);
  const runs = fields(value['runs']);
  const own = fields(value['own']);
  const origin = oneOf(ORIGINS, value['origin']);
  return {
    format: 1,
    origin,
    settings: settingsFrom(value['settings']),
    config,
    tokenizer: tokenizerData(data.merges, patternOf(data), data.vocabulary),
    ...(value['opened'] !== undefined && { opened: readOpened(fields(value['opened'])) }),
    runs: {
      pretraining: readRun(runs['pretraining'], origin),
      fineTuning: readRun(runs['fineTuning'], origin),
    },
    own: { text: textOrNull(own['text']), conversations: textOrNull(own['conversations']) },
  };
}

function readConfig(value: Fields): ModelConfig {
  const config: ModelConfig = {
    vocabSize: count(value['vocabSize']),
    contextLength: count(value['contextLength']),
    nLayer: count(value['nLayer']),
    nHead: count(value['nHead']),
    nKvHead: count(value['nKvHead']),
    dModel: count(value['dModel']),
    hiddenDim: count(value['hiddenDim']),
    ropeTheta: number(value['ropeTheta']),
    normEps: number(value['normEps']),
    tiedHead: flag(value['tiedHead']),
  };
  validateConfig(config);
  // Before anything of that size is made.
  expect(countParameters(config) <= MOST_PARAMETERS);
  return config;
}

/** @param origin of the whole life: a run that does not say whose it is came with it */
function readRun(value: unknown, origin: Origin): RunRecord | null {
  if (value === null) return null;
  const run = fields(value);
  const step = count(run['step']);
  const losses = list(run['losses']).map(number);
  const samples = list(run['samples']).map(fields);
  return {
    origin: run['origin'] === undefined ? origin : oneOf(ORIGINS, run['origin']),
    settings: settingsFrom(run['settings']),
    base: run['base'] === null ? null : readMoment(fields(run['base'])),
    status: oneOf(['stopped', 'finished', 'diverged'], run['status']),
    step,
    ...(run['stepsUnknown'] === true && { stepsUnknown: true }),
    losses,
    samples: samples.map((sample) => ({
      step: count(sample['step']),
      prompt: text(sample['prompt']),
      text: text(sample['text']),
      ...(sample['validationLoss'] !== undefined && {
        validationLoss: number(sample['validationLoss']),
      }),
      ...(sample['fillIns'] !== undefined && { fillIns: readFillIns(fields(sample['fillIns'])) }),
    })),
    tokensPerSecond: number(run['tokensPerSecond']),
  };
}

function readOpened(value: Fields): Opened {
  const { age, corpus, seed, pretrainingSteps, fineTuningSteps } = fields(value['about']);
  const template = value['chatTemplate'];
  const countOrNull = (number: unknown) => (number === null ? null : count(number));
  return {
    about: {
      age: age === null ? null : oneOf<Age>(['random', 'base', 'assistant'], age),
      corpus: textOrNull(corpus),
      seed: countOrNull(seed),
      pretrainingSteps: countOrNull(pretrainingSteps),
      fineTuningSteps: countOrNull(fineTuningSteps),
    },
    ...(template !== undefined && { chatTemplate: text(template) }),
  };
}

const readFillIns = ({ of, possible, right }: Fields): FillIns => ({
  of: count(of),
  possible: count(possible),
  right: count(right),
});

const readMoment = (moment: Fields): Moment => ({
  phase: oneOf(PHASES, moment['phase']),
  step: count(moment['step']),
});
