/** A size that suits a text and the time that a reader has. */

import { countParameters } from '../config';
import { LEAST_VOCAB_SIZE } from '../tokenizer/data';
import { modelConfigOf } from './configs';
import { settingsFrom } from './from';
import { PRESET_NAMES, withPreset, type PresetName } from './presets';
import { DEFAULT_SETTINGS, type Settings } from './table';
import { predictedSeconds, type MeasuredRate } from './time';

/** About so long is a run that one waits for. */
const SECONDS = 30;
/** A run may take so much longer for a text that it would else not read once. */
const PATIENCE = 2;

/** Read more often than this, a text is learnt by heart and its new sentences get no better. */
const MOST_EPOCHS = 12;

/** A model with more parameters for each token of its text has nothing to fill them with. */
const MOST_PARAMETERS_A_TOKEN = 5;

/** Fewer steps than these leave a model of that size untrained. */
const LEAST_STEPS: Readonly<Record<PresetName, number>> = {
  small: 0,
  recipe: 400,
  medium: 600,
  large: 800,
};

/** The text should hold so many windows, or each batch is the same again. */
const LEAST_WINDOWS = 8;

/** Tokens of the text for each of the vocabulary: below, most are met too seldom to be learnt. */
const TEXT_A_TOKEN = 60;

/**
 * The largest preset that the text can fill and the device can train in half a minute, with as
 * many steps as that takes, and no more than the text has use for.
 * @param corpusTokens of the text, in the vocabulary of the recipe or about
 * @param rate of this device; without one, as fast as trains the recipe in half a minute
 */
export function sensibleSettings(corpusTokens: number, rate: MeasuredRate | null): Settings {
  const speed = rate ?? RECIPE_RATE;
  const fitting = PRESET_NAMES.filter((name) => {
    const settings = fit(name, corpusTokens, speed);
    const parameters = countParameters(modelConfigOf(settings, settings.vocabSize));
    return (
      parameters <= MOST_PARAMETERS_A_TOKEN * corpusTokens &&
      stepsIn(SECONDS, settings, speed) >= LEAST_STEPS[name]
    );
  });
  return fit(fitting.at(-1) ?? 'small', corpusTokens, speed);
}

/** A preset with its vocabulary, its context and its steps cut to the text. */
function fit(name: PresetName, corpusTokens: number, rate: MeasuredRate): Settings {
  const preset = withPreset(DEFAULT_SETTINGS, name);
  const settings = {
    ...preset,
    vocabSize: Math.min(
      preset.vocabSize,
      LEAST_VOCAB_SIZE + Math.floor(corpusTokens / TEXT_A_TOKEN),
    ),
    contextLength: Math.min(preset.contextLength, Math.floor(corpusTokens / LEAST_WINDOWS)),
  };
  const stepsAnEpoch = corpusTokens / (settings.batchSize * settings.contextLength);
  const inTime = stepsIn(SECONDS, settings, rate);
  const steps = Math.max(inTime, Math.min(stepsAnEpoch, PATIENCE * inTime));
  return settingsFrom({ ...settings, steps: Math.min(steps, MOST_EPOCHS * stepsAnEpoch) });
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
