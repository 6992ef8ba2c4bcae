/** A model of the site's own folder is fetched whole, or refused in words. */

import { afterEach, describe, expect, it, vi } from 'vitest';
import { MOST_ZIP_BYTES } from '../../src/core/files/limits';
import { errorMessage } from '../../src/store/errorMessage';
import { fetchLinkedModel } from '../../src/store/model/linkedModel';

const MEGABYTE = 2 ** 20;

afterEach(() => vi.unstubAllGlobals());

function answerWith(answer: () => Response | Promise<Response>) {
  const ask = vi.fn((_address: string, _request?: RequestInit) => Promise.resolve().then(answer));
  vi.stubGlobal('fetch', ask);
  return ask;
}

/** Megabyte after megabyte, until nobody wants more. */
function flood(most = Infinity) {
  const sent = { megabytes: 0, cancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      if (sent.megabytes++ < most) controller.enqueue(new Uint8Array(MEGABYTE));
      else controller.close();
    },
    cancel: () => void (sent.cancelled = true),
  });
  return { sent, body };
}

async function fetched(file = 'zebras.zip') {
  const progress: number[] = [];
  const { name, blob } = await fetchLinkedModel(file, '/guide/models/', (fraction) =>
    progress.push(fraction),
  );
  return { name, bytes: new Uint8Array(await blob.arrayBuffer()), progress };
}

const refusal = () =>
  fetched().then(
    () => 'taken',
    (error: unknown) => errorMessage(error),
  );

describe('a model that an address names', () => {
  it('comes byte for byte, by one request to the folder, which follows no redirection', async () => {
    const ask = answerWith(
      () => new Response(new Uint8Array([1, 2, 3, 4]), { headers: { 'Content-Length': '4' } }),
    );
    const { name, bytes, progress } = await fetched();
    expect(name).toBe('zebras.zip');
    expect([...bytes]).toEqual([1, 2, 3, 4]);
    expect(progress.at(-1)).toBe(1);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask.mock.calls[0]).toMatchObject([
      '/guide/models/zebras.zip',
      { redirect: 'error', mode: 'same-origin' },
    ]);
  });

  it('tells how far it is where that can be known, and else nothing', async () => {
    answerWith(
      () => new Response(flood(4).body, { headers: { 'Content-Length': String(4 * MEGABYTE) } }),
    );
    expect((await fetched()).progress).toEqual([0.25, 0.5, 0.75, 1]);
    answerWith(() => new Response(flood(4).body));
    expect((await fetched()).progress).toEqual([]);
  });

  it.each([
    ['is not there', 404, {}],
    ['has a page of the host in its place', 200, { 'Content-Type': 'text/html; charset=utf-8' }],
  ])('says so if it %s', async (_, status, headers) => {
    answerWith(() => new Response('<!doctype html>', { status, headers }));
    expect(await refusal()).toMatch(/^There is no zebras\.zip in the models folder of this site/);
  });

  it('says what the server answered, or that it did not', async () => {
    answerWith(() => new Response('', { status: 503 }));
    expect(await refusal()).toBe(
      'zebras.zip could not be fetched: the server answered 503. Nothing has changed.',
    );
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await refusal()).toContain('Try again when you are online.');
  });

  it('that breaks off is not taken in part', async () => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(10));
        controller.error(new TypeError('network error'));
      },
    });
    answerWith(() => new Response(body));
    expect(await refusal()).toContain('could not be fetched whole');
  });

  it('that is said to be too large is not read at all', async () => {
    const { sent, body } = flood();
    answerWith(
      () => new Response(body, { headers: { 'Content-Length': String(MOST_ZIP_BYTES + 1) } }),
    );
    expect(await refusal()).toMatch(
      /^Expected a model of at most 64 MB, but zebras\.zip is larger/,
    );
    expect(sent.megabytes).toBeLessThan(3);
    expect(sent.cancelled).toBe(true);
  });

  it('that is too large without saying so is read no further than that', async () => {
    const { sent, body } = flood();
    answerWith(() => new Response(body, { headers: { 'Content-Length': '5' } }));
    expect(await refusal()).toMatch(/^Expected a model of at most 64 MB/);
    expect(sent.megabytes).toBeLessThan(MOST_ZIP_BYTES / MEGABYTE + 4);
    expect(sent.cancelled).toBe(true);
  });
});
