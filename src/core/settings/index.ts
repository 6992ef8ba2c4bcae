/** What a reader chooses before a life, and everything that is made of it: the front door. */

export { fineTuningOf, modelConfigOf, pretrainingOf, tuningOf } from './configs';
export { headChoices, settingsFrom } from './from';
export {
  isLike,
  PRESET_NAMES,
  PRESETS,
  presetOf,
  withPreset,
  type Preset,
  type PresetName,
} from './presets';
export { settingsFromQuery, settingsToQuery } from './query';
export { sensibleSettings, tokensIn } from './sensible';
export {
  DEFAULT_SETTINGS,
  SETTING_NAMES,
  SETTINGS,
  TUNING_NAMES,
  type ChoiceSetting,
  type NumberSetting,
  type SettingName,
  type Settings,
  type TuningSettings,
} from './table';
export { measureText } from './measureText';
export { hasChosenSteps, stepsToLearn } from './tuningSteps';
export {
  pretrainingWarnings,
  tuningWarnings,
  type SettingWarning,
  type TextMeasures,
} from './warnings';
export { workingRate } from './workingRate';
export { flopsAToken, predictedSeconds, type MeasuredRate, type PredictedSeconds } from './time';
