/** Animals that share a fact. */

import { ANIMALS } from '../animals';
import { HEADINGS, MOST_NAMES, sharing } from '../documents/listing';
import { fill } from '../grammar';
import { andTold, endOr, evenly, untold, type Place, type Step, type Told } from './place';

type Heading = (typeof HEADINGS)[number];

export const listingSteps = (): readonly Step[] =>
  HEADINGS.flatMap((heading) => {
    const [fact, text] = heading;
    return [...new Set(ANIMALS.map((animal) => animal[fact]))].map((value): Step => {
      const share = sharing(fact, value).length / ANIMALS.length;
      return {
        probability: share / HEADINGS.length,
        text: fill(text, { v: value }).trimEnd(),
        next: names(heading[0], value, 0, 0),
      };
    });
  });

const names = (fact: Heading[0], value: string, written: number, told: Told): Place => ({
  key: `names ${fact} ${value} ${written} ${told}`,
  unread: () => names(fact, value, written, 0),
  steps() {
    const all = sharing(fact, value);
    const isOver = written === Math.min(MOST_NAMES, all.length);
    return endOr(isOver ? 1 : 0, '.', () =>
      evenly(untold(told, all)).map(([probability, index]) => ({
        probability,
        text: `${written > 0 ? ',' : ''} the ${all[index].name}`,
        next: names(fact, value, written + 1, andTold(told, index)),
      })),
    );
  },
});
