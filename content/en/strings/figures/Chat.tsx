/** Of the conversation with the model. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../../src/language/format';

export const title = 'A conversation';
export const nameInSentence = 'a conversation';

const tokens = { one: 'token', other: 'tokens' };
const quoted = (text: ReactNode) => <>“{text}”</>;

/** "“a”, “b” and 3 more" */
function listed(words: readonly ReactNode[], more: number): ReactNode {
  return words.map((word, i) => (
    <span key={i}>
      {i > 0 && (i === words.length - 1 && more === 0 ? ' or ' : ', ')}
      {quoted(word)}
      {i === words.length - 1 && more > 0 && ` or ${formatNumber(more, 0)} more of your words`}
    </span>
  ));
}

export default {
  tryThis:
    'Ask about an animal, then press a word of the answer: it opens what else might have stood there.',
  /** Where there is no model yet that has learnt anything. */
  ifRandom:
    'There is nobody to ask yet: a random model would answer with noise. Use ours, or train yours here.',
  /** After a question was put all the same. */
  waits: 'Your question is kept, and asked as soon as there is an assistant.',
  alone: 'Each question stands alone: the model does not remember the one before.',
  log: 'Questions and answers',
  /** In the log before the first question. */
  blank:
    'Nothing has been asked yet. Take a question from below, or try whatever you like: a greeting, another language, an animal that it may not know.',
  /** @param model as one that is asked: "the base model after 800 steps" */
  question: (model: string) => `Your question to ${model}`,
  /** The same where the model goes on with a text. */
  beginning: (model: string) => `A beginning for ${model}`,
  goOn: 'Go on',
  /** How a model of other software is asked. */
  formats: {
    own: 'It is asked by the chat template that it has brought along; “What the model is given”, below, shows what that makes of a question.',
    none: 'This model has brought no chat template along, so nothing is known of how to ask it. It goes on with what you write, as with the beginning of a document.',
  },
  full: (most: number) =>
    `The field takes up to ${formatNumber(most, 0)} characters: what is longer is cut.`,
  ask: 'Ask',
  stop: 'Stop',
  /** Before questions about animals. */
  unseen: 'In no conversation of the fine-tuning data:',
  /** For a model of which nobody knows what it has read. */
  other: {
    tryThis:
      'Write something, then press a word of what comes: it opens what else might have stood there.',
    /** In the log, before anything was asked. */
    blank: 'Nothing has been asked yet. Take one from below, or write whatever you like.',
    label: 'To begin with:',
    questions: [
      'Who are you?',
      'Tell me a story about a small dog.',
      'What is the capital of France?',
    ],
    beginnings: [
      'Once upon a time',
      'The little girl opened the door and',
      'The capital of France is',
    ],
  },
  temperature: 'Temperature',
  temperatureHelp: '0 always takes the likeliest token; higher leaves more to chance.',
  /** Read out before a question, and before its answer. */
  you: 'You:',
  answer: 'Answer:',
  /** In place of an answer that is empty. */
  nothing: '(It ended at once, without a word.)',
  cutOff: (count: number) =>
    `Cut off after ${plural(count, tokens)}: the model had not ended by itself.`,
  stopped: 'Stopped by you.',

  /** The words of an answer, which are buttons. */
  words: 'The answer, token by token',
  /** Of one of them, read out: "bamboo, 98%". */
  word: (text: string, probability: string) => `${text}, ${probability}`,
  /** Of a token of nothing but that. */
  space: 'space',
  newLine: 'new line',
  /** In place of a token that is not text, where a model goes on with one. */
  special: { user: '‹question›', assistant: '‹answer›', end: 'the end' },
  /** Where an answer has such a token. */
  hasSpecial:
    '‹question› and ‹answer› are no words: they stand for the tokens that say who speaks. A model that has learnt to answer ends instead.',

  /** What an opened token stood among. */
  choices: {
    label: 'What else might have stood there',
    first: 'How the answer might have begun:',
    after: (text: ReactNode) => <>What might have come after {quoted(text)}:</>,
    likeliest: 'The temperature is 0, so the likeliest was taken.',
    drawn: (temperature: number) =>
      `One was drawn at a temperature of ${formatNumber(temperature)}, which had made these ${temperature < 1 ? 'more unequal' : 'more equal'} first.`,
    asTheyAre: 'One was drawn with these probabilities, as the temperature is 1.',
  },

  /** How sure the model was, by its least sure token. */
  sure: {
    sure: 'It was sure: of each token at least',
    fairly: (token: ReactNode) => <>It was fairly sure. Least of {quoted(token)}:</>,
    guess: (token: ReactNode) => <>It was guessing. Least sure of {quoted(token)}:</>,
    /** The same where the question is outside its world, as a note before this has said. */
    outside: {
      sure: 'It was sure all the same, which is no sign that it knows: of each token at least',
      fairly: (token: ReactNode) => (
        <>
          It was fairly sure all the same, which is no sign that it knows. Least of {quoted(token)}:
        </>
      ),
    },
    drawn: (token: ReactNode) => <>Chance had a hand in it. Least likely was {quoted(token)}:</>,
    /** Opened. */
    each: 'The probability that the model gave to each token, as it wrote it. The lowest says how sure it was.',
    strip: 'Each token of the answer with its probability',
    product: 'All multiplied: how likely this very answer was, drawn at a temperature of 1.',
    isNoProof:
      'A model can be sure and wrong: the number says how well the answer fits what it has read, not whether it is true.',
  },

  /** What is to be said of a question. */
  remarks: {
    example: 'You had written nothing, so the example in the field was asked.',
    unread: (words: readonly ReactNode[], more: number) => (
      <>Outside its world: it has never read {listed(words, more)}.</>
    ),
    noneRead: 'Outside its world: it has never read any of these words.',
    wordless: 'There is no word in this question.',
    respelt: (typed: ReactNode, read: ReactNode) => (
      <>
        It has read {quoted(read)}, never {quoted(typed)}: in other letters, a word is made of other
        tokens.
      </>
    ),
    special: (name: ReactNode) => (
      <>
        {quoted(name)} is plain text here: the model gets its characters, not the token of that
        name.
      </>
    ),
    tooLong: (question: number, context: number) =>
      `Your question takes ${plural(question, tokens)}, and the model sees ${formatNumber(context, 0)} at once: it has seen only the end.`,
  },
};
