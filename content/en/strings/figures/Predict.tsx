/** Of the questions to answer before looking, and of what settles them. */

import { Fragment, type ReactNode } from 'react';
import { plural } from '../../../../src/language/format';

const steps = { one: 'step', other: 'steps' };

export const title = 'Before you look';
export const nameInSentence = 'before you look';

export default {
  settledBy: (model: string) => `Settled by: ${model}.`,
  /** By what the question wants the model to be. */
  ifRandom: {
    base: 'To settle this takes a base model, and your model is still random.',
    assistant: 'To settle this takes an assistant, and your model is still random.',
  },
  ifBase: 'To settle this takes an assistant, and so far there is only a base model.',
  findOut: 'Find out',
  atWork: {
    model: 'Your model is at work …',
    /** Ours, unless the reader's has learnt something. */
    shown: 'The model is at work …',
    /** It may be in training, and is waited for. */
    translator: 'The translator is at work …',
    network: 'Small networks are at work …',
    device: 'This device is being measured …',
    /** It takes some seconds. */
    experiment: 'A small model is being trained for this …',
  },
  translators: {
    yours: (step: number) => `your translator, after ${plural(step, steps)}`,
    ours: (step: number) => `our translator, after ${plural(step, steps)}`,
  },
  /** Of a model from a file, asked about animals. */
  otherText:
    'This is about the animals of the small world, of which the model that you opened may know nothing: it can be asked of ours, or of one that you train here.',
  forgotten: 'This model has forgotten: train a new one, and its first loss settles it.',
  asSaid: 'As you said.',
  notAsSaid: 'Not as you said.',
  /** Beside a choice. */
  marks: { saidRightly: '✓ you said so', right: '✓ so it was', saidWrongly: '✗ you said so' },

  questions: {
    tokens: {
      ask: (word: string) =>
        `The documents of the small world never mention a “${word}”. Into how many tokens does the tokenizer cut the word?`,
      choices: ['none: it cannot read it', 'one', 'two or three', 'four or more'],
      evidence: (count: number, pieces: ReactNode) => (
        <>
          {plural(count, { one: 'token', other: 'tokens' })}: {pieces}. Bytes are tokens too, so no
          word is beyond it.
        </>
      ),
    },
    nearest: {
      ask: 'Nobody tells the model where animals live: it only guesses next words. After training, each of 48 animals has a nearest neighbour among the embeddings. For how many of them does that neighbour share their home?',
      choices: [
        'hardly more than at random',
        'many more than at random, but not all',
        'all of them',
      ],
      evidence: (same: number, of: number, byLot: string) =>
        `For ${same} of ${of}. With neighbours chosen at random it would be about ${byLot}.`,
    },
    looksAt: {
      ask: 'The model reads “The zebra eats”, and has to guess what comes next. In the head that is most decided, at which word does “eats” look?',
      evidence: (found: {
        readonly layer: number;
        readonly head: number;
        readonly share: string;
        readonly word: ReactNode;
        readonly heads: number;
        readonly alike: number;
      }) => (
        <>
          At “{found.word}”: in head {found.head} of layer {found.layer} that gets {found.share} of
          its attention.{' '}
          {found.alike === found.heads
            ? `It gets most of any word in all ${found.heads} heads.`
            : `It gets most of any word in ${found.alike} of the ${found.heads} heads.`}
        </>
      ),
    },
    doubledQuery: {
      ask: 'A model reads “The zebra eats”. Then the query of “eats” is made twice as long, and points the same way as before. What becomes of the shares of its attention?',
      choices: [
        'nothing: the direction is the same',
        'the largest grows',
        'the largest shrinks',
        'each of them doubles',
      ],
      /** @param heads of the model @param grew in how many of them the largest share grew */
      evidence: (heads: number, grew: number) =>
        grew === heads
          ? `The model was read again with every query of “eats” twice as long: in all of its ${heads} heads the largest share grew.`
          : `The model was read again with every query of “eats” twice as long: in ${grew} of its ${heads} heads the largest share grew.`,
      example: (layer: number, head: number, word: ReactNode, before: string, after: string) => (
        <>
          In head {head} of layer {layer} “{word}” had {before}, and now {after}.
        </>
      ),
    },
    firstLoss: {
      ask: 'A model whose parameters are still random guesses the next token of a text. As unsure as among how many equally likely tokens is it?',
      choices: ['1: it is sure', 'about 8', 'about 80', 'about as many as there are'],
      evidence: (choices: string, vocabSize: string) =>
        `As among ${choices}, and its vocabulary has ${vocabSize}: it guesses blindly.`,
    },
    mostSurprising: {
      ask: (text: string) =>
        `A trained model reads “${text}”. At each word it has only those before. Which of these words does it least expect?`,
      /** @param chances of each word, as its name and what the model gave it */
      evidence: (
        chances: readonly (readonly [word: ReactNode, share: string])[],
        most: ReactNode,
        instead: ReactNode,
        share: string,
      ) => (
        <>
          The chances that it gave them:{' '}
          {chances.map(([word, chance], i) => (
            <Fragment key={i}>
              {i > 0 && ', '}“{word}” {chance}
            </Fragment>
          ))}
          . In the place of “{most}” it held “{instead}” likeliest, at {share}.
        </>
      ),
      ifUnsettled: 'This model’s context is too short for the two sentences.',
    },
    movedWords: {
      ask: (by: number) =>
        `In a text two words move ${plural(by, { one: 'position', other: 'positions' })} to the right, both of them. What becomes of the score that the one’s query gives the other’s key?`,
      choices: ['It grows', 'It shrinks', 'It stays as it is'],
      evidence: (found: {
        readonly head: number;
        readonly by: number;
        readonly asks: ReactNode;
        readonly answers: ReactNode;
        readonly before: string;
        readonly inFront: string;
        readonly between: string;
      }) => (
        <>
          In head {found.head} of its first layer the score of “{found.asks}” for “{found.answers}”
          was {found.before}. Read again with {found.by} more tokens in front of all the words, it
          was {found.inFront}. With the same tokens between the two instead, it was {found.between}.
        </>
      ),
    },
    headGone: {
      ask: 'Of all heads, the one that matters most is taken away. How many of the facts that the model knows does it still complete?',
      choices: [
        'nearly all: the other heads are still there',
        'about half of them',
        'a third of them at most',
      ],
      /** @param found `next`: what is left without any other head, at least; `null`: there is no other */
      evidence: (found: {
        readonly layer: number;
        readonly head: number;
        readonly left: number;
        readonly whole: number;
        readonly all: number;
        readonly next: number | null;
      }) =>
        `Each head was taken away in turn. Whole, the model completes ${found.whole} of ${found.all} facts, and without head ${found.head} of layer ${found.layer} it completes ${found.left}.${found.next === null ? '' : ` Without any other it completes ${found.next} or more.`}`,
      ifUnsettled: 'This model completes no fact of the small world, so it has none to lose.',
    },
    swappedHead: {
      ask: (from: string, into: string) =>
        `A model reads “The ${into} eats”. At the word “eats” one head writes a few numbers. In their place are put those that it wrote in “The ${from} eats”. Nothing else is changed. What does the model say that the ${into} eats?`,
      choices: (food: { readonly from: string; readonly into: string }) => [
        `${food.into}, as before`,
        `${food.from}, the food of the other`,
        'something else',
      ],
      evidence: (numbers: number, head: number, layer: number, said: ReactNode) => (
        <>
          {numbers} numbers of head {head} of layer {layer} were put in the place of its own, and it
          wrote “{said}”.
        </>
      ),
    },
    firstMove: {
      ask: 'A new model takes its very first step of training. The slope of the loss is a hundred times as steep at one of its weights as at another. How much further does that weight move?',
      choices: ['about a hundred times as far', 'about ten times as far', 'about as far'],
      evidence: (steep: string, flat: string, steepMove: string, flatMove: string) =>
        `The slopes of two weights were ${steep} and ${flat}. They moved by ${steepMove} and ${flatMove}: how far a weight goes in the first step is up to the rate, and only the direction to its slope.`,
      by: 'a new model of the recipe’s shape, and its engine’s own first step',
      ifUnsettled: 'The step could not be taken here. Try again.',
    },
    crossAttention: {
      ask: 'A translator turns “the black mouse sleeps” into French, word by word: “la souris noire dort”. As it writes “souris”, to which English word does it pay most attention?',
      evidence: (heads: number, layer: number, head: number, share: string, word: ReactNode) => (
        <>
          To “{word}”. Of its {heads} heads, head {head} of layer {layer} looks most steadily at one
          word at a time, and it gave {share} of its attention to that.
        </>
      ),
    },
    bridgeCut: {
      ask: 'The bridge between encoder and decoder is cut, so that no English reaches the decoder. Asked for “the black mouse sleeps” it writes …',
      choices: [
        'nothing at all',
        'French words in no order',
        'good French that says something else',
        'the right French all the same',
      ],
      evidence: (french: ReactNode) => <>It wrote “{french}”.</>,
      nothing: 'It wrote the end at once.',
      /** Whether the grammar has what was written. */
      isFrench: 'Every article and every ending in it is right: the grammar has that sentence.',
      isNone: 'The grammar has no such sentence.',
    },
    recited: {
      ask: 'A small model reads thirty short documents, and nothing else, again and again: each of them some three hundred times. Then it may write what it likes. What does it write?',
      choices: [
        'new sentences, by the grammar that it has picked up',
        'its documents, word for word',
        'nonsense: so few teach it nothing',
      ],
      evidence: (whole: number, of: number, text: ReactNode, document: number, times: string) => (
        <>
          It wrote {of} texts, and {whole} of them stand, word for word, in one of its documents.
          The first is “{text}”, and its longest stretch that was copied is from document {document}
          . It had read each document about {times} times.
        </>
      ),
      by: 'a model that was trained for this question, on thirty documents',
      ifUnsettled:
        'The training ended before its time, so this is not settled. It can be tried again.',
    },
    eightTimes: {
      ask: 'Two models learn from the same documents, for as long. One is four times as wide, and so has nearly eight times as many parameters. How much lower is its loss, on documents that neither has read?',
      choices: ['hardly lower at all', 'by about a quarter', 'by about half', 'down to an eighth'],
      evidence: (small: string, few: string, large: string, many: string, lower: string) =>
        `With ${few} parameters the loss ended at ${small}, with ${many} at ${large}: ${lower} lower.`,
      by: 'two models that were trained for this question, of widths 16 and 64',
      ifUnsettled:
        'The training ended before its time, so this is not settled. It can be tried again.',
    },
    mostParameters: {
      ask: 'Where do most of a model’s parameters sit?',
      choices: [
        'in attention, where tokens look at one another',
        'in the MLPs, where each token is worked on by itself',
        'in the table of embeddings, with a row for each token',
      ],
      evidence: (all: string, attention: string, mlp: string, embedding: string) =>
        `Counted in your model: of ${all} parameters, attention has ${attention}, the MLPs have ${mlp}, and the embeddings ${embedding}.`,
    },
    deviceYears: {
      ask: 'The arithmetic of training Llama 2 70B kept 6,000 GPUs busy for 12 days. How long would this device take for it, at the speed at which it trains your model?',
      choices: ['about a year', 'about a hundred years', 'about a million years'],
      evidence: (found: {
        readonly time: string;
        readonly parameters: string;
        readonly tokens: string;
        readonly speed: string;
        readonly work: string;
      }) =>
        `About ${found.time}. It trains a model of ${found.parameters} parameters on ${found.tokens} tokens a second. Six times both is ${found.speed}, and that run takes ${found.work} FLOPs.`,
      by: 'the speed at which this device trains',
      ifUnsettled: 'This device could not be measured: nothing trains here.',
    },
    fileSize: {
      ask: 'All that training has made is a file of numbers. The file of Llama 2 70B has 140 GB. How large is that of the model on this page?',
      choices: ['about 6 kB', 'about 600 kB', 'about 60 MB'],
      evidence: (count: string, bytes: number, size: string) =>
        `${count} parameters × ${bytes} bytes: ${size}, and some more for their names.`,
    },
    spread: {
      ask: 'Before training all numbers are drawn small. Whose are spread furthest from zero after it?',
      choices: [
        'those of attention',
        'those of the MLPs',
        'those of the embeddings, of tokens that the text has',
      ],
      evidence: (deviation: {
        readonly attention: string;
        readonly mlp: string;
        readonly embedding: string;
      }) =>
        `Their standard deviations: attention ${deviation.attention}, the MLPs ${deviation.mlp}, the embeddings ${deviation.embedding}.`,
    },
    baseAsked: {
      ask: 'In its documents a base model has read what every animal eats. Now it is asked, as one asks an assistant, what one of them eats. It writes …',
      choices: ['the right answer', 'something else', 'nothing at all'],
      evidence: (asked: ReactNode, said: ReactNode) => (
        <>
          Asked “{asked}”, it wrote “{said}”.
        </>
      ),
    },
    hot: {
      ask: (draws: number, temperature: string) =>
        `Your assistant is asked what an animal eats, ${plural(draws, { one: 'time', other: 'times' })}, at a temperature of ${temperature}. How often is the answer right, word for word?`,
      choices: ['every time', 'sometimes', 'never'],
      evidence: (asked: ReactNode, right: number, draws: number) => (
        <>
          “{asked}” was answered rightly {right} of {plural(draws, { one: 'time', other: 'times' })}
          .
        </>
      ),
      /** One of the answers that were not right. */
      wrong: (said: ReactNode) => <>Once it wrote “{said}”.</>,
    },
  },
};
