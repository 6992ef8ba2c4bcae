import { describe, expect, it } from 'vitest';
import { CREATURES } from '../../src/core/corpus/creatures';
import { answer, indefinite, question, tellMe } from '../../src/core/corpus/grammar';
import { SMALL_TALK, UNSEEN_SMALL_TALK } from '../../src/core/corpus/smallTalk';
import {
  FACTS,
  REFUSAL,
  smallWorldConversations,
  splitAnimals,
  splitCreatures,
} from '../../src/core/corpus/smallWorld';
import { typed, TYPINGS } from '../../src/core/corpus/typing';

const { seen, unseen } = splitAnimals(0);
const turns = smallWorldConversations(seen, { count: 6_000, seed: 0 }).flat();
const share = (count: number) => count / turns.length;

/** Every way to type each text, with the answer to it. */
const typedAnswers = (pairs: readonly (readonly [string, string])[]) =>
  new Map(
    pairs.flatMap(([user, assistant]) =>
      TYPINGS.map((typing) => [typed(user, typing), assistant] as const),
    ),
  );

const talk = typedAnswers(SMALL_TALK.map(({ user, assistant }) => [user, assistant]));
const direct = typedAnswers(
  seen.flatMap((animal) =>
    FACTS.flatMap((fact) =>
      [0, 1, 2].flatMap((phrasing) => {
        const asked = question(animal, fact, phrasing);
        const right = answer(animal, fact);
        return [[asked, right] as const, [indefinite(asked, animal), right] as const];
      }),
    ),
  ),
);
const told = typedAnswers(
  seen.flatMap((animal) =>
    FACTS.map((fact) => [tellMe(animal, fact), answer(animal, fact)] as const),
  ),
);
const about = typedAnswers(
  seen.flatMap((animal) =>
    [
      `Tell me about the ${animal.name}.`,
      `What about the ${animal.name}?`,
      `The ${animal.name}.`,
    ].map((user) => [user, answer(animal, 'home')] as const),
  ),
);

describe('smallWorldConversations', () => {
  it('answers everything rightly, in one of the ways to ask', () => {
    const expected = new Map([...talk, ...direct, ...told, ...about]);
    for (const { user, assistant } of turns) expect(expected.get(user), user).toBe(assistant);
  });

  it('has each of these in its share', () => {
    const shareIn = (texts: ReadonlyMap<string, string>) =>
      share(turns.filter(({ user }) => texts.has(user)).length);
    expect(Math.abs(shareIn(talk) - 0.24)).toBeLessThan(0.02);
    expect(Math.abs(shareIn(about) - 0.76 * 0.05)).toBeLessThan(0.02);
    expect(Math.abs(shareIn(told) - 0.76 * 0.95 * 0.12)).toBeLessThan(0.02);
    expect(
      share(
        turns.filter(({ user }) => / an? /.test(user) && !/ a (baby|young|robot)/.test(user))
          .length,
      ),
    ).toBeGreaterThan(0.06);
  });

  it('has every typing in its share', () => {
    const isLower = ({ user }: { user: string }) => /^[a-z]/.test(user);
    const isUnmarked = ({ user }: { user: string }) => !/[?!.]$/.test(user);
    expect(
      Math.abs(share(turns.filter((turn) => isLower(turn) && isUnmarked(turn)).length) - 0.2),
    ).toBeLessThan(0.02);
    expect(
      Math.abs(share(turns.filter((turn) => isLower(turn) && !isUnmarked(turn)).length) - 0.15),
    ).toBeLessThan(0.02);
    expect(
      Math.abs(share(turns.filter((turn) => !isLower(turn) && isUnmarked(turn)).length) - 0.15),
    ).toBeLessThan(0.02);
  });

  it('names no unseen animal and no creature, and keeps some wordings for the exam', () => {
    const words = new Set(
      turns.flatMap(({ user, assistant }) => `${user} ${assistant}`.split(/\W+/)),
    );
    for (const { name } of unseen) expect(words).not.toContain(name);
    for (const name of CREATURES) expect(words).not.toContain(name);
    for (const { user } of UNSEEN_SMALL_TALK) {
      for (const typing of TYPINGS) expect(talk.has(typed(user, typing)), user).toBe(false);
    }
    const answers = new Set(SMALL_TALK.map(({ assistant }) => assistant));
    for (const { assistant } of UNSEEN_SMALL_TALK) expect(answers).toContain(assistant);
  });

  it('refuses, where that is asked for, about half the creatures', () => {
    const refusing = smallWorldConversations(seen, {
      count: 3_000,
      seed: 3,
      refusals: 0.12,
    }).flat();
    const refused = refusing.filter(({ assistant }) => assistant === REFUSAL);
    expect(Math.abs(refused.length / refusing.length - 0.12)).toBeLessThan(0.02);
    const { seen: known, unseen: others } = splitCreatures(3);
    expect([...known, ...others].sort()).toEqual([...CREATURES].sort());
    const asked = new Set(refused.flatMap(({ user }) => user.match(/\w+/g) ?? []));
    for (const name of known) expect(asked).toContain(name);
    for (const name of others) expect(asked).not.toContain(name);
  });

  it('gives 600 by default, the same for the same seed', () => {
    const first = smallWorldConversations(seen, { seed: 4 });
    expect(first).toHaveLength(600);
    expect(smallWorldConversations(seen, { seed: 4 })).toEqual(first);
    expect(smallWorldConversations(seen, { seed: 5 })).not.toEqual(first);
  });

  it('needs an animal', () => {
    expect(() => smallWorldConversations([], { seed: 0 })).toThrow('at least one animal');
  });
});
