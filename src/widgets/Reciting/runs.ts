/** The three runs that are compared: alike but for the number of documents that they read. */

import { HELD_OUT, smallWorldDocuments } from '../../core/corpus/smallWorld';
import type { LinkSchema, LinkState } from '../../core/linkState';
import { DEFAULT_SETTINGS, SETTINGS } from '../../core/settings';
import type { ExperimentState, Look, Looks } from '../../store';
import type { NamedRun } from '../life/experiment/train';
import { createRecital, type Copied, type Judged, type Recital } from './recital';

export const COUNTS = ['30', '300', '3000'] as const;
export type Count = (typeof COUNTS)[number];

/** What a link holds: which run is looked at, and what all three begin with. */
export const FIELDS = {
  documents: { kind: 'choice', choices: COUNTS, first: '30' },
  seed: { kind: 'number', min: 0, max: SETTINGS.seed.max, step: 1, first: DEFAULT_SETTINGS.seed },
} as const satisfies LinkSchema;

export type Choice = LinkState<typeof FIELDS>;

/** Enough to learn thirty documents by heart, and to write good sentences out of three thousand. */
export const STEPS = 300;
/** Tokens that each of them reads. */
export const TOKENS_A_STEP = DEFAULT_SETTINGS.batchSize * DEFAULT_SETTINGS.contextLength;

/** At each look so many texts are written, from nothing on. */
export const TEXTS = 8;

/** Denser at first, where the loss over unseen documents turns. */
export const LOOKS: Omit<Looks, 'heldOut'> = {
  at: [0, 10, 20, 30, 40, 50, 75, 100, 150, 200, 250, STEPS],
  prompts: Array.from({ length: TEXTS }, () => ''),
  // No document of the small world is longer by much.
  maxNewTokens: 80,
};

/** Its name in the laboratory: the same choice gives the same numbers, whoever asks for it. */
export const runName = ({ documents, seed }: Choice): string => `Reciting ${documents} ${seed}`;

export const runOf = (choice: Choice): NamedRun => ({
  name: runName(choice),
  plan: {
    settings: { ...DEFAULT_SETTINGS, steps: STEPS, seed: choice.seed },
    documents: Number(choice.documents),
  },
  looks: LOOKS,
});

const documentsRead = new Map<Count, readonly string[]>();
const recitals = new Map<Count, Recital>();
const chances = new Map<Count, Copied>();

const remembered = <T>(kept: Map<Count, T>, count: Count, make: () => T): T => {
  if (!kept.has(count)) kept.set(count, make());
  return kept.get(count)!;
};

export const documentsOf = (count: Count): readonly string[] =>
  remembered(documentsRead, count, () => smallWorldDocuments({ count: Number(count) }));

const recitalOf = (count: Count): Recital =>
  remembered(recitals, count, () => createRecital(documentsOf(count)));

/** What documents that nobody copied share with those of a run, because one grammar wrote both. */
export const byChance = (count: Count): Copied =>
  remembered(chances, count, () => recitalOf(count).judgeAll(smallWorldDocuments(HELD_OUT)));

export const judge = (count: Count, { texts }: Look): readonly Judged[] =>
  texts.map(recitalOf(count).judge);

export const judgeAll = (count: Count, { texts }: Look): Copied => recitalOf(count).judgeAll(texts);

/** Over documents that the model never read, at a step. */
export interface Validation {
  readonly step: number;
  readonly loss: number;
}

export const validationsOf = ({ looks }: ExperimentState): readonly Validation[] =>
  looks.flatMap(({ step, validationLoss }) =>
    validationLoss === null ? [] : [{ step, loss: validationLoss }],
  );

/** Where it was least; of equals, first. */
export const leastOf = (validations: readonly Validation[]): Validation | undefined =>
  validations.reduce<Validation | undefined>(
    (least, one) => (least && least.loss <= one.loss ? least : one),
    undefined,
  );

/** A rise by less than this is none. */
const RISEN = 0.1;

/** Whether the loss over unseen documents has turned, and risen since. */
export function hasRisen(validations: readonly Validation[]): boolean {
  const least = leastOf(validations);
  return least !== undefined && validations.at(-1)!.loss > (1 + RISEN) * least.loss;
}
