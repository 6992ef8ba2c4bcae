/** How text is cut into words, today and in all that was kept or taken home before. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { CORPORA } from '../../src/core/corpus';
import { unpackModel } from '../../src/core/files/modelPackage';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';
import { words } from '../../src/core/tokenizer/pretokenise';
import { checkRecord } from '../../src/store/model/record';
import { packForReader } from '../../src/store/model/packForReader';

/** A model made before words had their marks: see the README beside it. */
const FIRST = new URL('../fixtures/firstPattern/', import.meta.url);
const first = {
  read: (name: string) => readFile(new URL(name, FIRST)),
  json: async (name: string) => JSON.parse(await readFile(new URL(name, FIRST), 'utf8')) as unknown,
};

interface Cut {
  readonly text: string;
  readonly ids: readonly number[];
}

describe('what was made with the first pattern', () => {
  it('opens as a package, cuts text as it learnt it, and is packed as it was', async () => {
    const bytes = await first.read('parameters.zip');
    const model = unpackModel(new Uint8Array(bytes));
    const tokenizer = createTokenizer(model.tokenizer);
    for (const { text, ids } of (await first.json('tokens.json')) as Cut[]) {
      expect(tokenizer.encode(text), text).toEqual(ids);
    }
    const again = unpackModel(packForReader(model));
    expect(createTokenizer(again.tokenizer).data).toStrictEqual(model.tokenizer);
  });

  it('is a record that opens and cuts text as it learnt it', async () => {
    const record = checkRecord(await first.json('record.json'));
    const tokenizer = createTokenizer(record!.tokenizer);
    for (const { text, ids } of (await first.json('tokens.json')) as Cut[]) {
      expect(tokenizer.encode(text), text).toEqual(ids);
    }
  });

  it.each([
    ['smallWorld', 2_000, '9750cb7ed1cb99fe'],
    ['names', 2_000, '144cd17d2ea73dc8'],
    ['prose', 4_096, '842b21861687733e'],
  ] as const)('has the merges that %s gives today', async (name, vocabSize, hash) => {
    const documents = await CORPORA[name].load((address) => readFile(address, 'utf8'));
    const merges = JSON.stringify(trainTokenizer(documents, vocabSize).merges);
    expect(createHash('sha256').update(merges).digest('hex').slice(0, 16)).toBe(hash);
  });
});

describe('a kept record', () => {
  it('keeps the pattern of its tokenizer, and is refused with one that is not known', async () => {
    const record = (await first.json('record.json')) as { tokenizer: object };
    const with_ = (pattern: unknown) =>
      checkRecord({ ...record, tokenizer: { ...record.tokenizer, pattern } });
    expect(with_(2)?.tokenizer.pattern).toBe(2);
    expect(with_(6)).toBeNull();
    expect(with_('constructor')).toBeNull();
  });
});

describe('words', () => {
  it.each([
    ['लड़की बगीचे में', ['लड़की', ' बगीचे', ' में']],
    ['e\u0301le\u0300ve a\u0300', ['e\u0301le\u0300ve', ' a\u0300']],
    ['می\u200Cخواهم که', ['می\u200Cخواهم', ' که']],
    ['مُحَمَّد', ['مُحَمَّد']],
    ['สวัสดีที่นี่', ['สวัสดีที่นี่']],
    ['1\u20E3 \u2764\uFE0Fx', ['1\u20E3', ' \u2764\uFE0F', 'x']],
    ['\u0301a', ['\u0301', 'a']],
    [
      'if (a) {\n    return  1;\n\n}',
      ['if', ' (', 'a', ')', ' {', '\n   ', ' return', ' ', ' 1', ';', '\n', '\n', '}'],
    ],
    ['a  ', ['a', '  ']],
  ])('of %j', (text, expected) => {
    expect([...words(text, 2)]).toEqual(expected);
  });

  it('makes a word that occurs again and again one token, in any script', () => {
    for (const sentence of ['लड़की बगीचे में खेलती है।', 'le\u0301le\u0300ve a\u0300 le\u0301cole']) {
      const tokenizer = createTokenizer(trainTokenizer(Array<string>(300).fill(sentence), 400));
      const least = sentence.split(' ').length;
      expect(tokenizer.encode(sentence).length).toBeLessThanOrEqual(least + 1);
    }
  });

  it('are found in a long run of white space in time that grows with its length alone', () => {
    expect([...words(' '.repeat(1_000_000), 2)]).toHaveLength(15_625);
    expect([...words('e\u0301'.repeat(1_000_000), 2)].join('')).toHaveLength(2_000_000);
  });
});
