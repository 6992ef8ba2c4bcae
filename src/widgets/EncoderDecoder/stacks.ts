/** Three stacks, and which of their tokens may look at which. A drawing: nothing is computed by a model. */

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
  readonly title: string;
  /** How often the rows from attention to MLP are repeated, one time upon the other. */
  readonly blocks: string;
  readonly tokens: readonly string[];
  readonly stages: readonly Stage[];
}

const EMBEDDINGS: Stage = { name: 'Embeddings', note: 'one vector a token, looked up', row: 2 };
const MLP = { name: 'MLP', note: 'each token by itself' };
const NEXT = { name: 'Next token', row: 6 };

const ENGLISH = ['the', 'black', 'mouse', 'sleeps'];
const FRENCH = ['la', 'souris', 'noire', 'dort'];

const masked = (stack: StackName): Stage => ({
  name: 'Masked self-attention',
  note: 'each token looks at itself and what is before it',
  sight: { stack, ahead: false },
  row: 3,
});

export const STACKS: readonly Stack[] = [
  {
    name: 'encoder',
    title: 'Encoder',
    blocks: '6 blocks',
    tokens: ENGLISH,
    stages: [
      { name: 'The whole input', note: 'all of it at once', row: 1 },
      EMBEDDINGS,
      {
        name: 'Self-attention',
        note: 'each token looks at all, before and after it',
        sight: { stack: 'encoder', ahead: true },
        row: 3,
      },
      { ...MLP, row: 4 },
      { name: 'Vectors in context', note: 'handed to the decoder', row: 5 },
    ],
  },
  {
    name: 'decoder',
    title: 'Decoder',
    blocks: '6 blocks',
    tokens: FRENCH,
    stages: [
      { name: 'The output so far', note: 'one token longer each time', row: 1 },
      EMBEDDINGS,
      masked('decoder'),
      {
        name: 'Cross-attention',
        note: 'looks at the encoder’s vectors',
        sight: { stack: 'encoder', ahead: true },
        row: 4,
      },
      { ...MLP, row: 5 },
      { ...NEXT, note: 'chosen by its probability, joins the output' },
    ],
  },
  {
    name: 'single',
    title: 'Decoder only',
    blocks: '80 blocks in Llama 65B',
    tokens: [...ENGLISH, ':', ...FRENCH],
    stages: [
      { name: 'The text so far', note: 'question and answer in one row', row: 1 },
      EMBEDDINGS,
      masked('single'),
      { ...MLP, row: 5 },
      { ...NEXT, note: 'chosen by its probability, joins the text' },
    ],
  },
];

export interface TokenPlace {
  readonly stack: StackName;
  readonly index: number;
}

export const stackNamed = (name: StackName): Stack => STACKS.find((stack) => stack.name === name)!;

/** Whether a token may look at another in some stage of its own stack. */
export const looksAt = (from: TokenPlace, to: TokenPlace): boolean =>
  stackNamed(from.stack).stages.some(
    ({ sight }) => sight?.stack === to.stack && (sight.ahead || to.index <= from.index),
  );

/** What a token may look at, in a sentence. */
export function sightOf(from: TokenPlace): string {
  const { title, tokens, stages } = stackNamed(from.stack);
  const seen = stages.flatMap(({ name, sight }) => {
    if (!sight) return [];
    const all = stackNamed(sight.stack).tokens;
    const part = sight.ahead ? all : all.slice(0, from.index + 1);
    return [`through ${name.toLowerCase()} at “${part.join(' ')}”`];
  });
  return `${title}: “${tokens[from.index]}” looks ${seen.join(', and ')}.`;
}
