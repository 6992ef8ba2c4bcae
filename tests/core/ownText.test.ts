import { describe, expect, it } from 'vitest';
import { readOwnText } from '../../src/core/corpus/ownText';
import { warningMessage } from '../../src/store/errorMessage';
import { expectRefusal } from '../sentences';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string, name = 'mine.txt') => readOwnText(name, utf8(text));
const sentence = 'The harbour lay still, and nobody had come down to the boats yet. ';
const enough = sentence.repeat(3);
const withoutSpace = (text: string) => text.replace(/\s/g, '');

const utf16 = (text: string, mark: boolean) => {
  const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
  const bytes = new Uint8Array(units.buffer);
  return mark ? Uint8Array.of(0xff, 0xfe, ...bytes) : bytes;
};

describe('readOwnText refuses', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['an empty file', 'a.txt', utf8(''), 'Expected some text, got none: “a.txt” is empty.'],
    ['white space', 'a.txt', utf8(' \n\n\t '), 'Expected some text, got none'],
    ['one character', 'a.txt', utf8('a'), 'Expected at least 100 characters of text, got 1'],
    ['one character again and again', 'a.txt', utf8('é \n'.repeat(999)), 'got one character again'],
    [
      'NUL bytes',
      'a.txt',
      utf8(`${enough}\0${enough}`),
      'Expected text, got a byte of zero after 198 bytes: “a.txt” seems to be no text',
    ],
    ['UTF-16', 'a.txt', utf16(enough, true), 'got UTF-16: save “a.txt” as UTF-8.'],
    ['UTF-16 without its mark', 'a.txt', utf16(enough, false), 'got UTF-16'],
    ['UTF-32', 'a.txt', Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0), 'got UTF-32'],
    [
      'Latin-1',
      'a.txt',
      Uint8Array.of(...utf8(`${enough}\n${enough}\ncaf`), 0xe9, ...utf8(`\n${enough}`)),
      'got bytes in line 3 of “a.txt” that are not: open it in an editor and save it as UTF-8.',
    ],
    ['a lone surrogate', 'a.txt', Uint8Array.of(...utf8(enough), 0xed, 0xa0, 0x80), 'in line 1'],
    [
      'a character cut off',
      'a.txt',
      Uint8Array.of(...utf8(`${enough}\n`), 0xe2, 0x82),
      'in line 2',
    ],
    [
      'a binary without NUL',
      'a.txt',
      utf8('\u0001\u0002abc'.repeat(99)),
      'got 198 control characters',
    ],
    ['another kind of file', 'a.pdf', utf8(enough), 'Expected a .txt or .md file, got “a.pdf”.'],
    [
      'too much',
      'a.md',
      new Uint8Array(7_300_000).fill(97),
      'Expected at most 5 MB of text, got 7.3',
    ],
  ])('%s', (_, name, bytes, message) => {
    expectRefusal(() => readOwnText(name, bytes), message);
  });

  it('with a name that cannot turn the sentence round or make it endless', () => {
    const name = `\u202Egnp.exe\n${'x'.repeat(500)}`;
    expectRefusal(() => read('', name), `“gnp.exe${'x'.repeat(52)}…” is empty.`);
  });
});

describe('readOwnText', () => {
  it('takes off the byte order mark and makes line ends alike', () => {
    const { documents } = read(`\uFEFFOne.\r\nTwo.\r\rThree.\r\n\r\n${enough}`);
    expect(documents).toEqual(['One.\nTwo.', 'Three.', enough.trim()]);
  });

  it('takes what was pasted, and Markdown', () => {
    expect(read(enough, 'pasted text').documents).toEqual([enough.trim()]);
    expect(read(enough, 'Notes.MD').documents).toEqual([enough.trim()]);
  });

  it('warns of little text, lost characters and signs that turn the text', () => {
    expect(read(sentence.repeat(400)).warnings).toEqual([]);
    const { documents, warnings } = read(`${enough}\u202Eabc\u202C � ${enough}`);
    expect(warnings).toHaveLength(3);
    expect(warningMessage(warnings[1])).toContain('�, is in the text once');
    expect(warningMessage(warnings[2])).toContain('direction of writing is in the text 2 times');
    expect(documents.join('')).toContain('\u202Eabc\u202C');
  });

  it('keeps the lines of a stanza together, and their indents', () => {
    const stanza =
      'Tyger Tyger, burning bright,\n  In the forests of the night;\nWhat immortal hand';
    expect(read(`${stanza}\n\n\n \t\n${stanza}`).documents).toEqual([stanza, stanza]);
  });

  it('takes the items of a list apart', () => {
    const items = Array.from({ length: 40 }, (_, i) => `Sorrel soup no. ${i}`);
    expect(read(items.join('\n')).documents).toEqual(items);
  });

  it('gathers the lines of a long text without blank lines', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `${i}: ${sentence.trim()}`);
    const { documents } = read(lines.join('\n'));
    expect(documents.length).toBeGreaterThan(20);
    expect(documents.join('\n')).toBe(lines.join('\n'));
    for (const document of documents) expect(document.length).toBeLessThan(600);
  });

  it('cuts a long paragraph at the ends of sentences', () => {
    const { documents } = read(sentence.repeat(200));
    expect(documents.length).toBeGreaterThan(5);
    for (const document of documents) {
      expect(document).toMatch(/^The harbour.*yet\.$/);
      expect(document.length).toBeLessThanOrEqual(2_000);
    }
    expect(documents.join(' ')).toBe(sentence.repeat(200).trim());
  });

  it.each([
    ['Chinese', '放学以后，老师在河边看见一只白鸟。', '。'],
    ['Japanese with quotes', '「もう帰るのか！」と父は言った。「まだだよ？」', '[。？！]」?'],
    ['Hindi', 'लड़की बगीचे में खेलती है। ', '।'],
    ['Amharic', 'ልጁ ወደ ትምህርት ቤት ሄደ። ', '።'],
    ['Burmese', 'ကလေးသည် ကျောင်းသို့ သွားသည်။', '။'],
    ['Thai, which has none but a space', 'เด็กผู้หญิงเล่นอยู่ในสวน ', 'สวน'],
  ])('cuts one line of %s behind the ends of its sentences', (_, sentence, end) => {
    const text = sentence.repeat(400);
    const { documents } = read(text);
    expect(documents.length).toBeGreaterThan(3);
    expect(withoutSpace(documents.join(''))).toBe(withoutSpace(text));
    for (const document of documents) expect(document).toMatch(new RegExp(`${end}$`));
  });

  it.each([
    ['one line of 5 MB', '鯨🐋'.repeat(714_000)],
    ['a wall of spaces', `${enough}${' '.repeat(4_000_000)}${enough}`],
    ['blank lines with spaces', `${enough}\n   \n`.repeat(24_000)],
    ['a list of five letters', 'abcde\n'.repeat(800_000)],
    ['stops and quotes', `a${'."'.repeat(2_400_000)}`],
  ])('loses nothing of %s, in a moment', (_, text) => {
    const bytes = utf8(text);
    const started = performance.now();
    const { documents } = readOwnText('mine.txt', bytes);
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(withoutSpace(documents.join('')) === withoutSpace(text)).toBe(true);
    expect(documents.every((document) => document.length <= 2_000)).toBe(true);
    expect(documents.some((document) => /\p{Surrogate}/u.test(document))).toBe(false);
  });
});
