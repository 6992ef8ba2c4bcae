/** What of some settings leads nowhere, or takes long: said before a run, with what mends it. */

import type { Coded } from '../errors';
import { FINE_TUNING } from '../training';
import { LEAST_VOCAB_SIZE } from '../tokenizer/tokenizerData';
import { isLike, PRESET_NAMES, PRESETS, type Size } from './presets';
import { tuningOf } from './configs';
import { settingsFrom } from './from';
import {
  LEAST_BATCH,
  LEAST_STEPS,
  LEAST_WINDOWS,
  MOST_EPOCHS,
  sensibleSettings,
  TEXT_A_TOKEN,
} from './sensible';
import { DEFAULT_SETTINGS, type Settings, type TuningSettings } from './table';
import { predictedSeconds, type MeasuredRate } from './time';
import { workingRate } from './workingRate';

interface Warned {
  /** The run breaks in its first steps. */
  rateBreaks: { readonly rate: number; readonly working: number };
  rateHigh: { readonly rate: number; readonly working: number };
  rateLow: { readonly rate: number; readonly working: number; readonly steps: number };
  /** Tokens that the run reads, and the recipe's. */
  littleReading: { readonly tokens: number; readonly recipe: number };
  smallBatch: { readonly batchSize: number; readonly usual: number };
  smallVocabulary: { readonly vocabSize: number };
  narrow: { readonly dModel: number; readonly usual: number };
  /** Tokens of a sentence, as they are in the middle. */
  shortContext: { readonly contextLength: number; readonly sentence: number };
  /** More than the text has windows of. */
  longContext: { readonly contextLength: number; readonly tokens: number };
  largeVocabulary: { readonly vocabSize: number; readonly tokens: number };
  /** How often the run reads the text. */
  byHeart: { readonly times: number };
  longRun: { readonly seconds: number };
  tuningRateHigh: { readonly rate: number; readonly working: number };
  tuningRateLow: { readonly rate: number; readonly steps: number };
  fewTuningSteps: { readonly steps: number; readonly enough: number };
}

/** A code and its parameters; `mend` are settings that do away with it. */
export type SettingWarning = Coded<Warned> & { readonly mend: Partial<Settings> };

/** What is known of the text that is to be read, in tokens; `null` before it is. */
export interface TextMeasures {
  readonly tokens: number;
  /** Of a sentence, as they are in the middle. */
  readonly sentence: number;
}

/**
 * All of these are the facts that a model fills in, of 240, after the recipe with one setting changed
 * (240 by the recipe itself, over four seeds).
 *
 * Learning rates, times the recipe's: 0.05 gives 23, 0.15 174, 0.25 236, 0.5 to 2 all, 4 gives 224, 8
 * 148, 15 92, 50 none; from 250 the loss of every size rises without end, from its first eight steps.
 */
const LOW_RATE = 1 / 5;
const HIGH_RATE = 6;
const BREAKING_RATE = 250;

/** Half of the recipe's tokens give 196 to 210; a quarter gives 34 to 123, an eighth 79. */
const LEAST_READING = 1 / 3;

/** A width of 16 gives 27 to 29, of 32 179, whatever the number of heads: 1, 4 and 8 give the same. */
const LEAST_WIDTH = 32;

/** Tokens of 259, which are hardly more than the bytes, give 22. */
const LEAST_VOCABULARY = 350;

/**
 * A context of 8 tokens, in which a sentence of 7 seldom fits, gives 35; one of 16 gives 233. No text
 * needs more than that to begin with.
 */
const SENTENCES_IN_CONTEXT = 1.5;
const ENOUGH_CONTEXT = 16;

/** So many times more words than the text can fill. */
const LARGE_VOCABULARY = 4;

/** So many times more than is of use. */
const MANY_EPOCHS = 5 * MOST_EPOCHS;

