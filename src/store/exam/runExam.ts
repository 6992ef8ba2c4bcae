/** The exam as a model sits it: questions put to it greedily, and every answer kept with its marks. */

import { chatPrompt, documentPrompt } from '../../core/batches';
import {
  ANIMALS,
  HELD_OUT,
  smallWorldDocuments,
  type Animal,
  type Fact,
} from '../../core/corpus/smallWorld';
import {
  ANSWER_TOKENS,
  CLOZE_TOKENS,
  clozePrompts,
  examQuestions,
  gradeAnswer,
  gradeCloze,
  isPossibleCloze,
} from '../../core/exam';
import type { Who } from '../../core/generation';
import { GREEDY } from '../../core/sampling';
import type { FillIns } from '../state';
import { generateText, type ModelInWorker } from '../generation/generateText';

/** What is asked for in one answer: see `Grade`. */
export type Criterion = 'exact' | 'format';

/** One question, or one sentence to fill in, with what a model made of it. */
export interface Answer {
  readonly animal: string;
  readonly fact: Fact;
  /** The question, or the beginning of the sentence. */
  readonly asked: string;
  /** The one answer, or the one end of the sentence, that is right. */
  readonly expected: string;
  /** What the model wrote, word for word. */
  readonly said: string;
  /** Whether it ended by itself, with the end token. */
  readonly ended: boolean;
  /** A sentence to fill in has no form of its own to keep to: there the two are one. */
  readonly passes: Readonly<Record<Criterion, boolean>>;
}

export interface AskOptions {
  /** The model itself, or the base model that is kept beside an assistant. */
  readonly by?: Who;
  /** Leaves the questions that are not answered by then. */
  readonly signal?: AbortSignal;
  /** Is given all answers so far, in the order of the questions, each time that there are more. */
  readonly onAnswers?: (answers: readonly Answer[]) => void;
}

/** So many prompts at once: they share the work, and between two lots one can see and stop. */
const LOT = 60;

/** Fifteen questions about each animal, put in the chat format. */
export function askQuestions(
  model: ModelInWorker,
  animals: readonly Animal[],
  options: AskOptions = {},
): Promise<Answer[]> {
  const { tokenizer } = model;
  const questions = examQuestions(animals);
  const tokens = questions.map(({ question }) => chatPrompt(tokenizer, [], question));
  return ask(model, tokens, ANSWER_TOKENS, options, (index, said, ended) => {
    const one = questions[index];
    const { animal, fact, question: asked, answer: expected } = one;
    const passes = gradeAnswer(one, said, ended);
    return { animal: animal.name, fact, asked, expected, said, ended, passes };
  });
}

/** Five sentences to fill in about each animal, begun as documents begin. */
export function fillInFacts(
  model: ModelInWorker,
  animals: readonly Animal[],
  options: AskOptions = {},
): Promise<Answer[]> {
  const { tokenizer } = model;
  const prompts = clozePrompts(animals);
  const tokens = prompts.map(({ prefix }) => documentPrompt(tokenizer, prefix));
  return ask(model, tokens, CLOZE_TOKENS, options, (index, said, ended) => {
    const prompt = prompts[index];
    const { animal, fact, prefix: asked, expected } = prompt;
    const right = gradeCloze(prompt, said);
    const passes = { exact: right, format: right };
    return { animal: animal.name, fact, asked, expected, said, ended, passes };
  });
}

/** Every sixth: the other facts are learnt at the same time, and asking all would hold a run up. */
const PROBED = ANIMALS.filter((_, i) => i % 6 === 0);

/** A few sentences, as many as cost a run that goes on next to nothing. */
export async function probeFacts(model: ModelInWorker, signal?: AbortSignal): Promise<FillIns> {
  const answers = await fillInFacts(model, PROBED, { ...(signal && { signal }) });
  return {
    of: answers.length,
    possible: answers.filter((one) => isPossibleCloze(one, one.said)).length,
    right: countPassed(answers, 'exact'),
  };
}

/** Mean loss over the documents kept aside, in nats a token. */
export async function heldOutLoss({ client }: ModelInWorker, by: Who = 'model'): Promise<number> {
  const documents = smallWorldDocuments(HELD_OUT);
  return (await client.call('evaluate', { documents, by })).loss;
}

export const countPassed = (answers: readonly Answer[], criterion: Criterion): number =>
  answers.filter(({ passes }) => passes[criterion]).length;

async function ask(
  model: ModelInWorker,
  prompts: readonly (readonly number[])[],
  maxNewTokens: number,
  { by = 'model', signal, onAnswers }: AskOptions,
  mark: (index: number, said: string, ended: boolean) => Answer,
): Promise<Answer[]> {
  const marked: (Answer | undefined)[] = prompts.map(() => undefined);
  const answers = () => marked.filter((one) => one !== undefined);
  const options = { sampling: GREEDY, maxNewTokens, seed: 0, by, ...(signal && { signal }) };
  for (const lot of lotsOf(prompts)) {
    if (signal?.aborted) break;
    const asked = lot.map((index) => prompts[index]);
    const { texts } = await generateText(model, asked, options);
    for (const [at, { text, tokenCount, ended }] of texts.entries()) {
      // Of what was stopped in the middle nobody knows how it would have ended.
      if (!ended && tokenCount < maxNewTokens) continue;
      marked[lot[at]] = mark(lot[at], text, ended);
    }
    onAnswers?.(answers());
  }
  return answers();
}

/** Indices of the prompts in lots of one length each, which go through the model together. */
function lotsOf(prompts: readonly (readonly number[])[]): number[][] {
  const lots: number[][] = [];
  const open = new Map<number, number[]>();
  for (const [index, { length }] of prompts.entries()) {
    let lot = open.get(length);
    if (!lot || lot.length === LOT) {
      open.set(length, (lot = []));
      lots.push(lot);
    }
    lot.push(index);
  }
  return lots;
}
