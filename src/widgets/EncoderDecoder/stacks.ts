/** Three stacks, and which of their tokens may look at which: their shape, of which no model is asked. */

import strings from '#strings/figures/EncoderDecoder';
import names from '#strings/translator';

export type StackName = 'encoder' | 'decoder' | 'single';

/** The stack whose tokens are looked at, and whether those that lie ahead are among them. */
export interface Sight {
  readonly stack: StackName;
  readonly ahead: boolean;
}

export interface Stage {
  readonly name: string;
  readonly note: string;
  /** Of a stage of attention. */
  readonly sight?: Sight;
  /** Its row in the drawing, from the bottom; the same rows for every stack, so that like stands by like. */
  readonly row: number;
}

export interface Stack {
  readonly name: StackName;
  readonly tokens: readonly string[];
  readonly stages: readonly Stage[];
}

const { stages } = strings;

const EMBEDDINGS: Stage = { ...stages.embeddings, row: 2 };

export const ENGLISH = ['the', 'black', 'mouse', 'sleeps'];
const FRENCH = ['la', 'souris', 'noire', 'dort'];

/** Without it there would be nothing to predict the first word from. */
const START = names.startToken;

const masked = (stack: StackName): Stage => ({
  ...stages.maskedSelfAttention,
  sight: { stack, ahead: false },
  row: 3,
});

/** The stacks with a sentence in them, and its translation as far as it is written. */
export const stacksWith = (
  english: readonly string[],
  french: readonly string[],
): readonly Stack[] => [
  {
    name: 'encoder',
    tokens: english,
    stages: [
      { ...stages.wholeInput, row: 1 },
      EMBEDDINGS,
      { ...stages.selfAttention, sight: { stack: 'encoder', ahead: true }, row: 3 },
      { ...stages.mlp, row: 4 },
      { ...stages.vectors, row: 5 },
    ],
  },
  {
    name: 'decoder',
    tokens: [START, ...french],
    stages: [
      { ...stages.outputSoFar, row: 1 },
      EMBEDDINGS,
      masked('decoder'),
      { ...stages.crossAttention, sight: { stack: 'encoder', ahead: true }, row: 4 },
      { ...stages.mlp, row: 5 },
      { ...stages.nextOfOutput, row: 6 },
    ],
  },
  {
    name: 'single',
    tokens: [START, ...english, ':', ...french],
    stages: [
      { ...stages.textSoFar, row: 1 },
      EMBEDDINGS,
      masked('single'),
      { ...stages.mlp, row: 5 },
      { ...stages.nextOfText, row: 6 },
    ],
  },
];

export const STACKS = stacksWith(ENGLISH, FRENCH);

export interface TokenPlace {
  readonly stack: StackName;
  readonly index: number;
}

export const stackNamed = (name: StackName, stacks: readonly Stack[] = STACKS): Stack =>
  stacks.find((stack) => stack.name === name)!;

/** Whether a token may look at another in some stage of its own stack. */
export const looksAt = (from: TokenPlace, to: TokenPlace): boolean =>
  stackNamed(from.stack).stages.some(
    ({ sight }) => sight?.stack === to.stack && (sight.ahead || to.index <= from.index),
  );

/** What a token may look at, in a sentence. */
export function sightOf(from: TokenPlace, stacks: readonly Stack[] = STACKS): string {
  const { tokens } = stackNamed(from.stack, stacks);
  const seenIn = (stack: StackName) =>
    stackNamed(stack, stacks)
      .tokens.filter((_, index) => looksAt(from, { stack, index }))
      .join(' ');
  return strings.sight[from.stack](tokens[from.index], seenIn(from.stack), seenIn('encoder'));
}
