/** Questions to answer before looking, and how the reader's own model settles each of them. */

import type { ReactNode } from 'react';
import strings from '#strings/figures/Predict';
import networks from '#strings/networkQuestions';
import { chatPrompt } from '../../core/batches';
import { question, answer } from '../../core/corpus/grammar';
import { RECORDED_TEXT, VERB_SENTENCE } from '../../core/corpus/prompts';
import { ANIMALS, HELD_OUT, smallWorldDocuments, splitAnimals } from '../../core/corpus/smallWorld';
import { ANSWER_TOKENS } from '../../core/exam';
import { countParameters, type ModelConfig } from '../../core/config';
import { countByPart } from '../../core/parameterShares';
import { GREEDY } from '../../core/sampling';
import {
  actions,
  compareModels,
  settingsNow,
  type GenerateOptions,
  type LifeState,
} from '../../store';
import { formatNumber, formatPercent } from '../../language/format';
import { modelShown } from '../life/modelShown';

/** What the model did, and which of the choices that is. */
export interface Finding {
  /** Index of the choice. */
  readonly right: number;
  /** What was computed, in a sentence or two. */
  readonly evidence: ReactNode;
  /** What settled it, where that was not the reader's model. */
  readonly by?: string;
}

export interface Question {
  readonly ask: string;
  readonly choices: readonly string[];
  /** The choices are words of the model's, which no translator is to touch. */
  readonly verbatim?: true;
  /** `shown`: the model that figures of attention show by themselves, ours unless the reader's has learnt something. */
  readonly settledBy: 'model' | 'shown' | 'translator' | 'network' | 'device' | 'experiment';
  /** What the model has to be, if that matters. */
  readonly wants: 'base' | 'assistant' | null;
  /** It is about the animals of the small world: a model of another text has nothing to say to it. */
  readonly ofAnimals?: true;
  /** What is said where `find` gives `null`. */
  readonly ifUnsettled?: string;
  /** @returns `null` if this model cannot settle it; `undefined` if the bar says what went wrong */
  readonly find: (state: LifeState) => Promise<Finding | null | undefined>;
}

const RARE_WORD = 'skyscraper';
/** Positions that two words move. */
const MOVED_BY = 5;
/** Draws enough to tell never from sometimes, few enough to wait for. */
const DRAWS = 10;
const HOT = 2;

/** By the ends of the ranges: one, two or three, more. */
export const tokenChoice = (count: number): number => (count === 1 ? 0 : count <= 3 ? 1 : 2);

/** The nearest of 1, 8, 80 and all tokens, by the loss in nats. */
export function lossChoice(loss: number, vocabSize: number): number {
  const distances = [1, 8, 80, vocabSize].map((among) => Math.abs(loss - Math.log(among)));
  return distances.indexOf(Math.min(...distances));
}

/** All, some, none. */
export const countChoice = (right: number, all: number): number =>
  right === all ? 0 : right > 0 ? 1 : 2;

/** Where most of a model's parameters are: in attention, the MLPs, or the embeddings; of equals, the first. */
export function parametersChoice(config: ModelConfig): number {
  const { attention, mlp, embedding } = countByPart(config);
  const counts = [attention, mlp, embedding];
  return counts.indexOf(Math.max(...counts));
}

/** What the base model made of a question: the answer, something else, nothing. */
export const answerChoice = (said: string, expected: string): number =>
  said.trim() === expected ? 0 : said.trim() === '' ? 2 : 1;

/** An animal that is in no conversation of the fine-tuning data. */
const strangerOf = (state: LifeState) => splitAnimals(settingsNow(state).seed).unseen[2];

/** The sentence of both questions about the translator, and the word of its French that is asked about. */
const CROSS_ATTENTION = {
  english: ['the', 'black', 'mouse', 'sleeps'],
  word: 'souris',
} as const;

/** Whose numbers are put into whose sentence. */
const SWAPPED = { from: 'panda', into: 'zebra' } as const;
const foodOf = (name: string) => ANIMALS.find((animal) => animal.name === name)!.food;

/** The words of the sentence in which the last one looks back. */
const LOOKS_AT = VERB_SENTENCE.split(' ');

/** Words of the text in which one surprises most. */
const SURPRISING = ['zebra', 'lives', 'savanna', 'grass'] as const;

/** Fetched when it is asked, as the other findings are. */
const parameterFindings = () => import('./parameterFindings');
const ablationFindings = () => import('./ablationFindings');
const swapFindings = () => import('./swapFindings');

/** The same of what the budget of a run settles. */
const budgetFindings = () => import('./budgetFindings');

/** Fetched when it is asked, with what else wants a trace. */
const attentionFindings = () => import('./attentionFindings');

/** Fetched when it is asked: most pages have no translator. */
const translatorFindings = () => import('./translatorFindings');

/** The same of what surprises a model. */
const surpriseFindings = () => import('./surpriseFindings');

