/** Stories of two who meet. */

import { ANIMALS, FACTS, type Animal } from '../animals';
import { CREATURES } from '../creatures';
import {
  CREATURE_SHARE,
  ENDING,
  EXCHANGE,
  HAPPENING,
  HAPPENING_SHARE,
  MEETING,
  ofHero,
  slotsOf,
} from '../documents/story';
import { fill, type Named } from '../grammar';
import { evenly, inShare, type Place, type Step } from './place';

type Hero = Named | Animal;

const isAnimal = (hero: Hero): hero is Animal => 'home' in hero;

export const storySteps = (): readonly Step[] =>
  ANIMALS.flatMap((other) => {
    const heroes = ANIMALS.filter((animal) => animal !== other);
    return inShare(1 / ANIMALS.length, [
      ...inShare(
        CREATURE_SHARE,
        CREATURES.flatMap((name) => inShare(1 / CREATURES.length, meetings({ name }, other))),
      ),
      ...inShare(
        1 - CREATURE_SHARE,
        heroes.flatMap((hero) => inShare(1 / heroes.length, meetings(hero, other))),
      ),
    ]);
  });

const meetings = (hero: Hero, other: Animal): readonly Step[] => {
  const { home } = isAnimal(hero) ? hero : other;
  return evenly(MEETING).map(([probability, template]) => ({
    probability,
    text: fill(template, { n: hero.name, m: other.name, home }),
    next: event(hero, other),
  }));
};

const event = (hero: Hero, other: Animal): Place => ({
  key: `event ${hero.name} ${other.name}`,
  steps: () =>
    isAnimal(hero)
      ? [
          ...inShare(HAPPENING_SHARE, told(HAPPENING, hero, other)),
          ...inShare(1 - HAPPENING_SHARE, told(EXCHANGE, hero, other)),
        ]
      : told(HAPPENING, hero, other),
});

/** Each template, with each fact that may be asked for where one is. */
const told = (templates: readonly string[], hero: Hero, other: Animal): readonly Step[] =>
  templates.flatMap((template) => {
    const asked = template.includes('{q}') ? FACTS : FACTS.slice(0, 1);
    return asked.map((fact) => {
      const slots = { ...slotsOf(hero, other, fact), ...(isAnimal(hero) && ofHero(hero)) };
      return {
        probability: 1 / templates.length / asked.length,
        text: ` ${fill(template, slots)}`,
        next: ending(hero.name),
      };
    });
  });

const ending = (name: string): Place => ({
  key: `ending ${name}`,
  steps: () =>
    evenly(ENDING).map(([probability, template]) => ({
      probability,
      text: ` ${fill(template, { n: name })}`,
      next: null,
    })),
});
