import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetsSites, persist } from '../../src/store/persistence/persistentStorage';

afterEach(() => vi.unstubAllGlobals());

describe('persist', () => {
  const browser = (granted: boolean, answer: boolean) => {
    const storage = { persisted: async () => granted, persist: vi.fn(async () => answer) };
    vi.stubGlobal('navigator', { storage });
    return storage;
  };

  it('asks a browser that has not granted it yet, and tells what it answers', async () => {
    for (const answer of [true, false]) {
      const storage = browser(false, answer);
      expect(await persist()).toBe(answer);
      expect(storage.persist).toHaveBeenCalledOnce();
    }
  });

  it('asks nobody again who has granted it, nor a browser that knows no such thing', async () => {
    const storage = browser(true, false);
    expect(await persist()).toBe(true);
    expect(storage.persist).not.toHaveBeenCalled();
    for (const navigator of [{}, { storage: {} }]) {
      vi.stubGlobal('navigator', navigator);
      expect(await persist()).toBe(false);
    }
  });
});

describe('forgetsSites', () => {
  const isSo = (vendor: string, standalone = false) => {
    vi.stubGlobal('navigator', { vendor });
    vi.stubGlobal('matchMedia', () => ({ matches: standalone }));
    return forgetsSites();
  };

  it('is so of WebKit, but not on the home screen', () => {
    expect(isSo('Apple Computer, Inc.')).toBe(true);
    expect(isSo('Apple Computer, Inc.', true)).toBe(false);
    expect(isSo('Google Inc.')).toBe(false);
    expect(isSo('')).toBe(false);
  });
});
