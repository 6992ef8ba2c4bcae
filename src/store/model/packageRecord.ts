/** The reader's model as a folder of files, and a model from such a folder. */

import type { Checkpoint } from '../../core/checkpoint';
import type { NamedArrays } from '../../core/arrays';
import { CORPUS_NAMES } from '../../core/corpus';
import { ReaderError } from '../../core/errors';
import { ownCorpusName, type About } from '../../core/files/about';
import { CORPUS_NAMES_IN_FILES } from '../../core/files/corpusNames';
import type { ModelPackage } from '../../core/files/modelPackage';
import { settingsFrom } from '../../core/settings';
import type { CheckpointHistory } from './checkpointHistory';
import type { LifeSnapshot, RunRecord } from './record';
import { ageAt, newestMoment, type LifeState, type Moment, type ReaderModel } from '../state';

/** @throws ReaderError if there is no trained model, or its run has broken */
export function toPackage(
  { model, runs, own, shown }: LifeState,
  history: CheckpointHistory,
): ModelPackage {
  let moment = shown ?? newestMoment({ runs });
  let checkpoint = moment && history.before(moment);
  if (!checkpoint && moment?.phase === 'fineTuning') {
    // Of an assistant that has not begun, what it is made of.
    moment = runs.fineTuning?.base ?? null;
    checkpoint = moment && history.before(moment);
  }
  if (!model || !moment || !checkpoint) {
    throw new ReaderError('model.nothingLearnt');
  }
  const { opened } = model;
  const isOpened = runs[moment.phase]?.origin === 'opened';
  const template = isOpened || moment.phase === 'pretraining' ? opened?.chatTemplate : undefined;
  if (runs[moment.phase]?.status === 'diverged') throw new ReaderError('model.broken');
  return {
    config: model.config,
    parameters: checkpoint.parameters,
    tokenizer: model.tokenizer.data,
    about: aboutAt(moment, checkpoint.step, { model, runs, own }),
    // Fine-tuned here, a model answers in the format of this guide.
    ...(template !== undefined && { chatTemplate: template }),
  };
}

/** What a file is told of a model at a moment. */
function aboutAt(
  moment: Moment,
  step: number,
  { model, runs, own }: Pick<LifeState, 'runs' | 'own'> & { readonly model: ReaderModel },
): About {
  const { opened, settings, origin } = model;
  const { pretraining, fineTuning } = runs;
  const run = runs[moment.phase];
  // As it was opened, so it is.
  if (opened && run?.origin === 'opened') return opened.about;
  const isBase = moment.phase === 'pretraining';
  const before = opened ? opened.about.pretrainingSteps : (fineTuning?.base?.step ?? 0);
  const isOwnText = settings.corpus === 'own' && own.text && origin !== 'opened';
  const corpus = isOwnText ? ownCorpusName(own.text.name) : CORPUS_NAMES_IN_FILES[settings.corpus];
  return {
    age: ageAt(moment, { pretraining, fineTuning }),
    corpus: opened ? opened.about.corpus : corpus,
    seed: opened ? opened.about.seed : settings.seed,
    pretrainingSteps: isBase ? step : before,
    fineTuningSteps: isBase ? 0 : step,
  };
}

/** Of a life, a file has the end alone: no curve, no samples, nothing to go back to. */
export function fromPackage({
  config,
  parameters,
  tokenizer,
  about,
  chatTemplate,
}: ModelPackage): LifeSnapshot {
  const { seed, pretrainingSteps, fineTuningSteps } = about;
  const corpus = CORPUS_NAMES.find((name) => CORPUS_NAMES_IN_FILES[name] === about.corpus) ?? 'own';
  const { nLayer, dModel, nHead, contextLength, vocabSize } = config;
  const settings = settingsFrom({
    ...{ corpus, nLayer, dModel, nHead, contextLength, vocabSize },
    ...(seed !== null && { seed }),
    ...(pretrainingSteps && { steps: pretrainingSteps }),
    ...(fineTuningSteps && { fineTuneSteps: fineTuningSteps }),
  });
  const isAssistant = about.age === 'assistant';
  const phase = isAssistant ? 'fineTuning' : 'pretraining';
  const steps = isAssistant ? fineTuningSteps : pretrainingSteps;
  // As drawn, it has none behind it.
  const step = about.age === 'random' ? 0 : Math.max(steps ?? UNKNOWN, UNKNOWN);
  const isUnknown = steps === null || pretrainingSteps === null;
  const base: Moment = { phase: 'pretraining', step: pretrainingSteps ?? UNKNOWN };
  const run: RunRecord = {
    origin: 'opened',
    settings,
    base: isAssistant ? base : null,
    status: 'finished',
    step,
    ...(isUnknown && { stepsUnknown: true }),
    losses: [],
    samples: [],
    tokensPerSecond: 0,
  };
  return {
    record: {
      format: 1,
      origin: 'opened',
      settings,
      config,
      tokenizer,
      opened: { about, ...(chatTemplate !== undefined && { chatTemplate }) },
      runs: { pretraining: isAssistant ? null : run, fineTuning: isAssistant ? run : null },
      own: { text: null, conversations: null },
    },
    checkpoints: [{ run: phase, checkpoint: withoutMoments(step, parameters) }],
  };
}

/** A step stands for those that nobody has counted: a model of none would be as it was drawn. */
const UNKNOWN = 1;

/** AdamW begins anew from there: with moments of zero, as at its first step. */
export function withoutMoments(step: number, parameters: NamedArrays): Checkpoint {
  const zeros: NamedArrays = Object.fromEntries(
    Object.entries(parameters).map(([name, { shape, data }]) => [
      name,
      { shape, data: new Float32Array(data.length) },
    ]),
  );
  return { step, parameters, moments: { first: zeros, second: zeros } };
}
