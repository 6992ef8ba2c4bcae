/** The kernels on a bad way from the server: asked for twice, then named for what is wrong. */

import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fetchModule } from '../../src/engine/simd/fetchModule';

const MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const HALF = MODULE.subarray(0, 6);

type Answer = (signal: AbortSignal) => Response | Promise<Response>;

const whole: Answer = () => new Response(MODULE);
const silent: Answer = (signal) =>
  new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error)),
  );
/** Half of it comes, and then nothing more. */
const stuck: Answer = () =>
  new Response(new ReadableStream({ start: (controller) => controller.enqueue(HALF) }));
const broken: Answer = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(HALF);
        controller.error(new TypeError('network error'));
      },
    }),
  );

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** @param answers of the server, in turn */
async function fetchFrom(...answers: readonly Answer[]) {
  const left = [...answers];
  const asked: (RequestCache | undefined)[] = [];
  vi.stubGlobal('fetch', async (_: string, { cache, signal }: RequestInit) => {
    asked.push(cache);
    return left.shift()!(signal!);
  });
  const began = Date.now();
  let ended = 0;
  const module = fetchModule('kernels.wasm').finally(() => (ended = Date.now()));
  module.catch(() => {});
  await vi.advanceTimersByTimeAsync(60_000);
  return { module, asked, ms: ended - began };
}

it('is asked for once where all is well', async () => {
  const { module, asked } = await fetchFrom(whole);
  expect(await module).toBeInstanceOf(WebAssembly.Module);
  expect(asked).toEqual(['default']);
});

it.each<[string, Answer]>([
  ['an error', () => new Response('', { status: 503 })],
  ['nothing', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['half of it', () => new Response(HALF)],
  ['half of it and an error', broken],
  ['a page', () => new Response('<!doctype html>')],
])('comes at the second try after %s, past what the browser has kept', async (_, first) => {
  const { module, asked } = await fetchFrom(first, whole);
  expect(await module).toBeInstanceOf(WebAssembly.Module);
  expect(asked).toEqual(['default', 'reload']);
});

it.each<[string, Answer]>([
  ['never answers', silent],
  ['falls silent', stuck],
])('comes within three seconds though the server %s at first', async (_, first) => {
  const { module, ms } = await fetchFrom(first, whole);
  expect(await module).toBeInstanceOf(WebAssembly.Module);
  expect(ms).toBeLessThan(3_000);
});

it.each<[object, Answer]>([
  [{ kind: 'notFetched', status: 404 }, () => new Response('', { status: 404 })],
  [{ kind: 'notFetched', status: null }, broken],
  [{ kind: 'damaged' }, () => new Response(HALF)],
  [{ kind: 'damaged' }, () => new Response('<!doctype html>')],
  [{ kind: 'silent', seconds: 8 }, silent],
  [{ kind: 'silent', seconds: 8 }, stuck],
])('is given up as %j', async (why, answer) => {
  const { module, asked } = await fetchFrom(answer, answer);
  await expect(module).rejects.toMatchObject({ why });
  expect(asked).toHaveLength(2);
});