/** The same of what a model makes of positions. */
const positionFindings = () => import('./positionFindings');

/** The same of what small networks settle, for chapter 1 alone. */
const bendFindings = () => import('./bendFindings');
const networkFindings = () => import('./networkFindings');

/** The same of what experiments settle, for chapter 3 alone. */
const experimentFindings = () => import('./experimentFindings');
/** The same of a step of training. */
const stepFindings = () => import('./stepFindings');

/** A question that small networks settle as soon as it is put. */
const ofNetworks = (
  { ask, choices }: Pick<Question, 'ask' | 'choices'>,
  find: () => Promise<Finding | undefined>,
): Question => ({ ask, choices, settledBy: 'network', wants: null, find });

const options = (change: Partial<GenerateOptions>): GenerateOptions => ({
  sampling: GREEDY,
  maxNewTokens: ANSWER_TOKENS,
  seed: 0,
  ...change,
});

const {
  tokens,
  nearest,
  looksAt,
  doubledQuery,
  movedWords,
  headGone,
  firstLoss,
  mostSurprising,
  firstMove,
  crossAttention,
  bridgeCut,
  mostParameters,
  deviceYears,
  fileSize,
  swappedHead,
  recited,
  eightTimes,
  spread,
  baseAsked,
  hot,
} = strings.questions;

/** Text of the model, which no translator is to touch. */
const verbatim = (text: string) => <bdi translate="no">{text}</bdi>;

