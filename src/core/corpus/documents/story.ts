/** "Once the goat met the eagle. The eagle asked where the goat lives. They were friends." */

import type { Random } from '../../random';
import { ANIMALS, FACTS, type Animal, type Fact } from '../animals';
import { fill, indirectQuestion, ownSkill, type Named } from '../grammar';
import { some, someCreature } from './draw';

/** How often the hero is a creature. */
export const CREATURE_SHARE = 0.5;

/** How often two animals go through what a creature does. */
export const HAPPENING_SHARE = 0.2;

export const MEETING = [
  'One day the {n} met the {m} {home}.',
  'Once the {n} met the {m}.',
] as const;

/** Nothing in it is a fact about `{n}`, who may be a creature. */
export const HAPPENING = [
  'The {m} wanted to eat {otherFood}, but the {n} was not hungry.',
  'The {m} said: I can {otherSkill}. The {n} was happy.',
  'The {m} gave the {n} some {otherFood}.',
  'The {m} wanted to know if the {n} was happy.',
  'The {m} told a story about the {n}.',
  'The {m} said: Tell me about the {n}.',
  'The {m} asked: What about the {n}?',
] as const;

/** Facts about two animals are told, or asked for. */
export const EXCHANGE = [
  'The {m} asked {q}.',
  'The {m} wanted to know {q}.',
  'The {m} said: Tell me {q}.',
  'The {n} wanted to eat {food}, but the {m} wanted to eat {otherFood}.',
  '"I can {skill}," said the {n}. "I can {otherSkill}," said the {m}.',
  'The {n} gave the {m} some {food}.',
  '"I live {home}," said the {n}. "I live {otherHome}," said the {m}.',
] as const;

export const ENDING = [
  'They were happy.',
  'Then they went home.',
  'They were friends.',
  'Then the {n} went home.',
] as const;

/** Two animals meet, or a creature and an animal. */
export function writeStory(random: Random): string {
  const [hero, other] = some(ANIMALS, 2, random);
  const creature = random.next() < CREATURE_SHARE ? someCreature(random) : undefined;
  const slots = creature
    ? { ...slotsOf(creature, other, random.pick(FACTS)), home: other.home }
    : { ...slotsOf(hero, other, random.pick(FACTS)), ...ofHero(hero) };
  const event = creature || random.next() < HAPPENING_SHARE ? HAPPENING : EXCHANGE;
  return [MEETING, event, ENDING]
    .map((templates) => fill(random.pick<string>(templates), slots))
    .join(' ');
}

/** What templates say of the two, whoever the hero is; `asked` is what one asks about the hero. */
export const slotsOf = (hero: Named, other: Animal, asked: Fact) => ({
  n: hero.name,
  m: other.name,
  q: indirectQuestion(hero, asked),
  otherHome: other.home,
  otherFood: other.food,
  otherSkill: ownSkill(other),
});

/** Of a hero that is an animal. */
export const ofHero = (hero: Animal) => ({
  home: hero.home,
  food: hero.food,
  skill: ownSkill(hero),
});
