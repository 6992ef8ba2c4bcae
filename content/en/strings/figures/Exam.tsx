/** Of the exam: what is asked, what goes on, and every result with what it was made of. */

import type { ReactNode } from 'react';
import { plural } from '../../../../src/language/format';

const steps = (count: number) => plural(count, { one: 'step', other: 'steps' });

const ANSWER_RULE = 'Right is only the one answer, word for word, with the end token behind it.';

export const title = 'The exam';
export const nameInSentence = 'the exam';

export default {
  tryThis:
    'Run the exam, then press a result: under it are its sum and every answer. What does the base model write when it is asked?',
  footer:
    'The baseline is fine-tuned like your assistant, but from random parameters. Nothing is drawn at random here: at each place the likeliest token is written.',
  ifRandom:
    'Your model is still random, and there is nothing that it could be examined in. The exam wants an assistant: a model that was pre-trained and then fine-tuned.',
  ifBase:
    'The base model can be examined now. The assistant’s column wants a model that was fine-tuned.',
  ownConversations:
    'You fine-tune with conversations of your own. Which animals were seen is said of the guide’s conversations, and may not be true of yours.',
  withoutBase:
    'This assistant came from a file without its base model, so the first column stays empty.',
  /** Of a model from a file that does not say what it has read. */
  unknownText:
    'The exam asks about the 48 animals of the small world. The model that you opened does not say what it has read, so no answer of it would tell anything: pre-train on the small world in chapter 3, or borrow our assistant, and the exam is here.',
  otherText: (title: string) =>
    `The exam asks about the 48 animals of the small world. Your model reads another text, “${title}”, and there are no questions about that: choose the small world in chapter 3, and the exam is here.`,

  controls: {
    run: 'Run the exam',
    runAgain: 'Run the exam again',
    stop: 'Stop',
    stopBaseline: 'Stop the baseline',
    trainBaseline: 'Train the baseline too',
    trainBaselineFor: (time: string) => `Train the baseline too, ${time} of training`,
    trainAgain: 'Train the baseline again',
    trainAgainFor: (time: string) => `Train the baseline again, ${time} of training`,
    progress: 'Exam done',
    underWay: 'The exam is under way.',
    done: 'The exam is done.',
  },

  /** Who sits the exam: in a sentence, and over a column. */
  who: {
    base: 'The base model',
    assistant: 'The assistant',
    baseline: 'The baseline',
  },
  columns: {
    base: 'Base',
    assistant: 'Assistant',
    baseline: 'Baseline',
  },
  /** What goes on now, by what is asked. */
  doing: {
    starting: (who: string) => `${who} gets an engine of its own …`,
    training: (who: string, done: string, of: string) => `${who} is trained: step ${done} of ${of}`,
    loss: (who: string) => `${who}: loss on the documents kept aside`,
    unseen: (who: string, done: string, of: string) =>
      `${who}: ${done} of ${of} questions about unseen animals`,
    seen: (who: string, done: string, of: string) =>
      `${who}: ${done} of ${of} questions about seen animals`,
    facts: (who: string, done: string, of: string) =>
      `${who}: ${done} of ${of} sentences filled in`,
  },
  /** Under the title of a column: what training its model has behind it, by whose it is. */
  trained: {
    random: 'random',
    base: {
      yours: (pretraining: number) => steps(pretraining),
      ours: (pretraining: number) => `${steps(pretraining)}, ours`,
      opened: (pretraining: number) => `${steps(pretraining)}, opened`,
    },
    fineTuned: {
      yours: (pretraining: string, fineTuning: number) => `${pretraining} + ${steps(fineTuning)}`,
      ours: (pretraining: string, fineTuning: number) =>
        `${pretraining} + ${steps(fineTuning)}, ours`,
      opened: (pretraining: string, fineTuning: number) =>
        `${pretraining} + ${steps(fineTuning)}, opened`,
    },
  },

  table: {
    label: 'Results of the exam',
    outdated: 'out of date',
    notExamined: 'not examined',
    /** Read out behind a result: whose it is, and of what. */
    place: (column: string, row: string) => `: ${column}, ${row}`,
    counted: (passed: string, of: string) => `${passed} of ${of}`,
    countedSoFar: (passed: string, of: string) => `${passed} of ${of} so far`,
    natsAToken: 'nats a token',
  },
  /** `titleWithin` stands behind a colon; `rule` says which answers pass. */
  rows: {
    unseen: {
      title: 'Right answers, unseen animals',
      titleWithin: 'right answers, unseen animals',
      help: 'asked about in no conversation',
      rule: ANSWER_RULE,
    },
    seen: {
      title: 'Right answers, seen animals',
      titleWithin: 'right answers, seen animals',
      help: 'the conversations are about these',
      rule: ANSWER_RULE,
    },
    format: {
      title: 'Answers in form, unseen animals',
      titleWithin: 'answers in form, unseen animals',
      help: 'shaped like an answer, true or not',
      rule: 'In form is one sentence that begins as answers do, “The … lives”, “A baby … is called”, ends with a full stop, and has the end token behind it.',
    },
    facts: {
      title: 'Facts filled in',
      titleWithin: 'facts filled in',
      help: 'sentences of documents, all animals',
      rule: 'The beginning of a document is given. Right is what goes on with the fact and its full stop; more may follow.',
    },
    loss: {
      title: 'Loss on documents kept aside',
      titleWithin: 'loss on documents kept aside',
      help: 'nats a token; less is better',
    },
  },

  opened: {
    title: (subject: string, row: string) => `${subject}: ${row}`,
    chatIsNew:
      'The question stands between the special tokens of the chat, which are in no document: to a base model they mean nothing.',
    questions: 'Questions answered',
    sentences: 'Sentences to fill in',
    division: (passed: string, of: string) => `${passed} divided by ${of}`,
    byFact: 'By fact',
    fact: 'Fact',
    of: 'Of',
    share: 'Share',
    show: 'Show',
    all: (count: string) => `All (${count})`,
  },
  /** The marks of an answer, by what is asked for in it. */
  marks: {
    exact: {
      passes: 'right',
      fails: 'wrong',
      /** Heads a column. */
      passed: 'Right',
      ofThese: 'Of these right',
      /** Behind the name of an animal. */
      counted: (passed: string, of: string) => `${passed} of ${of} right`,
      filters: {
        passes: (count: string) => `Right (${count})`,
        fails: (count: string) => `Wrong (${count})`,
      },
      none: { passes: 'None is right.', fails: 'None is wrong.' },
    },
    format: {
      passes: 'in form',
      fails: 'not in form',
      passed: 'In form',
      ofThese: 'Of these in form',
      counted: (passed: string, of: string) => `${passed} of ${of} in form`,
      filters: {
        passes: (count: string) => `In form (${count})`,
        fails: (count: string) => `Not in form (${count})`,
      },
      none: { passes: 'None is in form.', fails: 'None is not in form.' },
    },
  },
  facts: {
    colour: 'colour',
    home: 'home',
    food: 'food',
    skill: 'skill',
    baby: 'young',
  },
  answer: {
    nothing: '(nothing)',
    wrote: (said: ReactNode) => <>Wrote {said}</>,
    wroteOn: (said: ReactNode) => <>Wrote {said} and did not end</>,
    rightIs: (expected: ReactNode) => <>Right is {expected}</>,
  },

  loss: {
    nats: (loss: string) => `${loss} nats`,
    mean: (documents: string) =>
      `The mean of minus the logarithm of the probability that the model gave to the token that came, over passages of ${documents} documents that no training has seen.`,
    perplexity:
      'e raised to it: it hesitates, on average, as if between so many equally likely tokens.',
    lessBase: (loss: string) => `Less the loss of the base model, ${loss}.`,
  },
};