/**
 * Exact answers about animals that no conversation was about, by the recipe with another learning rate of
 * fine-tuning, times the recipe's: 0.1 gives 31 %, 0.2 59, 0.35 84, 0.5 to 2 from 94 to 97, 3 gives 76, 4
 * 53, 8 3.
 */
const HIGH_TUNING_RATE = 2.5;

/** Sixty pairs of the reader's own are learnt at 20 times the rate, 58 of them at 50, and 2 at 200. */
const HIGH_OWN_TUNING_RATE = 40;

/** Of ours only the manner is to be learnt; of the reader's own, every word. */
const MANNER_LEARNT = 1 / 2;
const WORDS_LEARNT = 3 / 4;

/** A run that nobody waits for by chance. */
const LONG_SECONDS = 600;

/**
 * @param text `null`: it is not known yet
 * @param rate of this device; `null`: it has not trained, and nothing is said of the time
 */
export function pretrainingWarnings(
  settings: Settings,
  text: TextMeasures | null,
  rate: MeasuredRate | null,
): SettingWarning[] {
  return [
    ...rateWarnings(settings),
    ...vocabularyWarnings(settings),
    // What a size that has a name is good for, is said of it there.
    ...(hasName(settings) ? [] : sizeWarnings(settings)),
    ...(text ? textWarnings(settings, text, rate) : []),
    ...(rate ? timeWarnings(settings, rate) : []),
  ];
}

/** @param learnt steps in which conversations of the reader's own are learnt; `null`: they are ours */
export function tuningWarnings(
  { fineTuneSteps: steps, fineTuneRate: rate }: TuningSettings,
  learnt: number | null,
): SettingWarning[] {
  const { learningRate: working } = FINE_TUNING;
  const warnings: SettingWarning[] = [];
  const mend = { fineTuneRate: working };
  // Of the reader's own, the answers are in the conversations, and need little of what is lost.
  const high = learnt === null ? HIGH_TUNING_RATE : HIGH_OWN_TUNING_RATE;
  if (rate > high * working) {
    warnings.push({ code: 'tuningRateHigh', params: { rate, working }, mend });
  }
  const enough = learnt ?? FINE_TUNING.steps;
  const least = (learnt === null ? MANNER_LEARNT : WORDS_LEARNT) * enough;
  if (steps < least) {
    const params = { steps, enough };
    warnings.push({ code: 'fewTuningSteps', params, mend: { fineTuneSteps: enough } });
  } else if (steps * (rate / working) < least) {
    warnings.push({ code: 'tuningRateLow', params: { rate, steps }, mend });
  }
  return warnings;
}

/** Whether the model and what it reads are of a size with a name, at whatever rate. */
function hasName(settings: Settings): boolean {
  return PRESET_NAMES.some((name) => {
    const { nLayer, dModel, nHead, contextLength, batchSize, steps } = PRESETS[name].size;
    const size = { nLayer, dModel, nHead, contextLength, batchSize };
    return isLike(settings, size) && settings.steps >= steps;
  });
}

function rateWarnings({ corpus, learningRate: rate, steps }: Settings): SettingWarning[] {
  const working = workingRate({ corpus });
  const mend = { learningRate: working };
  if (rate >= BREAKING_RATE * working)
    return [{ code: 'rateBreaks', params: { rate, working }, mend }];
  if (rate > HIGH_RATE * working) return [{ code: 'rateHigh', params: { rate, working }, mend }];
  // Many more steps make up for it.
  const isSlow = rate * steps < LOW_RATE * working * DEFAULT_SETTINGS.steps;
  if (rate >= LOW_RATE * working || !isSlow) return [];
  return [{ code: 'rateLow', params: { rate, working, steps }, mend }];
}

function vocabularyWarnings({ corpus, vocabSize }: Settings): SettingWarning[] {
  if (corpus !== 'smallWorld' || vocabSize >= LEAST_VOCABULARY) return [];
  const mend = { vocabSize: DEFAULT_SETTINGS.vocabSize };
  return [{ code: 'smallVocabulary', params: { vocabSize }, mend }];
}

