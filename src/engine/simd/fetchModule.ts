/** A WebAssembly module from the network, asked for twice if need be. */

import { StartError, within } from '../startError';

/**
 * Milliseconds without a byte after which an attempt is given up. The second is for whoever is far
 * away, or has a slow connection.
 */
const SILENCES = [2_000, 8_000] as const;

/** @throws StartError that says what is wrong with it */
export async function fetchModule(url: string): Promise<WebAssembly.Module> {
  const [soon, late] = SILENCES;
  try {
    return await attempt(url, 'default', soon);
  } catch (error) {
    console.warn('fetchModule: expected the SIMD kernels at the first try.', error);
    // What came is perhaps what the browser has kept.
    return attempt(url, 'reload', late);
  }
}

async function attempt(
  url: string,
  cache: RequestCache,
  silenceMs: number,
): Promise<WebAssembly.Module> {
  const bytes = await download(url, cache, silenceMs);
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw new StartError({ kind: 'damaged' }, { cause });
  }
}

async function download(
  url: string,
  cache: RequestCache,
  silenceMs: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const controller = new AbortController();
  const heard = <T>(answer: Promise<T>): Promise<T> => within(silenceMs, answer);
  try {
    const response = await heard(fetch(url, { cache, signal: controller.signal }));
    const { ok, status, body } = response;
    if (!ok || !body) throw new StartError({ kind: 'notFetched', status });
    const parts: Uint8Array<ArrayBuffer>[] = [];
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await heard(reader.read());
      if (done) return joined(parts);
      parts.push(value);
    }
  } catch (cause) {
    controller.abort();
    if (cause instanceof StartError) throw cause;
    throw new StartError({ kind: 'notFetched', status: null }, { cause });
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
