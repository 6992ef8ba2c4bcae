/** Of the map of embeddings. */

import type { ReactNode } from 'react';
import { plural } from '../../../../src/language/format';

const tokens = (count: number) => plural(count, { one: 'token', other: 'tokens' });

export const title = 'A map of embeddings';
export const nameInSentence = 'a map of embeddings';

export default {
  tryThis:
    'Look at an animal and its nearest neighbours: in our trained model, early in its training, and in the random one that it was.',
  reading: 'The table of embeddings is being read.',
  tooFew:
    'Hardly a word of this text is a single token: with a larger vocabulary there would be some to draw.',
  ifRandom:
    'Every row of its table was drawn at random, so no word is nearer to another than by chance.',
  turned: 'The map is the principal components of these rows, worked out anew for each model.',

  map: (words: number) =>
    `Map of ${words} words by their embeddings. The table below has their places.`,
  /** Below the map: a word, with what is known of it. */
  known: (word: ReactNode, fact: ReactNode) => (
    <>
      {word}: {fact}
    </>
  ),
  meanOf: (word: ReactNode, count: number) => (
    <>
      {word} · the mean of {tokens(count)}
    </>
  ),
  table: {
    caption: (model: string, words: number) =>
      `${model}: ${words} words, their places on the map and their nearest neighbours`,
    word: 'word',
    across: 'across',
    up: 'up',
    nearest: 'nearest',
    cosine: 'cosine',
  },

  facts: {
    home: 'home',
    food: 'food',
    colour: 'colour',
    skill: 'skill',
    baby: 'young',
  },
  markBy: 'Mark the animals by',
  groupsBy: {
    home: 'Groups by home',
    food: 'Groups by food',
    colour: 'Groups by colour',
    skill: 'Groups by skill',
    baby: 'Groups by young',
  },
  /** Of how many animals, of how many, the nearest other one shares a fact. */
  agreement: {
    home: (same: string, of: string) => (
      <>
        For{' '}
        <b>
          {same} of {of}
        </b>{' '}
        animals the nearest other one lives in the same place.
      </>
    ),
    food: (same: string, of: string) => (
      <>
        For{' '}
        <b>
          {same} of {of}
        </b>{' '}
        animals the nearest other one eats the same.
      </>
    ),
    colour: (same: string, of: string) => (
      <>
        For{' '}
        <b>
          {same} of {of}
        </b>{' '}
        animals the nearest other one has the same colour.
      </>
    ),
    skill: (same: string, of: string) => (
      <>
        For{' '}
        <b>
          {same} of {of}
        </b>{' '}
        animals the nearest other one can do the same.
      </>
    ),
    baby: (same: string, of: string) => (
      <>
        For{' '}
        <b>
          {same} of {of}
        </b>{' '}
        animals the nearest other one has young of the same name.
      </>
    ),
  },
  byLot: (animals: string) => `With neighbours chosen at random it would be about ${animals}.`,
  variance: (all: string, across: string, up: string) => (
    <>
      The two directions of the map hold <b>{all}</b> of all the variance between these vectors (
      {across} across, {up} up).
    </>
  ),

  lookAt: 'Look at',
  nearestTo: (word: ReactNode, dimensions: number) => (
    <>
      Nearest to {word} in all {dimensions} dimensions, by cosine:
    </>
  ),
  /** Of a word that is no single token. */
  nearestToMean: (word: ReactNode, dimensions: number, count: number) => (
    <>
      Nearest to {word} in all {dimensions} dimensions, by cosine; its vector is the mean of its{' '}
      {tokens(count)}, for it is no single one:
    </>
  ),
  neighbours: {
    caption: (word: string) => `Nearest neighbours of ${word}`,
    word: 'Word',
    cosine: 'Cosine with it',
    help: '1: the same direction. 0: at right angles.',
  },
  /** The arithmetic of one cosine. */
  sums: {
    product: (from: ReactNode, to: ReactNode, terms: string) => (
      <>
        The vector of “{from}” times that of “{to}”, number by number, added up: {terms} + …
      </>
    ),
    lengths: (from: string, to: string) =>
      `The lengths of the two, each the root of its numbers squared and added up, multiplied: ${from} × ${to}`,
    cosine: 'The one divided by the other.',
    noDirection: 'A vector of nothing but zeros has no direction.',
    all: (count: number) => `All ${count} products`,
    caption: (from: string, to: string) => `${from} times ${to}`,
    number: 'number',
    productColumn: 'product',
  },
};
