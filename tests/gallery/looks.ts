/**
 * Which pictures there are. Widths change the layout and colour schemes change the colours, and
 * neither does what the other does, so a picture stays only where it shows something of its own:
 *
 * - Everything has one at each end, 360 and 1440 px, and in each colour scheme: pages and figures are
 *   dark at 360 px and light at 1440, parts and figures before there is a model the other way round.
 * - 768 px, the width between, is for what is laid out there as at neither end: figures whose
 *   columns stand beside each other with the least room, and one page of each kind.
 * - A figure has one before there is a model only where it then shows something else.
 */

import type { FigureName } from '../../src/widgets/registry.ts';
import { MISSING, PAGES } from '../e2e/guide.ts';

export interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
}

const NARROW: Look = { width: 360, colorScheme: 'dark' };
const BETWEEN: Look = { width: 768, colorScheme: 'light' };
const WIDE: Look = { width: 1440, colorScheme: 'light' };

/** Of parts, and of figures before there is a model. */
export const OTHER_ENDS: readonly Look[] = [
  { width: 360, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
];

/** Figures wider than the text with columns; others are at 768 px what they are at 1440. */
const WITH_COLUMNS: readonly FigureName[] = [
  'NeuralNetwork',
  'Overfitting',
  'Tokens',
  'EmbeddingMap',
  'EncoderDecoder',
  'BridgeCut',
  'AttentionByHand',
  'RotaryPosition',
  'AttentionMap',
  'WholePass',
  'HeadSwap',
  'Weights',
  'Surprise',
  'OneStep',
  'PreTraining',
  'Reciting',
  'ScalingLaw',
  'FineTuning',
  'CompareModels',
  'NextToken',
];

/** Figures of the translator, which they share. */
const OF_THE_TRANSLATOR: readonly FigureName[] = ['EncoderDecoder', 'BridgeCut'];

/** Figures that show something else before there is a model, or a translator. */
const OF_THE_MODEL: readonly FigureName[] = [
  ...OF_THE_TRANSLATOR,
  'Tokens',
  'EmbeddingMap',
  'AttentionByHand',
  'RotaryPosition',
  'AttentionMap',
  'WholePass',
  'HeadAblation',
  'HeadSwap',
  'Weights',
  'Surprise',
  'ParametersFile',
  'PreTraining',
  'FineTuning',
  'Exam',
  'CompareModels',
  'Chat',
  'NextToken',
  'TakeHome',
  'WholeLife',
];

/** Figures by themselves have pictures of their own. */
export const PAGES_WITH_PICTURES: readonly string[] = [
  ...PAGES.filter((path) => !/^gallery\/./.test(path)),
  'gallery/parts/',
];

/** What the files of a page are called. */
export const pageName = (path: string): string =>
  path === '' ? 'cover' : path === MISSING ? 'missing' : path.slice(0, -1).replace('/', '-');

/** The cover, a chapter and a list: the bar and the contents are the same on all pages of a kind. */
const ONE_OF_EACH_KIND: readonly string[] = ['', 'inference/', 'glossary/'];

export const looksOfFigure = (name: FigureName): readonly Look[] =>
  WITH_COLUMNS.includes(name) ? [NARROW, BETWEEN, WIDE] : [NARROW, WIDE];

export const looksBeforeModel = (name: FigureName): readonly Look[] =>
  OF_THE_MODEL.includes(name) ? OTHER_ENDS : [];

export const isOfTranslator = (name: FigureName): boolean => OF_THE_TRANSLATOR.includes(name);

/** @param path below the base */
export const looksOfPage = (path: string): readonly Look[] =>
  ONE_OF_EACH_KIND.includes(path) ? [NARROW, BETWEEN, WIDE] : [NARROW, WIDE];

/** @param name folder and beginning of the file: `figures/chat` */
export const pictureFile = (name: string, { width, colorScheme }: Look): string =>
  `${name}-${width}-${colorScheme}.png`;
