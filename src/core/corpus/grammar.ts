/** The sentences of the small world. Corpus, conversations and exam all take them from here. */

import type { Random } from '../random';
import { valueOf, withArticle } from './animals';
import type { Animal, Fact } from './animals';

/** An animal, or a creature of the stories. */
export interface Named {
  readonly name: string;
}

/** `{S}` subject, `{P}` possessive, `{O}` object, `{N}` the bare name, `{v}` the fact. */
export const STATEMENTS: Readonly<Record<Fact, readonly string[]>> = {
  colour: [
    '{S} is {v}.',
    '{S} has a {v} body.',
    '{P} colour is {v}.',
    '{P} body is {v}.',
    'You can see that {S} is {v}.',
    'With its {v} body, {S} is easy to see.',
  ],
  home: [
    '{S} lives {v}.',
    '{P} home is {v}.',
    'You can find {O} {v}.',
    '{S} makes its home {v}.',
    'Most days {S} stays {v}.',
    'People look for {O} {v}.',
  ],
  food: [
    '{S} eats {v}.',
    '{S} likes to eat {v}.',
    '{P} favourite food is {v}.',
    'When {S} is hungry, it looks for {v}.',
    'Every day {S} eats {v}.',
    '{S} needs a lot of {v}.',
  ],
  skill: [
    '{S} can {v}.',
    '{S} likes to {v}.',
    '{S} knows how to {v}.',
    'Every day {S} can {v}.',
    '{S} learns to {v}.',
    'If you wait, you can see {O} {v}.',
  ],
  baby: [
    'A baby {N} is called {v}.',
    '{P} baby is called {v}.',
    'A young {N} is called {v}.',
    '{S} takes care of {v}.',
    '{P} child is {v}.',
    'A small {N} is {v}.',
  ],
};

export const QUESTIONS: Readonly<Record<Fact, readonly string[]>> = {
  colour: [
    'What colour is the {N}?',
    'What is the colour of the {N}?',
    'What does the {N} look like?',
  ],
  home: [
    'Where does the {N} live?',
    'Where is the home of the {N}?',
    'Where can you find the {N}?',
  ],
  food: [
    'What does the {N} eat?',
    'What is the favourite food of the {N}?',
    'What does the {N} like to eat?',
  ],
  skill: [
    'What can the {N} do?',
    'What does the {N} know how to do?',
    'What does the {N} like to do?',
  ],
  baby: [
    'What is a baby {N} called?',
    'What is the baby of the {N} called?',
    'What is a young {N} called?',
  ],
};

const INDIRECT_QUESTIONS: Readonly<Record<Fact, string>> = {
  colour: 'what colour the {N} is',
  home: 'where the {N} lives',
  food: 'what the {N} eats',
  skill: 'what the {N} can do',
  baby: 'what a baby {N} is called',
};

/** What an answer says before the fact; a space and the fact and a full stop follow. */
const ANSWER_STEMS: Readonly<Record<Fact, string>> = {
  colour: 'The {N} is',
  home: 'The {N} lives',
  food: 'The {N} eats',
  skill: 'The {N} can',
  baby: 'A baby {N} is called',
};

/** Puts words into a template; each `{slot}` must be among them. */
export const fill = (template: string, slots: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, slot: string) => slots[slot]);

const capitalise = (text: string) => text[0].toUpperCase() + text.slice(1);

/** Says a fact by a template; `named` says "the zebra", otherwise it says "it". */
const saying = ({ name }: Named, value: string, named: boolean) => {
  const subject = named ? `the ${name}` : 'it';
  const slots = { S: subject, O: subject, P: named ? `${subject}'s` : 'its', N: name, v: value };
  return (template: string) => capitalise(fill(template, slots));
};

/** A fact in one of its paraphrases. */
export const statement = (animal: Animal, fact: Fact, named: boolean, random: Random): string =>
  saying(animal, valueOf(animal, fact), named)(random.pick(STATEMENTS[fact]));

/** A fact in all of its paraphrases, whatever its value is. */
export const paraphrases = (about: Named, fact: Fact, value: string, named: boolean): string[] =>
  STATEMENTS[fact].map(saying(about, value, named));

export const question = ({ name }: Named, fact: Fact, phrasing: number): string =>
  fill(QUESTIONS[fact][phrasing], { N: name });

/** The question about "a zebra" in place of "the zebra". */
export const indefinite = (asked: string, { name }: Named): string =>
  asked.replace(`the ${name}`, withArticle(name));

/** A question within a sentence: "what the zebra eats". */
export const indirectQuestion = ({ name }: Named, fact: Fact): string =>
  fill(INDIRECT_QUESTIONS[fact], { N: name });

export const tellMe = (named: Named, fact: Fact): string =>
  `Tell me ${indirectQuestion(named, fact)}.`;

const ABOUT = ['Tell me about the {N}.', 'What about the {N}?', 'The {N}.'] as const;

/** What asks for no fact in particular. */
export const askAbout = ({ name }: Named, random: Random): string =>
  fill(random.pick(ABOUT), { N: name });

/** What an animal can do, in its own words: "beat my chest". */
export const ownSkill = ({ skill }: Animal): string => skill.replace('its', 'my');

/** The answer up to the fact: "The zebra eats". */
export const answerStem = (animal: Animal, fact: Fact): string =>
  fill(ANSWER_STEMS[fact], { N: animal.name });

/** The fact as it ends an answer: " grass." */
export const answerEnding = (animal: Animal, fact: Fact): string => ` ${valueOf(animal, fact)}.`;

export const answer = (animal: Animal, fact: Fact): string =>
  answerStem(animal, fact) + answerEnding(animal, fact);

/** What a document about an animal may begin with, for a model to go on. */
export const beginnings = ({ name }: Animal): string[] => [
  `The ${name}`,
  `One day the ${name} met`,
];
