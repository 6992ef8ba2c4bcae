/** Words by a fact that they share, and a sign for each group. */

import type { Fact } from '../../core/corpus/smallWorld';
import type { MapPoint } from './points';

export const FACT_NAMES: Readonly<Record<Fact, string>> = {
  home: 'home',
  food: 'food',
  colour: 'colour',
  skill: 'skill',
  baby: 'young',
};

/** What two of them have in common, as a sentence says it. */
export const SHARING: Readonly<Record<Fact, string>> = {
  home: 'lives in the same place',
  food: 'eats the same',
  colour: 'has the same colour',
  skill: 'can do the same',
  baby: 'has young of the same name',
};

export interface Group {
  readonly value: string;
  /** Indices of points, two at least. */
  readonly members: readonly number[];
}

/** The largest first; of equals, as they come. Whoever shares a fact with nobody is in no group. */
export function groupsBy(points: readonly MapPoint[], fact: Fact): Group[] {
  const members = new Map<string, number[]>();
  points.forEach(({ animal }, index) => {
    if (!animal) return;
    const value = animal[fact];
    members.set(value, [...(members.get(value) ?? []), index]);
  });
  return [...members]
    .map(([value, indices]) => ({ value, members: indices }))
    .filter((group) => group.members.length > 1)
    .sort((a, b) => b.members.length - a.members.length);
}
