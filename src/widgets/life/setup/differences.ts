/** In what settings differ, in words. */

import corpusStrings from '#strings/corpus';
import strings from '#strings/setup';
import { SETTING_NAMES, type SettingName, type Settings } from '../../../core/settings';
import { formatCompact } from '../../../ui';

/** Every setting, by how much its name tells of a run. */
const TELLING: readonly SettingName[] = [
  'corpus',
  'learningRate',
  'nLayer',
  'dModel',
  'steps',
  'fineTuneSteps',
  'fineTuneRate',
  'batchSize',
  'contextLength',
  'nHead',
  'vocabSize',
  'seed',
];
const MOST_TOLD = 3;

/** What a curve is called by when it differs in nothing. */
const FALLBACK: readonly SettingName[] = ['learningRate', 'seed'];

/** "layers 2", or the title of a text. */
const describeSetting = (settings: Settings, name: SettingName): string =>
  name === 'corpus'
    ? corpusStrings.corpora[settings.corpus].title
    : strings.differences[name](formatCompact(settings[name], 6));

export const differing = (a: Settings, b: Settings): SettingName[] =>
  SETTING_NAMES.filter((name) => a[name] !== b[name]);

/** "layers 2, rate 0.002": as they are in `settings`. */
export const describeSettings = (settings: Settings, names: readonly SettingName[]): string =>
  strings.differenceList(names.map((name) => describeSetting(settings, name)));

/**
 * A name for each, by what not all of them share, the most telling first; no two the same.
 * @param without settings that have no part in what is named
 */
export function namesFor(all: readonly Settings[], without: readonly SettingName[] = []): string[] {
  const isUnlike = (name: SettingName) => all.some((one) => one[name] !== all[0][name]);
  const unlike = TELLING.filter((name) => !without.includes(name) && isUnlike(name));
  const told = unlike.length > 0 ? unlike.slice(0, MOST_TOLD) : FALLBACK;
  const names = all.map((one) => describeSettings(one, told));
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length;
    return before === 0 ? name : strings.sameAgain(name, before + 1);
  });
}
