import { describe, expect, it } from 'vitest';
import strings from '#strings/characters';
import { createRandom } from '../../src/core/random';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';
import { createReaderTokenizer } from '../../src/store/model/readerTokenizer';
import { printable } from '../../src/core/tokenizer/printable';
import type { TokenizerData } from '../../src/core/tokenizer/bpe';
import { mergeFault } from '../../src/core/tokenizer/tokenizerData';
import { errorMessage } from '../../src/store/errorMessage';

const NOTABLE = [
  'The zebra eats grass. The zebra is black and white.',
  '👩‍💻👨‍👩‍👧‍👦🏳️‍🌈 and 👋🏽',
  'e\u0301 ô̌ Zalgo̷̢',
  'שלום עולם, مرحبا بالعالم \u202Eabc\u202C',
  '\uFEFFa mark at the start, and one \uFEFF inside',
  'NUL \0 here\0',
  '日本語のテキスト、한국어 नमस्ते दुनिया',
  '\r\n\t  spaces\u00A0\u2003\u2028 of all kinds   ',
  '<|end|><|user|> hello <|assistant|>',
  '',
];
const tokenizer = createTokenizer(trainTokenizer(NOTABLE.concat(NOTABLE), 500));

/** A text of any characters but lone surrogates, mostly from blocks that people write in. */
function anyText(seed: number): string {
  const random = createRandom(seed);
  const blocks = [
    [0, 0x7f],
    [0x80, 0x6ff],
    [0x900, 0x97f],
    [0x2000, 0x206f],
    [0x4e00, 0x4eff],
    [0xfe00, 0xffff],
    [0x1f300, 0x1faff],
    [0, 0x10ffff],
  ];
  const character = () => {
    const [from, to] = random.pick(blocks);
    const code = from + random.int(to - from + 1);
    return code >= 0xd800 && code <= 0xdfff ? '\uFFFD' : String.fromCodePoint(code);
  };
  return Array.from({ length: random.int(80) }, character).join('');
}

describe('encode and decode', () => {
  it.each(NOTABLE)('gives back %j', (text) => {
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });

  it('gives back any text of whole characters', () => {
    for (let seed = 0; seed < 500; seed++) {
      const text = anyText(seed);
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    }
  });

  it('turns a lone surrogate into U+FFFD', () => {
    expect(tokenizer.decode(tokenizer.encode('a\uD800b\uDC00'))).toBe('a\uFFFDb\uFFFD');
  });

  it('encodes the example of Sennrich et al. as the Python reference does', () => {
    const text =
      'low low low low low lower lower newest newest newest newest newest newest widest widest widest';
    const small = createTokenizer(trainTokenizer([text], 275));
    expect(small.encode('lowest newer widest')).toEqual([259, 257, 32, 261, 119, 101, 114, 268]);
    expect(small.vocabSize).toBe(274);
  });

  it('applies merges in the order they were learned', () => {
    // "abc": (b, c) was learned first, so (a, b) finds nothing left to join.
    const data: TokenizerData = {
      merges: [
        [98, 99],
        [97, 98],
      ],
    };
    expect(createTokenizer(data).encode('abc ab')).toEqual([97, 256, 32, 257]);
    expect(createTokenizer(data).encode('abcab')).toEqual([97, 256, 257]);
  });

  it('never makes a special token from text', () => {
    const { endId, userId, assistantId, vocabSize } = tokenizer;
    expect([endId, userId, assistantId]).toEqual([vocabSize - 3, vocabSize - 2, vocabSize - 1]);
    for (const text of ['<|end|>', '<|user|>', '<|assistant|>', 'a<|end|>b']) {
      expect(Math.max(...tokenizer.encode(text))).toBeLessThan(endId);
    }
  });

  it('takes a long line without spaces', () => {
    const line = 'abcdefghij'.repeat(20_000);
    expect(tokenizer.decode(tokenizer.encode(line))).toBe(line);
  });

  it('is the same after a trip through JSON', () => {
    const copy = createTokenizer(JSON.parse(JSON.stringify(tokenizer.data)) as TokenizerData);
    expect(copy.encode(NOTABLE.join())).toEqual(tokenizer.encode(NOTABLE.join()));
  });

  it('shows special tokens by name and broken bytes as U+FFFD', () => {
    const { endId } = tokenizer;
    expect(tokenizer.decode([97, endId, 0xe2, 0x82, 98])).toBe('a<|end|>\uFFFDb');
  });

  it('refuses ids that are no tokens', () => {
    for (const id of [-1, tokenizer.vocabSize, 1.5, NaN]) {
      expect(() => tokenizer.decode([id])).toThrow(RangeError);
      expect(() => tokenizer.tokenText(id)).toThrow(RangeError);
      expect(() => tokenizer.tokenBytes(id)).toThrow(RangeError);
    }
  });
});

