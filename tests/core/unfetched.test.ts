import { afterEach, describe, expect, it, vi } from 'vitest';
import { EngineLostError } from '../../src/core/engineErrors';
import { fetchFile } from '../../src/core/fetchFile';
import { isUnfetched, UnfetchedError } from '../../src/core/unfetched';

afterEach(() => vi.unstubAllGlobals());

/** A body that breaks off. */
const half = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array([1]));
        controller.error(new TypeError('network error'));
      },
    }),
  );

describe('a file', () => {
  it.each([
    ['at once', [() => new Response('all')], 'all'],
    ['when it breaks off', [half, () => new Response('all')], 'all'],
    [
      'when nobody answers',
      [() => Promise.reject(new TypeError()), () => new Response('all')],
      'all',
    ],
    ['that breaks off twice', [half, half], null],
    ['that is gone', [() => new Response('', { status: 404 })], 404],
  ])('that comes %s is whole, or is said not to be', async (_, answers, result) => {
    const left = [...answers];
    vi.stubGlobal('fetch', async () => left.shift()?.());
    const found = fetchFile('a.txt', 'corpus.unfetched').then(
      (bytes) => new TextDecoder().decode(bytes),
      (error: unknown) => {
        expect(isUnfetched(error)).toBe(true);
        return (error as UnfetchedError<'corpus.unfetched'>).params.status;
      },
    );
    expect(await found).toBe(result);
    expect(left).toHaveLength(0);
  });
});

it.each([
  // As Chromium, Firefox and Safari say it of a script, and Vite of a style sheet.
  [new TypeError('Failed to fetch dynamically imported module: https://a.org/x.js'), true],
  [new TypeError('error loading dynamically imported module: https://a.org/x.js'), true],
  [new TypeError('Importing a module script failed.'), true],
  [new Error('Unable to preload CSS for /guide/x.css'), true],
  [new SyntaxError('Unexpected end of input'), true],
  [
    new EngineLostError('engine.notLoaded', {}, { cause: new UnfetchedError('engine.notLoaded') }),
    true,
  ],
  [new EngineLostError('engine.gpuLostInWork'), false],
  [new RangeError('Expected a model.'), false],
  [new TypeError('undefined is not a function'), false],
  ['nothing', false],
])('of %s it is known whether a file is missing', (error, expected) => {
  expect(isUnfetched(error)).toBe(expected);
});
