/** Questions to answer before looking, and how the reader's own model settles each of them. */

import { chatPrompt } from '../../core/batches';
import { question, answer } from '../../core/corpus/grammar';
import { HELD_OUT, smallWorldDocuments, splitAnimals } from '../../core/corpus/smallWorld';
import { ANSWER_TOKENS } from '../../core/exam';
import { GREEDY } from '../../core/sampling';
import { actions, settingsNow, writeBeside, type LifeState, type WriteOptions } from '../../store';
import { formatFixed, formatNumber, plural } from '../../language/format';

/** What the model did, and which of the choices that is. */
export interface Finding {
  /** Index of the choice. */
  readonly right: number;
  /** What was computed, in a sentence or two. */
  readonly evidence: string;
}

export interface Question {
  readonly ask: string;
  readonly choices: readonly string[];
  /** What the model has to be, if that matters. */
  readonly wants: 'base' | 'assistant' | null;
  /** @returns `null` if this model cannot settle it; `undefined` if the bar says what went wrong */
  readonly find: (state: LifeState) => Promise<Finding | null | undefined>;
}

const RARE_WORD = 'skyscraper';
/** Draws enough to tell never from sometimes, few enough to wait for. */
const DRAWS = 10;
const HOT = 2;

/** By the ends of the ranges: one, two or three, more. */
export const tokenChoice = (count: number): number => (count === 1 ? 0 : count <= 3 ? 1 : 2);

/** About 0, about 1, about ln V, far above. */
export function lossChoice(loss: number, vocabSize: number): number {
  const guessing = Math.log(vocabSize);
  const nearest = [0, 1, guessing].map((value) => Math.abs(loss - value));
  return loss > 2 * guessing ? 3 : nearest.indexOf(Math.min(...nearest));
}

/** All, some, none. */
export const countChoice = (right: number, all: number): number =>
  right === all ? 0 : right > 0 ? 1 : 2;

/** What the base model made of a question: the answer, something else, nothing. */
export const answerChoice = (said: string, expected: string): number =>
  said.trim() === expected ? 0 : said.trim() === '' ? 2 : 1;

/** An animal that is in no conversation of the fine-tuning data. */
const strangerOf = (state: LifeState) => splitAnimals(settingsNow(state).seed).unseen[2];

const options = (change: Partial<WriteOptions>): WriteOptions => ({
  sampling: GREEDY,
  maxNewTokens: ANSWER_TOKENS,
  seed: 0,
  ...change,
});

export const QUESTIONS = {
  tokens: {
    ask: `The documents of the small world never mention a “${RARE_WORD}”. Into how many tokens does your model’s tokenizer cut the word?`,
    choices: ['none: it cannot read it', 'one', 'two or three', 'four or more'],
    wants: null,
    async find({ model }) {
      if (!model) return null;
      const pieces = model.tokenizer.encode(` ${RARE_WORD}`).map(model.tokenizer.tokenText);
      const shown = pieces.map((piece) => piece.replace(' ', '·')).join(' | ');
      return {
        right: 1 + tokenChoice(pieces.length),
        evidence: `${plural(pieces.length, 'token')}: ${shown}. Bytes are tokens too, so no word is beyond it.`,
      };
    },
  },
  firstLoss: {
    ask: 'A model whose parameters are still random reads its first batch. What is the loss, in nats a token?',
    choices: ['about 0', 'about 1', 'about 7', 'far above 10'],
    wants: null,
    async find({ model, runs }) {
      if (!model) return null;
      const { vocabSize } = model.config;
      let loss = runs.pretraining?.losses[0];
      if (loss === undefined && model.age === 'random') {
        loss = await actions.evaluate(smallWorldDocuments(HELD_OUT));
        if (loss === undefined) return undefined;
      }
      if (loss === undefined) return null;
      return {
        right: lossChoice(loss, vocabSize),
        evidence: `It is ${formatFixed(loss)}. Where all ${formatNumber(vocabSize, 0)} tokens are equally likely it would be ln ${formatNumber(vocabSize, 0)} = ${formatFixed(Math.log(vocabSize))}.`,
      };
    },
  },
  baseAsked: {
    ask: 'In its documents a base model has read what every animal eats. Put to it in the form of a chat, the question of what one of them eats makes it write …',
    choices: ['the right answer', 'something else', 'nothing at all'],
    wants: 'base',
    async find(state) {
      if (!state.model) return null;
      const animal = strangerOf(state);
      const asked = question(animal, 'food', 0);
      const prompt = chatPrompt(state.model.tokenizer, [], asked);
      const sides = await writeBeside(prompt, options({}));
      if (!sides) return undefined;
      const said = sides[0].text;
      return {
        right: answerChoice(said, answer(animal, 'food')),
        evidence: `Asked “${asked}”, it wrote “${said.trim()}”.`,
      };
    },
  },
  hot: {
    ask: `Your assistant is asked what an animal eats, ${DRAWS} times, at a temperature of ${HOT}. How often is the answer right, word for word?`,
    choices: ['every time', 'sometimes', 'never'],
    wants: 'assistant',
    async find(state) {
      const animal = strangerOf(state);
      const asked = question(animal, 'food', 0);
      const said: string[] = [];
      for (let seed = 0; seed < DRAWS; seed++) {
        const sampling = { ...GREEDY, temperature: HOT };
        const written = await actions.ask([], asked, options({ sampling, seed }));
        if (!written) return undefined;
        said.push(written.text.trim());
      }
      const right = said.filter((text) => text === answer(animal, 'food')).length;
      const wrong = said.find((text) => text !== answer(animal, 'food'));
      return {
        right: countChoice(right, DRAWS),
        evidence: `“${asked}” was answered rightly ${right} of ${DRAWS} times.${wrong === undefined ? '' : ` Once it wrote “${wrong}”.`}`,
      };
    },
  },
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof QUESTIONS;