export const QUESTIONS = {
  lineDoubled: ofNetworks(networks.lineDoubled, async () =>
    (await bendFindings()).findLineDoubled(),
  ),
  hillBends: ofNetworks(networks.hillBends, async () => (await bendFindings()).findHillBends()),
  linearCircle: ofNetworks(networks.linearCircle, async () =>
    (await bendFindings()).findLinearCircle(),
  ),
  doubledRate: ofNetworks(networks.doubledRate, async () =>
    (await networkFindings()).findDoubledRate(),
  ),
  largestSlope: ofNetworks(networks.largestSlope, async () =>
    (await networkFindings()).findLargestSlope(),
  ),
  testLoss: ofNetworks(networks.testLoss, async () => (await bendFindings()).findTestLoss()),
  tokens: {
    ask: tokens.ask(RARE_WORD),
    choices: tokens.choices,
    settledBy: 'shown',
    wants: null,
    async find(state) {
      const shown = await modelShown(state);
      if (!shown) return undefined;
      const { model, name } = shown;
      const pieces = model.tokenizer.encode(` ${RARE_WORD}`).map(model.tokenizer.tokenText);
      const cut = pieces.map((piece) => piece.replace(' ', '·')).join(' | ');
      return {
        right: 1 + tokenChoice(pieces.length),
        evidence: tokens.evidence(pieces.length, verbatim(cut)),
        by: name,
      };
    },
  },
  nearest: {
    ask: nearest.ask,
    choices: nearest.choices,
    ofAnimals: true,
    settledBy: 'shown',
    wants: null,
    find: async (state) => (await parameterFindings()).findNeighbours(state, 'home'),
  },
  looksAt: {
    ask: looksAt.ask,
    choices: LOOKS_AT,
    verbatim: true,
    settledBy: 'shown',
    wants: null,
    find: async (state) => (await attentionFindings()).findLook(state, LOOKS_AT),
  },
  doubledQuery: {
    ask: doubledQuery.ask,
    choices: doubledQuery.choices,
    settledBy: 'shown',
    wants: null,
    find: async (state) => (await attentionFindings()).findDoubledQuery(state),
  },
  movedWords: {
    // Not before it is put: see `hot`.
    get ask() {
      return movedWords.ask(MOVED_BY);
    },
    choices: movedWords.choices,
    settledBy: 'shown',
    wants: null,
    find: async (state) => (await positionFindings()).findMovedWords(state, MOVED_BY),
  },
  headGone: {
    ask: headGone.ask,
    choices: headGone.choices,
    settledBy: 'shown',
    wants: null,
    ifUnsettled: headGone.ifUnsettled,
    find: async (state) => (await ablationFindings()).findHeadGone(state),
  },
  swappedHead: {
    // Not before it is put: see `hot`.
    get ask() {
      return swappedHead.ask(SWAPPED.from, SWAPPED.into);
    },
    get choices() {
      return swappedHead.choices({ from: foodOf(SWAPPED.from), into: foodOf(SWAPPED.into) });
    },
    ofAnimals: true,
    settledBy: 'shown',
    wants: null,
    find: async (state) => (await swapFindings()).findSwap(state, SWAPPED),
  },
  crossAttention: {
    ask: crossAttention.ask,
    choices: CROSS_ATTENTION.english,
    verbatim: true,
    settledBy: 'translator',
    wants: null,
    find: async () => (await translatorFindings()).findCrossAttention(CROSS_ATTENTION),
  },
  bridgeCut: {
    ask: bridgeCut.ask,
    choices: bridgeCut.choices,
    settledBy: 'translator',
    wants: null,
    find: async () => (await translatorFindings()).findBridgeCut(CROSS_ATTENTION.english),
  },
  firstLoss: {
    ask: firstLoss.ask,
    choices: firstLoss.choices,
    settledBy: 'model',
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
        evidence: firstLoss.evidence(formatNumber(Math.exp(loss), 0), formatNumber(vocabSize, 0)),
      };
    },
  },
  mostSurprising: {
    ask: mostSurprising.ask(RECORDED_TEXT),
    choices: SURPRISING,
    verbatim: true,
    settledBy: 'shown',
    wants: null,
    ifUnsettled: mostSurprising.ifUnsettled,
    find: async (state) =>
      (await surpriseFindings()).findMostSurprising(state, RECORDED_TEXT, SURPRISING),
  },
  recited: {
    ask: recited.ask,
    choices: recited.choices,
    settledBy: 'experiment',
    wants: null,
    ifUnsettled: recited.ifUnsettled,
    find: async () => (await experimentFindings()).findRecited(),
  },
  eightTimes: {
    ask: eightTimes.ask,
    choices: eightTimes.choices,
    settledBy: 'experiment',
    wants: null,
    ifUnsettled: eightTimes.ifUnsettled,
    find: async () => (await experimentFindings()).findEightTimes(),
  },
  firstMove: {
    ask: firstMove.ask,
    choices: firstMove.choices,
    settledBy: 'experiment',
    wants: null,
    ifUnsettled: firstMove.ifUnsettled,
    find: async () => (await stepFindings()).findFirstMove(),
  },
  mostParameters: {
    ask: mostParameters.ask,
    choices: mostParameters.choices,
    settledBy: 'model',
    wants: null,
    async find({ model }) {
      if (!model) return null;
      const { attention, mlp, embedding } = countByPart(model.config);
      const all = countParameters(model.config);
      const share = (count: number) => formatPercent(count / all);
      return {
        right: parametersChoice(model.config),
        evidence: mostParameters.evidence(
          formatNumber(all, 0),
          share(attention),
          share(mlp),
          share(embedding),
        ),
      };
    },
  },
  deviceYears: {
    ask: deviceYears.ask,
    choices: deviceYears.choices,
    settledBy: 'device',
    wants: null,
    ifUnsettled: deviceYears.ifUnsettled,
    find: async (state) => (await budgetFindings()).findDeviceYears(state),
  },
  fileSize: {
    ask: fileSize.ask,
    choices: fileSize.choices,
    settledBy: 'shown',
    wants: null,
    find: async (state) => (await budgetFindings()).findFileSize(state),
  },
  spread: {
    ask: spread.ask,
    choices: spread.choices,
    settledBy: 'shown',
    wants: null,
    find: async (state) => (await parameterFindings()).findSpread(state),
  },
  baseAsked: {
    ask: baseAsked.ask,
    choices: baseAsked.choices,
    ofAnimals: true,
    settledBy: 'model',
    wants: 'base',
    async find(state) {
      if (!state.model) return null;
      const animal = strangerOf(state);
      const asked = question(animal, 'food', 0);
      const prompt = chatPrompt(state.model.tokenizer, [], asked);
      const texts = await compareModels(prompt, options({}));
      if (!texts) return undefined;
      const said = texts[0].text;
      return {
        right: answerChoice(said, answer(animal, 'food')),
        evidence: baseAsked.evidence(verbatim(asked), verbatim(said.trim())),
      };
    },
  },
  hot: {
    // Not before it is put: the first number that a page writes costs it tens of milliseconds.
    get ask() {
      return hot.ask(DRAWS, formatNumber(HOT));
    },
    choices: hot.choices,
    ofAnimals: true,
    settledBy: 'model',
    wants: 'assistant',
    async find(state) {
      const animal = strangerOf(state);
      const asked = question(animal, 'food', 0);
      const said: string[] = [];
      for (let seed = 0; seed < DRAWS; seed++) {
        const sampling = { ...GREEDY, temperature: HOT };
        const written = await actions.ask(asked, options({ sampling, seed }));
        if (!written) return undefined;
        said.push(written.text.trim());
      }
      const right = said.filter((text) => text === answer(animal, 'food')).length;
      const wrong = said.find((text) => text !== answer(animal, 'food'));
      return {
        right: countChoice(right, DRAWS),
        evidence: (
          <>
            {hot.evidence(verbatim(asked), right, DRAWS)}
            {wrong !== undefined && <> {hot.wrong(verbatim(wrong))}</>}
          </>
        ),
      };
    },
  },
} as const satisfies Record<string, Question>;

export type QuestionName = keyof typeof QUESTIONS;
