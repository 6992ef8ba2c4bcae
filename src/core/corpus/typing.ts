/** How people type: with care, or without the capital, without the mark at the end, without both. */

import type { Random } from '../random';

export const TYPINGS = ['careful', 'lower', 'unmarked', 'both'] as const;
export type Typing = (typeof TYPINGS)[number];

/** A sentence as it may be typed. */
export function typed(sentence: string, typing: Typing): string {
  const begun =
    typing === 'lower' || typing === 'both'
      ? sentence.slice(0, 1).toLowerCase() + sentence.slice(1)
      : sentence;
  return typing === 'unmarked' || typing === 'both' ? begun.replace(/[?!.]$/, '') : begun;
}

/** One of the typings at random; what the shares leave is typed with care. */
export function someTyping(
  shares: Readonly<Record<Exclude<Typing, 'careful'>, number>>,
  random: Random,
): Typing {
  let left = random.next();
  const hurried = ['lower', 'unmarked', 'both'] as const;
  return hurried.find((typing) => (left -= shares[typing]) < 0) ?? 'careful';
}
