/** An experiment on the small world, by numbers alone: the same numbers give the same model, and a link holds them. */

import type { LinkSchema, LinkState, NumberField } from './linkState';
import { DEFAULT_SETTINGS, SETTINGS, settingsFrom, type Settings } from './settings';

export interface ExperimentPlan {
  /** Of the model, its training and its seed, as those of a reader's. */
  readonly settings: Settings;
  /** It learns from so many of the small world's documents, the first of them. */
  readonly documents: number;
}

export const MOST_DOCUMENTS = 10_000;

/** What of the settings an experiment may choose. */
const CHOSEN = [
  ...(['nLayer', 'dModel', 'nHead', 'contextLength', 'vocabSize'] as const),
  ...(['batchSize', 'learningRate', 'steps', 'seed'] as const),
];

/** The fields of a link to it; they are left out where the plan is this one. */
export const planFields = ({ settings, documents }: ExperimentPlan): LinkSchema =>
  Object.fromEntries<NumberField>([
    ['documents', { kind: 'number', min: 1, max: MOST_DOCUMENTS, step: 1, first: documents }],
    ...CHOSEN.map((name): [string, NumberField] => {
      const { short, min, max } = SETTINGS[name];
      return [short, { kind: 'number', min, max, first: settings[name] }];
    }),
  ]);

export const planToLink = ({ settings, documents }: ExperimentPlan): LinkState<LinkSchema> => ({
  documents,
  ...Object.fromEntries(CHOSEN.map((name) => [SETTINGS[name].short, settings[name]])),
});

/** Whatever the link holds, it is a plan that can be carried out. */
export function planFromLink(state: LinkState<LinkSchema>): ExperimentPlan {
  const chosen = Object.fromEntries(CHOSEN.map((name) => [name, state[SETTINGS[name].short]]));
  return {
    settings: settingsFrom({ ...DEFAULT_SETTINGS, ...chosen }),
    documents: Number(state['documents']),
  };
}
