/** A size that suits a text and the time that a reader has. */

import { countParameters } from '../config';
import { LEAST_VOCAB_SIZE } from '../tokenizer/tokenizerData';
import { modelConfigOf } from './configs';
import { settingsFrom } from './from';
import { PRESET_NAMES, withPreset, type PresetName } from './presets';
import { DEFAULT_SETTINGS, type Settings } from './table';
import { predictedSeconds, type MeasuredRate } from './time';

/** About so long is a run that one waits for. */
const SECONDS = 30;
/** A run may take so much longer for a text that it would else not read once. */
const PATIENCE = 2;

/** Read more often than this, a text is learnt by heart and new sentences get no better. */
export const MOST_EPOCHS = 12;

/** However short a text is: after fewer, a model writes hardly a word. */
export const LEAST_STEPS = 200;

/** Of a short text, smaller batches make more steps; smaller than this, they are too unsteady. */
export const LEAST_BATCH = 4;

/** A model with more parameters for each token of its text than this has nothing to fill them with. */
const MOST_PARAMETERS_A_TOKEN = 5;

/** Steps that a device must manage in the time for a model of that size to be worth it. */
const WORTHWHILE_STEPS: Readonly<Record<PresetName, number>> = {
  small: 0,
  recipe: 400,
  medium: 600,
  large: 800,
};

/** The text should hold so many windows, or each batch is the same again. */
export const LEAST_WINDOWS = 8;

/** Tokens of the text for each of the vocabulary: below, most are met too seldom to be learnt. */
export const TEXT_A_TOKEN = 60;

/**
 * Of a text in UTF-8, by the tokenizer of a text like it: three or four letters of Latin script, or
 * rather more than one character of Chinese, which has three bytes.
 */
const BYTES_A_TOKEN = 3.5;

/** About how many tokens a text has, by its length alone. */
export const tokensIn = (bytes: number): number => Math.round(bytes / BYTES_A_TOKEN);

/**
 * The largest preset that the text can fill and the device can train in half a minute, with as
 * many steps as that takes, and no more than the text has use for. What is beyond the recipe has
 * to be filled; the recipe itself suits any text.
 * @param corpusTokens of the text, in the vocabulary of the recipe or about
 * @param rate of this device; without one, as fast as trains the recipe in half a minute
 */
export function sensibleSettings(corpusTokens: number, rate: MeasuredRate | null): Settings {
  const speed = rate ?? RECIPE_RATE;
  const fitting = PRESET_NAMES.filter((name) => {
    const preset = withPreset(DEFAULT_SETTINGS, name);
    const parameters = countParameters(modelConfigOf(preset, preset.vocabSize));
    const isFilled = parameters <= MOST_PARAMETERS_A_TOKEN * corpusTokens;
    const isWorthwhile = stepsIn(SECONDS, preset, speed) >= WORTHWHILE_STEPS[name];
    return isWorthwhile && (isFilled || name === 'recipe');
  });
  return fit(fitting.at(-1) ?? 'small', corpusTokens, speed);
}

/** A preset with its vocabulary, its context, its batch and its steps cut to the text. */
function fit(name: PresetName, corpusTokens: number, rate: MeasuredRate): Settings {
  const preset = withPreset(DEFAULT_SETTINGS, name);
  const mostTokens = LEAST_VOCAB_SIZE + Math.floor(corpusTokens / TEXT_A_TOKEN);
  const mostContext = Math.floor(corpusTokens / LEAST_WINDOWS);
  const cut = settingsFrom({
    ...preset,
    vocabSize: Math.min(preset.vocabSize, mostTokens),
    contextLength: Math.min(preset.contextLength, mostContext),
  });
  const use = (MOST_EPOCHS * corpusTokens) / cut.contextLength;
  const batchSize = Math.min(cut.batchSize, Math.max(LEAST_BATCH, Math.floor(use / preset.steps)));
  const settings = { ...cut, batchSize };
  const inTime = stepsIn(SECONDS, settings, rate);
  const stepsAnEpoch = corpusTokens / (batchSize * cut.contextLength);
  const wanted = Math.max(inTime, Math.min(stepsAnEpoch, PATIENCE * inTime));
  const useful = Math.max(LEAST_STEPS, MOST_EPOCHS * stepsAnEpoch);
  return settingsFrom({ ...settings, steps: Math.min(wanted, useful) });
}

/** Steps of pre-training that take so many seconds. */
const stepsIn = (seconds: number, settings: Settings, rate: MeasuredRate): number =>
  seconds / predictedSeconds({ ...settings, steps: 1 }, rate).pretraining;

const RECIPE = modelConfigOf(DEFAULT_SETTINGS, DEFAULT_SETTINGS.vocabSize);

const RECIPE_RATE: MeasuredRate = {
  config: RECIPE,
  tokensPerSecond:
    (DEFAULT_SETTINGS.steps * DEFAULT_SETTINGS.batchSize * DEFAULT_SETTINGS.contextLength) /
    SECONDS,
};
