/** Of settings that lead nowhere, or take long: what comes of them, and the press that mends it. */

import { formatCompact, formatNumber, formatPercent, plural } from '../../../src/language/format';
import type { SettingWarning } from '../../../src/core/settings';

type Params<Code extends SettingWarning['code']> = Extract<
  SettingWarning,
  { code: Code }
>['params'];
type Words<Code extends SettingWarning['code']> = {
  readonly says: (params: Params<Code>) => string;
  /** @param mend what is then set */
  readonly mend: (mend: SettingWarning['mend']) => string;
};

const number = (value: number) => formatNumber(value, 0);
const times = (value: number) => formatNumber(value, value < 10 ? 1 : 0);
const tokens = (count: number) => plural(count, { one: 'token', other: 'tokens' });
/** To six places: 0.0005 as it is typed. */
const rateText = (rate: number) => formatCompact(rate, 6);
const setTuningRate = ({ fineTuneRate }: SettingWarning['mend']) =>
  `Set it to ${rateText(fineTuneRate ?? 0)}`;
const setRate = ({ learningRate }: SettingWarning['mend']) =>
  `Set it to ${rateText(learningRate ?? 0)}`;

const words: { readonly [Code in SettingWarning['code']]: Words<Code> } = {
  rateBreaks: {
    says: ({ rate }) =>
      `At a learning rate of ${rateText(rate)} the loss rises from the first steps on. Such a run is ended at once: nothing is lost, and nothing learnt.`,
    mend: setRate,
  },
  rateHigh: {
    says: ({ rate, working }) =>
      `A learning rate of ${rateText(rate)} is ${times(rate / working)} times the one that works: each step goes too far, and much of the text is not learnt.`,
    mend: setRate,
  },
  rateLow: {
    says: ({ rate, steps }) =>
      `At a learning rate of ${rateText(rate)} each step changes so little that ${number(steps)} of them are too few.`,
    mend: setRate,
  },
  littleReading: {
    says: ({ tokens: read, recipe }) =>
      `This run reads ${tokens(read)}, ${formatPercent(read / recipe, 0)} of what the recipe reads: some grammar comes of that, and no facts.`,
    mend: () => 'Read as much as the recipe',
  },
  smallBatch: {
    says: ({ batchSize }) =>
      `With ${plural(batchSize, { one: 'sequence', other: 'sequences' })} a step, one step undoes much of what the last has learnt.`,
    mend: ({ batchSize }) => `Take ${number(batchSize ?? 0)} a step`,
  },
  narrow: {
    says: ({ dModel }) =>
      `A width of ${number(dModel)} has room for grammar, and for hardly a fact.`,
    mend: ({ dModel }) => `Take a width of ${number(dModel ?? 0)}`,
  },
  smallVocabulary: {
    says: ({ vocabSize }) =>
      `With a vocabulary of ${number(vocabSize)} a word is cut into many pieces, and a sentence is longer than the model can look back.`,
    mend: ({ vocabSize }) => `Take a vocabulary of ${number(vocabSize ?? 0)}`,
  },
  shortContext: {
    says: ({ contextLength, sentence }) =>
      `A sentence of this text has about ${tokens(sentence)}, and the model sees only ${number(contextLength)} at once: it loses the beginning before it comes to the end.`,
    mend: ({ contextLength }) => `Let it see ${number(contextLength ?? 0)}`,
  },
  longContext: {
    says: ({ contextLength, tokens: all }) =>
      `The text has about ${tokens(all)}: cut into stretches of ${number(contextLength)}, there are too few of them to learn from.`,
    mend: ({ contextLength }) => `Take stretches of ${number(contextLength ?? 0)}`,
  },
  largeVocabulary: {
    says: ({ vocabSize, tokens: all }) =>
      `The text has about ${tokens(all)}: with a vocabulary of ${number(vocabSize)}, most would be met too seldom to be learnt.`,
    mend: ({ vocabSize }) => `Take a vocabulary of ${number(vocabSize ?? 0)}`,
  },
  byHeart: {
    says: ({ times: often }) =>
      `This run reads your text ${number(often)} times: the model will know it by heart, and write nothing of its own.`,
    mend: () => 'Read it less often',
  },
  longRun: {
    says: () => 'That is long to wait for a first model.',
    mend: () => 'Take the size of the recipe',
  },
  tuningRateHigh: {
    says: ({ rate, working }) =>
      `A learning rate of ${rateText(rate)} in fine-tuning is ${times(rate / working)} times the one that works: each step goes too far, and much of what the model has read is lost.`,
    mend: setTuningRate,
  },
  tuningRateLow: {
    says: ({ rate, steps }) =>
      `At a learning rate of ${rateText(rate)} in fine-tuning each step changes so little that the answers are only half learnt after ${plural(steps, { one: 'step', other: 'steps' })}.`,
    mend: setTuningRate,
  },
  fewTuningSteps: {
    says: ({ steps, enough }) =>
      `After ${plural(steps, { one: 'step', other: 'steps' })} the answers are only half learnt: about ${number(enough)} are enough.`,
    mend: ({ fineTuneSteps }) => `Take ${number(fineTuneSteps ?? 0)} steps`,
  },
};

export default {
  words,
  /** Beside the button that begins a run. */
  takes: (time: string) => `Takes ${time} on this device.`,
  /** Where this device has not trained yet. */
  tookOurs: (time: string) => `Takes ${time} on a server of ours; here, the first steps will tell.`,
};
