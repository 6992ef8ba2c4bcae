/** Conversations of one turn for fine-tuning: questions about the small world, and small talk. */

import type { Conversation, Turn } from '../dataset';
import { createRandom } from '../random';
import { FACTS, type Animal } from './animals';
import { CREATURES } from './creatures';
import { answer, askAbout, indefinite, question, QUESTIONS, tellMe, type Named } from './grammar';
import { SMALL_TALK } from './smallTalk';
import { someTyping, typed } from './typing';

const SMALL_TALK_SHARE = 0.24;

/** Of what is said about an animal: no question. The answer is where it lives. */
const ABOUT_SHARE = 0.05;

/** Of the questions: asked by a sentence that begins with "Tell me". */
const TELL_ME_SHARE = 0.12;

/** Of the other questions: about "a zebra" in place of "the zebra". */
const INDEFINITE_SHARE = 0.15;

/** Of what is typed: without its capital, without its mark, without both. */
const TYPING_SHARES = { lower: 0.15, unmarked: 0.15, both: 0.2 };

export const REFUSAL = 'I do not know.';

export interface ConversationOptions {
  readonly count?: number;
  readonly seed: number;
  /** Share of conversations that ask about a creature and answer with the refusal. */
  readonly refusals?: number;
}

/** @throws RangeError without an animal */
export function smallWorldConversations(
  animals: readonly Animal[],
  { count = 600, seed, refusals = 0 }: ConversationOptions,
): Conversation[] {
  if (animals.length === 0) {
    throw new RangeError('smallWorldConversations: expected at least one animal, got none.');
  }
  const random = createRandom(seed);
  const creatures = splitCreatures(seed).seen;
  const drawTurn = (): Turn => {
    const kind = random.next();
    if (kind < SMALL_TALK_SHARE) return random.pick(SMALL_TALK);
    const fact = random.pick(FACTS);
    const ask = (named: Named): string => {
      if (random.next() < TELL_ME_SHARE) return tellMe(named, fact);
      const asked = question(named, fact, random.int(QUESTIONS[fact].length));
      return random.next() < INDEFINITE_SHARE ? indefinite(asked, named) : asked;
    };
    if (kind < SMALL_TALK_SHARE + refusals) {
      return { user: ask({ name: random.pick(creatures) }), assistant: REFUSAL };
    }
    const animal = random.pick(animals);
    if (random.next() < ABOUT_SHARE) {
      return { user: askAbout(animal, random), assistant: answer(animal, 'home') };
    }
    return { user: ask(animal), assistant: answer(animal, fact) };
  };
  return Array.from({ length: count }, () => {
    const { user, assistant } = drawTurn();
    return [{ user: typed(user, someTyping(TYPING_SHARES, random)), assistant }];
  });
}

/** Half the creatures for refusals in conversations; the others are asked about in the exam alone. */
export function splitCreatures(seed: number): { seen: string[]; unseen: string[] } {
  const creatures = createRandom(2000 + seed).shuffle(CREATURES);
  const half = creatures.length / 2;
  return { seen: creatures.slice(0, half), unseen: creatures.slice(half) };
}