function sizeWarnings(settings: Settings): SettingWarning[] {
  const { corpus, dModel, batchSize, steps } = settings;
  const usual = DEFAULT_SETTINGS;
  const warnings: SettingWarning[] = [];
  const tokens = tokensRead(settings);
  const recipe = tokensRead(usual);
  const isLittle = corpus === 'smallWorld' && tokens < LEAST_READING * recipe;
  if (isLittle || steps < LEAST_STEPS) {
    const most = (name: 'batchSize' | 'steps' | 'contextLength') =>
      Math.max(settings[name], usual[name]);
    const mend = {
      batchSize: most('batchSize'),
      steps: most('steps'),
      contextLength: most('contextLength'),
    };
    warnings.push({ code: 'littleReading', params: { tokens, recipe }, mend });
  } else if (batchSize < LEAST_BATCH) {
    const params = { batchSize, usual: usual.batchSize };
    warnings.push({ code: 'smallBatch', params, mend: { batchSize: usual.batchSize } });
  }
  if (dModel < LEAST_WIDTH) {
    const { dModel: width, nHead } = usual;
    warnings.push({
      code: 'narrow',
      params: { dModel, usual: width },
      mend: { dModel: width, nHead },
    });
  }
  return warnings;
}

const tokensRead = ({ steps, batchSize, contextLength }: Settings): number =>
  steps * batchSize * contextLength;

function textWarnings(
  settings: Settings,
  { tokens, sentence }: TextMeasures,
  rate: MeasuredRate | null,
): SettingWarning[] {
  const { corpus, contextLength, vocabSize } = settings;
  const warnings: SettingWarning[] = [];
  const fits = Math.floor(tokens / LEAST_WINDOWS);
  const mend = settingsFrom({ contextLength: Math.min(DEFAULT_SETTINGS.contextLength, fits) });
  const better = { contextLength: mend.contextLength };
  const isShort = contextLength < Math.min(SENTENCES_IN_CONTEXT * sentence, ENOUGH_CONTEXT);
  if (isShort && better.contextLength > contextLength) {
    warnings.push({ code: 'shortContext', params: { contextLength, sentence }, mend: better });
  } else if (fits < contextLength && better.contextLength < contextLength) {
    warnings.push({ code: 'longContext', params: { contextLength, tokens }, mend: better });
  }
  if (corpus !== 'own') return warnings;
  const most = LEAST_VOCAB_SIZE + Math.floor(tokens / TEXT_A_TOKEN);
  if (vocabSize > LARGE_VOCABULARY * most) {
    warnings.push({
      code: 'largeVocabulary',
      params: { vocabSize, tokens },
      mend: { vocabSize: most },
    });
  }
  const times = Math.round(tokensRead(settings) / tokens);
  const fitted = sensibleSettings(tokens, rate);
  if (times > MANY_EPOCHS && tokensRead(fitted) < tokensRead(settings)) {
    const { steps, batchSize } = fitted;
    warnings.push({ code: 'byHeart', params: { times }, mend: { steps, batchSize } });
  }
  return warnings;
}

function timeWarnings(settings: Settings, rate: MeasuredRate): SettingWarning[] {
  const { pretraining: seconds } = predictedSeconds(settings, rate);
  const quicker = { ...settings, ...sizeOfRecipe(settings) };
  if (seconds < LONG_SECONDS || predictedSeconds(quicker, rate).pretraining > seconds / 2)
    return [];
  return [{ code: 'longRun', params: { seconds }, mend: sizeOfRecipe(settings) }];
}

/** The recipe's size and run, with the vocabulary, the rate and fine-tuning left as they are. */
function sizeOfRecipe({ vocabSize, learningRate, ...settings }: Settings): Size {
  return { ...PRESETS.recipe.size, vocabSize, learningRate, ...tuningOf(settings) };
}
