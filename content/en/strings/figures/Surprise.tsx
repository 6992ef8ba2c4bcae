/** The figure that shows how surprised a model is by each token of a text, and lets the reader guess as well. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../../src/language/format';

export const title = 'Surprise, token by token';
export const nameInSentence = 'surprise, token by token';

const tokens = { one: 'token', other: 'tokens' };

const KEPT_ASIDE = 'Kept aside: no model here was trained on it.';

export default {
  tryThis:
    'The taller its bar, the more a token surprised the model. Press one to see what it had expected. Then choose “Guess”, and see whether you do better.',
  ifRandom:
    'It has read nothing yet: to it every token is about as likely as any other, so each surprises it alike.',
  reading: 'The model is reading the text.',
  diverged: 'The model’s numbers are no longer finite: it has diverged.',
  empty: 'Type a line, and the model reads it.',

  mode: { label: 'Mode', read: 'Read', guess: 'Guess' },
  text: 'Text',
  texts: {
    article: 'An article',
    list: 'A list',
    questions: 'Questions',
    story: 'A story',
    mistake: 'With a mistake in it',
    drawn: 'Drawn at random',
    own: 'Your own line',
  },
  /** A line under the choice. */
  about: {
    article: KEPT_ASIDE,
    list: KEPT_ASIDE,
    questions: KEPT_ASIDE,
    story: KEPT_ASIDE,
    mistake: 'One word of it is not as the documents have it. Where does the model notice?',
    drawn: KEPT_ASIDE,
    own: 'Words that the model has not read are cut into pieces, and each piece surprises it.',
  },
  line: 'Your line',
  cut: (shown: number) => `Only its first ${plural(shown, tokens)} are read.`,
  another: 'Another text',

  /** Behind the last word of a text; also what a reader may type. */
  end: 'end',
  strip: 'The text, token by token, with the surprise of each in nats',
  token: (name: string, surprise: string) => `${name}: ${surprise}`,
  /** A token that is nothing else, for who hears it. */
  space: 'space',
  key: {
    surprise: 'surprise of a token, in nats',
    mean: (mean: string) => `their mean: ${mean}`,
    blind: (blind: string, vocabSize: number) =>
      `guessing blindly among all ${formatNumber(vocabSize)}: ${blind}`,
  },

  mean: {
    label: (count: number) =>
      count === 1
        ? 'The loss on this text is that one surprise:'
        : `The loss on this text is the mean of its ${count} surprises:`,
    nats: (mean: string) => `${mean} nats`,
    among: (choices: string) =>
      `On average the model was as unsure as among ${choices} equally likely tokens.`,
    sum: (count: number) => `All ${plural(count, { one: 'surprise', other: 'surprises' })} added.`,
    divided: (count: number) => `Divided by ${count}: the mean.`,
    power: (mean: string) =>
      `e to the power of ${mean}: as unsure as among so many equally likely tokens.`,
    product: 'All the chances multiplied: how likely the model held the whole text.',
    back: 'Minus the natural logarithm of that: the same sum again.',
  },

  opened: {
    label: 'One token',
    first: (token: ReactNode) => <>The text begins with “{token}”.</>,
    after: (before: ReactNode, token: ReactNode) => (
      <>
        After “{before}” came “{token}”.
      </>
    ),
    ends: (before: ReactNode) => <>After “{before}” the text ended.</>,
    expected: (token: ReactNode, share: string) => (
      <>
        The model held “{token}” likeliest, at {share}.
      </>
    ),
    asExpected: (share: string) => `It was what the model held likeliest, at ${share}.`,
    chance: 'The chance that the model gave it.',
    surprise: (chance: string) =>
      `Minus the natural logarithm of that, −ln\u00A0${chance}: its surprise. The unit of natural logarithms is called the nat.`,
    nats: (surprise: string) => `${surprise} nats`,
    among: (chance: string) =>
      `1 divided by ${chance}: as if it had been drawn from so many equally likely tokens.`,
    /** Beside the bar of the token that came. */
    came: 'came',
  },

  pair: {
    caption: 'Why a logarithm? Chances multiply, surprises add',
    both: 'both',
    chance: 'chance',
    surprise: 'surprise',
    times: '×',
    plus: '+',
    equals: '=',
    note: (product: string, sum: string) =>
      `To be right twice in a row is as likely as the two chances multiplied. Minus the logarithm turns that product into a sum: −ln\u00A0${product}\u00A0= ${sum}. So the surprises of a whole text can be added up, and shared out again as a mean.`,
  },

  twin: {
    caption: 'Each token and its surprise',
    columns: ['Token', 'Chance', 'Surprise, in nats', 'Held likeliest', 'At a chance of'],
  },

  guess: {
    label: 'Guess the covered token',
    strip: 'The text as far as it is uncovered, token by token',
    covered: 'covered',
    next: 'Which token comes next?',
    by: { label: 'Answer', choose: 'by choosing', type: 'by typing' },
    choose: 'The right one is among these. The others are those that the model holds likeliest.',
    typed: 'What comes next?',
    typeHelp: (end: string) =>
      `A word or a mark. Of a long word its beginning counts; type “${end}” for the end of the text.`,
    say: 'Guess',
    uncover: 'Uncover without guessing',
    over: 'That was the whole text.',
    /** Before what the model made of it. */
    right: (token: ReactNode) => <>Yes, “{token}”.</>,
    wrong: (token: ReactNode, said: ReactNode) => (
      <>
        No, it was “{token}”; you said “{said}”.
      </>
    ),
    uncovered: (token: ReactNode) => <>It was “{token}”.</>,
    gave: (share: string) => `The model gave it ${share},`,
    heldIt: 'and held it likeliest.',
    held: (token: ReactNode, share: string) => (
      <>
        and held “{token}” likeliest, at {share}.
      </>
    ),
    mark: { right: '✓', wrong: '✗' },
    marks: { right: 'guessed rightly', wrong: 'guessed wrongly' },
    score: {
      so: (reader: ReactNode, model: ReactNode) => (
        <>
          Right so far: you {reader}, the model {model}.
        </>
      ),
      of: (right: number, all: number) => `${right} of ${all}`,
      choosing: (few: number, vocabSize: number) =>
        `You have ${few} to choose from, and the model ${formatNumber(vocabSize)}.`,
    },
    all: {
      caption: 'Your guesses',
      columns: ['It was', 'You said', 'The model said', 'It gave the right one'],
    },
  },
};
