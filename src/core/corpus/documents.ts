/** The four kinds of document that the small world writes about itself. */

import type { Random } from '../random';
import { ANIMALS, FACTS } from './animals';
import type { Animal } from './animals';
import { fill, question, QUESTIONS, statement } from './grammar';

type Writer = (random: Random) => string;

/** How often a fact of an article, after the first, says "it" in place of the name. */
const PRONOUN_SHARE = 0.3;

const some = <T>(items: readonly T[], count: number, random: Random): T[] =>
  random.shuffle(items).slice(0, count);

/** A whole number from `least` to `most`. */
const between = (least: number, most: number, random: Random): number =>
  least + random.int(most - least + 1);

/** Two to five facts about one animal. */
const article: Writer = (random) => {
  const animal = random.pick(ANIMALS);
  return some(FACTS, between(2, 5, random), random)
    .map((fact, i) => statement(animal, fact, i === 0 || random.next() > PRONOUN_SHARE, random))
    .join(' ');
};

/**
 * Three to five questions without their answers, about one animal or about several. They teach
 * the base model what a question looks like, and to go on with another.
 */
const quiz: Writer = (random) => {
  const phrasing = () => random.int(QUESTIONS.home.length);
  const title = (text: string) => (random.next() < 0.5 ? [text] : []);
  if (random.next() < 0.5) {
    const animal = random.pick(ANIMALS);
    const facts = some(FACTS, between(3, 5, random), random);
    return [
      ...title(`Questions about the ${animal.name}.`),
      ...facts.map((fact) => question(animal, fact, phrasing())),
    ].join(' ');
  }
  const animals = some(ANIMALS, between(3, 5, random), random);
  const sameFact = random.next() < 0.5 ? random.pick(FACTS) : undefined;
  return [
    ...title('Questions about animals.'),
    ...animals.map((animal) => question(animal, sameFact ?? random.pick(FACTS), phrasing())),
  ].join(' ');
};

const LISTINGS = [
  ['home', 'Animals that live {v}: '],
  ['food', 'Animals that eat {v}: '],
  ['colour', 'Animals that are {v}: '],
  ['skill', 'Animals that can {v}: '],
] as const;

/** Up to four animals that share a fact. */
const listing: Writer = (random) => {
  const [fact, heading] = random.pick(LISTINGS);
  const value = random.pick(ANIMALS)[fact];
  const sharing = ANIMALS.filter((animal) => animal[fact] === value);
  const names = some(sharing, 4, random).map(({ name }) => `the ${name}`);
  return `${fill(heading, { v: value })}${names.join(', ')}.`;
};

const STORY = {
  meeting: ['One day the {n} met the {m} {home}.', 'Once the {n} met the {m}.'],
  event: [
    'The {n} wanted to eat {food}, but the {m} wanted to eat {otherFood}.',
    '"I can {skill}," said the {n}. "I can {otherSkill}," said the {m}.',
    'The {n} gave the {m} some {food}.',
    '"I live {home}," said the {n}. "I live {otherHome}," said the {m}.',
  ],
  ending: [
    'They were happy.',
    'Then they went home.',
    'They were friends.',
    'Then the {n} went home.',
  ],
} as const;

/** Two animals meet. */
const story: Writer = (random) => {
  const [hero, other] = some(ANIMALS, 2, random);
  const said = (animal: Animal) => animal.skill.replace('its', 'my');
  const slots = {
    n: hero.name,
    m: other.name,
    home: hero.home,
    otherHome: other.home,
    food: hero.food,
    otherFood: other.food,
    skill: said(hero),
    otherSkill: said(other),
  };
  return [STORY.meeting, STORY.event, STORY.ending]
    .map((templates) => fill(random.pick<string>(templates), slots))
    .join(' ');
};

/** The mix of the recipe; the shares sum to 1. */
const MIX: readonly (readonly [share: number, write: Writer])[] = [
  [0.65, article],
  [0.15, quiz],
  [0.08, listing],
  [0.12, story],
];

/** One document of the mix. */
export function writeDocument(random: Random): string {
  let left = random.next();
  const chosen = MIX.find(([share]) => (left -= share) < 0) ?? MIX[0];
  return chosen[1](random);
}
