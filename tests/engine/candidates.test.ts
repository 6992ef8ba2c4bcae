import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findCandidates } from '../../src/engine/select/candidates';

const LIMIT_MS = 2_000;
const never = () => new Promise<never>(() => {});

/** Whatever becomes of its WebGPU, Node has the SIMD kernels and plain JavaScript. */
const OTHERS = ['simd', 'cpu'];

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What is found in a browser whose `requestAdapter` answers so. */
async function findWith(requestAdapter: () => unknown) {
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });
  const found = findCandidates(LIMIT_MS);
  await vi.advanceTimersByTimeAsync(LIMIT_MS);
  return found;
}

const namesOf = ({ there }: Awaited<ReturnType<typeof findWith>>) => there.map(({ name }) => name);
const whyNot = ({ missing }: Awaited<ReturnType<typeof findWith>>) =>
  missing.find(({ name }) => name === 'webgpu')?.why;

describe('a GPU', () => {
  it('is called what its browser calls it', async () => {
    const info = { vendor: 'acme', architecture: 'gen-1', description: '' };
    expect((await findWith(async () => ({ info }))).there[0]).toEqual({
      name: 'webgpu',
      device: 'acme gen-1',
      software: false,
    });
  });

  it('is asked for its name where it does not say it by itself, and known as one in software', async () => {
    const early = {
      isFallbackAdapter: true,
      requestAdapterInfo: async () => ({ vendor: 'acme', architecture: '', description: '' }),
    };
    expect((await findWith(async () => early)).there[0]).toEqual({
      name: 'webgpu',
      device: 'acme',
      software: true,
    });
  });

  it.each<[string, object]>([
    ['has none', {}],
    ['hides it', { info: undefined }],
    [
      'throws',
      {
        get info(): never {
          throw new TypeError('no');
        },
      },
    ],
    ['refuses to tell', { requestAdapterInfo: () => Promise.reject(new Error('no')) }],
  ])('is there without a name where the browser %s', async (_, adapter) => {
    expect((await findWith(async () => adapter)).there[0]).toEqual({
      name: 'webgpu',
      device: 'unnamed',
      software: false,
    });
  });
});

describe('a WebGPU that is of no use keeps none of the others, and it is known why', () => {
  it('where it is not there', async () => {
    const found = await findWith(async () => null);
    expect(namesOf(found)).toEqual(OTHERS);
    expect(whyNot(found)).toEqual({ kind: 'absent' });
  });

  it.each<[string, () => unknown]>([
    ['throws', () => { throw new TypeError('broken'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new TypeError('broken'))],
  ])('where it %s', async (_, request) => {
    const found = await findWith(request);
    expect(namesOf(found)).toEqual(OTHERS);
    expect(whyNot(found)).toEqual({ kind: 'failed', detail: 'broken' });
  });

  it('where it never answers', async () => {
    const found = await findWith(never);
    expect(namesOf(found)).toEqual(OTHERS);
    expect(whyNot(found)).toEqual({ kind: 'silent', seconds: 2 });
  });

  it('is not looked for where it is to be done without', async () => {
    const requestAdapter = vi.fn(never);
    vi.stubGlobal('navigator', { gpu: { requestAdapter } });
    expect(namesOf(await findCandidates(LIMIT_MS, ['webgpu']))).toEqual(OTHERS);
    expect(requestAdapter).not.toHaveBeenCalled();
  });

  it('where it never tells its name', async () => {
    const found = await findWith(async () => ({ requestAdapterInfo: never }));
    expect(namesOf(found)).toEqual(OTHERS);
  });
});