describe('createStreamDecoder', () => {
  it('says only whole characters', () => {
    const stream = tokenizer.createStreamDecoder();
    const said = [...new TextEncoder().encode('é€👋')].map((byte) => stream.push(byte));
    expect(said).toEqual(['', 'é', '', '', '€', '', '', '', '👋']);
    expect(stream.end()).toBe('');
  });

  it('says what decode says, for any ids', () => {
    const random = createRandom(3);
    for (let round = 0; round < 200; round++) {
      const ids = Array.from({ length: 30 }, () => random.int(tokenizer.vocabSize));
      const stream = tokenizer.createStreamDecoder();
      const text = ids.map((id) => stream.push(id)).join('') + stream.end();
      expect(text).toBe(tokenizer.decode(ids));
      const bytes = Uint8Array.from(ids.flatMap((id) => [...tokenizer.tokenBytes(id)]));
      expect(text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    }
  });
});

describe('tokenText', () => {
  it('shows what can be seen and names what cannot', () => {
    const text = (...bytes: number[]) => {
      // One merge after another builds a token of exactly these bytes.
      const merges = bytes
        .slice(1)
        .map((byte, i): [number, number] => [i === 0 ? bytes[0] : 255 + i, byte]);
      const made = createReaderTokenizer({ merges });
      return made.tokenText(merges.length === 0 ? bytes[0] : 255 + merges.length);
    };
    expect(text(0x61)).toBe('a');
    expect(text(0x20, 0x61)).toBe(' a');
    expect(text(0xe2)).toBe('‹E2›');
    expect(text(0xe2, 0x82, 0xac)).toBe('€');
    expect(text(0xac, 0x61, 0xe2, 0x82)).toBe('‹AC›a‹E2›‹82›');
    expect(text(0x0a)).toBe('‹0A›');
    expect(text(0xc0, 0x80)).toBe('‹C0›‹80›');
    expect(text(0xef, 0xbb, 0xbf)).toBe('‹byte order mark›');
    expect(text(0xe2, 0x80, 0xae)).toBe('‹right-to-left override›');
    expect(text(0xf0, 0x9f, 0x91, 0x8b)).toBe('👋');
  });

  it.each([
    ['a\u00A0b', 'a‹no-break space›b'],
    ['\u200B', '‹zero-width space›'],
    ['co\u00ADop', 'co‹soft hyphen›op'],
    ['می\u200Cخواهم', 'می‹zero-width non-joiner›خواهم'],
    ['\u2063', '‹U+2063›'],
    ['\u2003', '‹U+2003›'],
    ['\u3164', '‹U+3164›'],
    ['❤\uFE0F', '❤‹emoji variant›'],
    ['\u0301a', '◌\u0301a'],
    [' \u093F', ' ◌\u093F'],
    ['e\u0301', 'e\u0301'],
    ['العمود', 'العمود'],
  ])('names what is hidden in %j', (text, shown) => {
    expect(printable(new TextEncoder().encode(text), strings.invisible)).toBe(shown);
  });

  it('names the special tokens', () => {
    const { endId, userId, assistantId } = tokenizer;
    expect([endId, userId!, assistantId!].map(tokenizer.tokenText)).toEqual([
      '<|end|>',
      '<|user|>',
      '<|assistant|>',
    ]);
  });
});

describe('createTokenizer', () => {
  const refused: [string, unknown, string][] = [
    ['nothing', null, 'expected a list of merges'],
    ['no list', { merges: 'ab' }, 'expected a list of merges'],
    ['no pair', { merges: [[97]] }, 'expected merge 0 to be a pair'],
    ['a triple', { merges: [[97, 98, 99]] }, 'expected merge 0 to be a pair'],
  ];

  it.each(refused)('refuses %s', (_, data, words) => {
    const attempt = () => createTokenizer(data as TokenizerData);
    expect(attempt).toThrow(RangeError);
    expect(attempt).toThrow(words);
  });

  const faulty: [string, unknown, string][] = [
    ['itself', { merges: [[97, 256]] }, 'token ids from 0 to 255, got 256'],
    [
      'a later token',
      {
        merges: [
          [97, 98],
          [258, 97],
        ],
      },
      'token ids from 0 to 256, got 258',
    ],
    ['a negative id', { merges: [[-1, 98]] }, 'got -1'],
    ['a fraction', { merges: [[1.5, 98]] }, 'got 1.5'],
    ['a string', { merges: [['97', 98]] }, 'got 97'],
    ['a hole', { merges: [[null, 98]] }, 'got null'],
    [
      'a merge twice',
      {
        merges: [
          [97, 98],
          [97, 98],
        ],
      },
      'got (97, 98) again as merge 1',
    ],
    [
      'a token that doubles without end',
      {
        merges: Array.from({ length: 40 }, (_, k) => (k === 0 ? [97, 97] : [255 + k, 255 + k])),
      },
      'expected tokens of at most 257 bytes, got 512 from merge 8',
    ],
    [
      'too many merges',
      { merges: new Array(70_000).fill([97, 98]) },
      'expected at most 65277 merges, got 70000',
    ],
  ];

  it.each(faulty)('refuses %s, and says so of a file', (_, data, sentence) => {
    expect(() => createTokenizer(data as TokenizerData)).toThrow(RangeError);
    expect(errorMessage(mergeFault((data as TokenizerData).merges))).toContain(sentence);
  });

  it('works with bytes alone', () => {
    const bytes = createTokenizer({ merges: [] });
    expect(bytes.vocabSize).toBe(259);
    expect(bytes.encode('é')).toEqual([0xc3, 0xa9]);
  });
});
