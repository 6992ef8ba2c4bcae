/** The reader's model as a folder of files, and a model from such a folder. */

import type { Checkpoint } from '../../core/checkpoint';
import type { NamedArrays } from '../../core/arrays';
import { CORPUS_NAMES } from '../../core/corpus';
import { ReaderError } from '../../core/errors';
import { ownCorpusName } from '../../core/files/about';
import { CORPUS_NAMES_IN_FILES } from '../../core/files/corpusNames';
import type { ModelPackage } from '../../core/files/modelPackage';
import { settingsFrom } from '../../core/settings';
import type { CheckpointHistory } from './checkpointHistory';
import type { LifeSnapshot, RunRecord } from './record';
import { ageAt, newestMoment, type LifeState } from '../state';

/** @throws ReaderError if there is no trained model */
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
  const { corpus, seed } = model.settings;
  const [pretrainingSteps, fineTuningSteps] =
    moment.phase === 'pretraining'
      ? [checkpoint.step, 0]
      : [runs.fineTuning?.base?.step ?? 0, checkpoint.step];
  return {
    config: model.config,
    parameters: checkpoint.parameters,
    tokenizer: model.tokenizer.data,
    about: {
      age: ageAt(moment, runs),
      corpus:
        corpus === 'own' && own.text ? ownCorpusName(own.text.name) : CORPUS_NAMES_IN_FILES[corpus],
      seed,
      pretrainingSteps,
      fineTuningSteps,
    },
  };
}

/** Of a life, a file has the end alone: no curve, no samples, nothing to go back to. */
export function fromPackage({ config, parameters, tokenizer, about }: ModelPackage): LifeSnapshot {
  const { seed, pretrainingSteps, fineTuningSteps } = about;
  const corpus = CORPUS_NAMES.find((name) => CORPUS_NAMES_IN_FILES[name] === about.corpus) ?? 'own';
  const { nLayer, dModel, nHead, contextLength, vocabSize } = config;
  const settings = settingsFrom({
    ...{ corpus, nLayer, dModel, nHead, contextLength, vocabSize, seed },
    ...(pretrainingSteps > 0 && { steps: pretrainingSteps }),
    ...(fineTuningSteps > 0 && { fineTuneSteps: fineTuningSteps }),
  });
  const run = (step: number): RunRecord => ({
    origin: 'opened',
    settings,
    base: null,
    status: 'finished',
    step,
    losses: [],
    samples: [],
    tokensPerSecond: 0,
  });
  const isAssistant = about.age === 'assistant';
  const phase = isAssistant ? 'fineTuning' : 'pretraining';
  const step = isAssistant ? fineTuningSteps : pretrainingSteps;
  return {
    record: {
      format: 1,
      origin: 'opened',
      settings,
      config,
      tokenizer,
      runs: {
        pretraining: isAssistant ? null : run(step),
        fineTuning: isAssistant
          ? { ...run(step), base: { phase: 'pretraining', step: pretrainingSteps } }
          : null,
      },
      own: { text: null, conversations: null },
    },
    checkpoints: [{ run: phase, checkpoint: withoutMoments(step, parameters) }],
  };
}

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
