import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, settingsFromQuery, settingsToQuery } from '../../src/core/settings';
import { firstOf, readLink, writeLink, type LinkSchema } from '../../src/core/linkState';

const SCHEMA = {
  weight: { kind: 'number', min: -3, max: 3, step: 0.05, first: 1.5 },
  free: { kind: 'number', min: 1, max: 1e15, first: 7e10 },
  activation: { kind: 'choice', choices: ['tanh', 'relu'], first: 'tanh' },
  text: { kind: 'text', maxLength: 10, first: 'The zebra' },
} as const satisfies LinkSchema;

const FIRST = firstOf(SCHEMA);
const read = (search: string) => readLink(search, 'Figure', SCHEMA);
const write = (change: object, search = '') =>
  writeLink(search, 'Figure', SCHEMA, { ...FIRST, ...change });

describe('a link', () => {
  it.each([
    {},
    { weight: 0.15 },
    { weight: -3, activation: 'relu' },
    { free: 123456789.5 },
    { text: 'a & b=c?#%' },
    { text: '' },
    { text: '斑马😀' },
  ])('gives back what was put in: %j', (change) => {
    const search = write(change);
    expect(read(search)).toEqual({ ...FIRST, ...change });
    expect(search.startsWith('?v=1') || search === '').toBe(true);
  });

  it.each([
    ['Chinese', '斑马住在草原上，吃青草。'],
    ['Cyrillic', 'Зебра живёт в саванне. '],
    ['emoji', '🦓🌾'],
    ['Latin', 'The zebra lives on the plain & eats grass + leaves. '],
  ])('gives back a text of 1,000 letters in %s, with whatever else is on the page', (_, words) => {
    const long = { note: { kind: 'text', maxLength: 1_000, first: '' } } as const;
    const note = Array.from(words.repeat(1_000)).slice(0, 1_000).join('');
    const search = writeLink('?v=1&Figure.weight=2&layers=3', 'Long', long, { note });
    // What servers take, with room for the rest of the address.
    expect(search.length).toBeLessThan(6_000);
    expect(readLink(search, 'Long', long).note).toBe(note);
    expect(read(search).weight).toBe(2);
    expect(settingsFromQuery(search)?.nLayer).toBe(3);
    expect(writeLink(search, 'Long', long, { note: 'short' })).toContain('&Long.note=short');
    expect(writeLink(search, 'Long', long, { note: '' })).not.toContain('Long');
  });

  it('of an earlier version, with every letter as nine, is read too', () => {
    const note = '斑'.repeat(1_000);
    const long = { note: { kind: 'text', maxLength: 1_000, first: '' } } as const;
    const old = `?${new URLSearchParams({ v: '1', 'Long.note': note, 'Figure.weight': '2' })}`;
    expect(old.length).toBeGreaterThan(9_000);
    expect(readLink(old, 'Long', long).note).toBe(note);
    expect(read(old).weight).toBe(2);
  });

  it('that was made before settings and figures had one way to write it opens as it did, and is made the same', () => {
    const old =
      '?v=1&text=prose&layers=4&rate=0.0123&Figure.weight=-0.5&Figure.activation=relu&Figure.text=A+%26+b';
    const settings = {
      ...DEFAULT_SETTINGS,
      corpus: 'prose',
      nLayer: 4,
      learningRate: 0.0123,
      steps: 800,
      fineTuneSteps: 100,
    } as const;
    const figure = { ...FIRST, weight: -0.5, activation: 'relu', text: 'A & b' } as const;
    expect(settingsFromQuery(old)).toEqual(settings);
    expect(read(old)).toEqual(figure);
    expect(write(figure, `?${settingsToQuery(settings)}`)).toBe(old);
    expect(settingsToQuery({ ...DEFAULT_SETTINGS, steps: 800, fineTuneSteps: 100 })).toBe('v=1');
  });

  it('says nothing of what is as it was at first', () => {
    expect(write({})).toBe('');
    expect(write({ weight: 2 })).toBe('?v=1&Figure.weight=2');
  });

  it('leaves what belongs to others', () => {
    const others = '?v=1&Other.weight=1&layers=3';
    expect(write({ weight: 2 }, others)).toBe('?v=1&Other.weight=1&layers=3&Figure.weight=2');
    expect(write({}, '?v=1&Figure.weight=2&layers=3')).toBe('?v=1&layers=3');
    expect(readLink(others, 'Other', SCHEMA).weight).toBe(1);
    expect(read(others)).toEqual(FIRST);
  });

  it.each([
    ['of another version', '?v=2&Figure.weight=2', {}],
    ['of no version', '?Figure.weight=2', {}],
    ['out of range', '?v=1&Figure.weight=99', { weight: 3 }],
    ['between two steps', '?v=1&Figure.weight=0.16', { weight: 0.15 }],
    ['no number', '?v=1&Figure.weight=abc&Figure.free=', {}],
    ['infinite', '?v=1&Figure.weight=-1e999', { weight: -3 }],
    ['no choice', '?v=1&Figure.activation=__proto__', {}],
    ['too long a text', `?v=1&Figure.text=${'x'.repeat(50)}`, { text: 'x'.repeat(10) }],
    ['badly encoded', '?v=1&Figure.text=%E0%A4%A&Figure.weight=2', { weight: 2, text: '\uFFFD%A' }],
    ['badly packed', '?v=1&Figure.text.64=%26%26&Figure.text=zebra', { text: 'zebra' }],
    ['half a letter, packed', '?v=1&Figure.text.64=4pY', { text: '\uFFFD' }],
    ['of a field that is none', '?v=1&Figure.__proto__=1&Figure.constructor=1', {}],
    ['a megabyte', `?v=1&Figure.weight=2&x=${'x'.repeat(1_000_000)}`, {}],
  ])('that is %s does no harm', (_, search, change) => {
    expect(read(search)).toEqual({ ...FIRST, ...change });
  });
});
