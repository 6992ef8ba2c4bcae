import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  ANIMALS,
  FACTS,
  HELD_OUT,
  smallWorldConversations,
  smallWorldDocuments,
  splitAnimals,
} from '../../src/core/corpus/smallWorld';
import { answer, question, STATEMENTS } from '../../src/core/corpus/grammar';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';

const documents = smallWorldDocuments();
const isQuiz = (text: string) => text.endsWith('?');
const isListing = (text: string) => text.startsWith('Animals that ');
const isStory = (text: string) => /^(One day|Once) the \w+ met/.test(text);
const shareOf = (test: (text: string) => boolean) =>
  documents.filter(test).length / documents.length;

describe('the table', () => {
  it('has 48 animals with five facts each', () => {
    expect(ANIMALS).toHaveLength(48);
    expect(new Set(ANIMALS.map(({ name }) => name)).size).toBe(48);
    for (const animal of ANIMALS) {
      for (const fact of FACTS) expect(animal[fact]).toMatch(/^[a-z]+( [a-z]+)*$/);
    }
    expect(ANIMALS[0]).toEqual({
      name: 'zebra',
      colour: 'black and white',
      home: 'on the savanna',
      food: 'grass',
      skill: 'run fast',
      baby: 'foal',
    });
  });
});

describe('smallWorldDocuments', () => {
  it('is the same corpus on every machine', () => {
    expect(documents.slice(0, 3)).toEqual([
      'Once the goat met the eagle. "I can jump," said the goat. "I can see far," said the eagle. Then the goat went home.',
      'What can the dolphin do? What is a baby dolphin called? Where does the dolphin live? What is the favourite food of the dolphin? What colour is the dolphin?',
      'Animals that are red: the hen, the octopus, the squirrel, the parrot.',
    ]);
    expect(createHash('sha256').update(documents.join('\n')).digest('hex')).toBe(
      '8eb9d3700cac4b2d23a10dc8ffac221649461a891ccc55fa6458978cdd87cdb5',
    );
  });

  it('has the size and the mix of the recipe', () => {
    expect(documents).toHaveLength(3000);
    expect(documents.join('').length).toBeGreaterThan(0.98 * 333_069);
    expect(documents.join('').length).toBeLessThan(1.02 * 333_069);
    // Two hundredths are more than two standard deviations of the largest share.
    expect(Math.abs(shareOf(isQuiz) - 0.15)).toBeLessThan(0.02);
    expect(Math.abs(shareOf(isListing) - 0.08)).toBeLessThan(0.02);
    expect(Math.abs(shareOf(isStory) - 0.12)).toBeLessThan(0.02);
  });

  it('leaves no slot open', () => {
    for (const text of documents) expect(text).not.toMatch(/[{}]|undefined|\s\s|^\s|\s$/);
  });

  it('says every fact of every animal, in more than one way', () => {
    const text = documents.join(' ');
    for (const animal of ANIMALS) {
      const ways = STATEMENTS.food
        .map((template) =>
          template
            .replace('{S}', `the ${animal.name}`)
            .replace('{P}', `the ${animal.name}'s`)
            .replace('{v}', animal.food),
        )
        .map((sentence) => sentence[0].toUpperCase() + sentence.slice(1));
      expect(ways.filter((sentence) => text.includes(sentence)).length).toBeGreaterThan(2);
    }
  });

  it('says nothing false', () => {
    for (const [, name, home] of documents.join(' ').matchAll(/The (\w+) lives ([a-z ]+)\./g)) {
      expect(ANIMALS.find((animal) => animal.name === name)?.home).toBe(home);
    }
    expect(documents.join(' ')).toContain('"I can beat my chest,"');
    expect(documents.join(' ')).toMatch(/ is (called )?an (owlet|eaglet|infant)\./);
  });

  it('changes with the seed and the count', () => {
    expect(smallWorldDocuments(HELD_OUT)).toHaveLength(400);
    expect(smallWorldDocuments(HELD_OUT)[0]).not.toBe(documents[0]);
    expect(smallWorldDocuments({ count: 10 })).toEqual(documents.slice(0, 10));
  });
});

describe('the tokenizer of the corpus', () => {
  const tokenizer = createTokenizer(trainTokenizer(documents, 856));

  it('runs out of pairs at the 856 tokens of the recipe', () => {
    expect(tokenizer.vocabSize).toBe(856);
    expect(trainTokenizer(documents, 4000).merges).toEqual(tokenizer.data.merges);
  });

  it('has a token for every animal and reads the held-out documents', () => {
    for (const { name } of ANIMALS) expect(tokenizer.encode(` ${name}`)).toHaveLength(1);
    for (const text of smallWorldDocuments(HELD_OUT)) {
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    }
  });
});

describe('splitAnimals', () => {
  it('halves the animals by the seed', () => {
    const { seen, unseen } = splitAnimals(0);
    expect([seen.length, unseen.length]).toEqual([24, 24]);
    expect(new Set([...seen, ...unseen])).toEqual(new Set(ANIMALS));
    expect(splitAnimals(0)).toEqual({ seen, unseen });
    expect(splitAnimals(1).seen).not.toEqual(seen);
  });
});

describe('smallWorldConversations', () => {
  const { seen, unseen } = splitAnimals(0);
  const turns = smallWorldConversations(seen, { count: 3000, seed: 0 }).flat();

  it('asks about the animals given and answers rightly', () => {
    const expected = new Map(
      seen.flatMap((animal) =>
        FACTS.flatMap((fact) =>
          [0, 1, 2].map((j) => [question(animal, fact, j), answer(animal, fact)] as const),
        ),
      ),
    );
    const about = turns.filter(({ user }) => user.endsWith('?') && user !== 'Who are you?');
    for (const { user, assistant } of about) expect(expected.get(user)).toBe(assistant);
    expect(new Set(about.map(({ user }) => user)).size).toBe(expected.size);
    const names = new Set(about.flatMap(({ assistant }) => assistant.split(/\W+/)));
    for (const { name } of unseen) expect(names).not.toContain(name);
  });

  it('has the share of small talk of the recipe', () => {
    const small = turns.filter(({ user }) => /^(Hello!|Hi!|Who are you\?|Thank you!)$/.test(user));
    expect(Math.abs(small.length / turns.length - 0.06)).toBeLessThan(0.02);
    expect(new Set(small.map(({ user }) => user)).size).toBe(4);
  });

  it('gives 300 by default, the same for the same seed', () => {
    const first = smallWorldConversations(seen, { seed: 4 });
    expect(first).toHaveLength(300);
    expect(smallWorldConversations(seen, { seed: 4 })).toEqual(first);
    expect(smallWorldConversations(seen, { seed: 5 })).not.toEqual(first);
  });

  it('needs an animal', () => {
    expect(() => smallWorldConversations([], { seed: 0 })).toThrow('at least one animal');
  });
});
