/** Words by a fact that they share, and a sign for each group. */

import type { Fact } from '../../core/corpus/smallWorld';
import type { MapPoint } from './points';

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
