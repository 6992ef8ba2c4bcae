import { describe, expect, it } from 'vitest';
import { ReaderError } from '../../src/core/errors';
import { createArena } from '../../src/engine/simd/arena';

const PAGE = 65_536;
const FLOATS_A_PAGE = PAGE / 4;

/** Two pages, of which the first eight bytes are the module's own. */
const createSmall = (maximum = 4) => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum });
  return { memory, arena: createArena(memory, 8) };
};

describe('memory', () => {
  it('is zero again when it is allocated a second time', () => {
    const { arena } = createSmall();
    const first = arena.allocate(5);
    arena.floats(first, 5).fill(7);
    arena.free(first);
    expect(arena.allocate(5)).toBe(first);
    expect([...arena.floats(first, 5)]).toEqual([0, 0, 0, 0, 0]);
  });

  it('of several lies apart, in freed blocks where they fit', () => {
    const { arena } = createSmall();
    const [before, freed, behind] = arena.allocateAll([4, 16, 4]);
    arena.free(freed);
    const places = arena.allocateAll([4, 8, 32]);
    expect(places.slice(0, 2)).toEqual([freed, freed + 16]);
    expect(places[2]).toBeGreaterThan(behind);
    for (const address of [before, behind, ...places]) arena.free(address);
    expect(arena.bytesUsed).toBe(0);
    expect(arena.allocate(1)).toBe(before);
  });
});

describe('a memory that does not grow so far', () => {
  it('is refused in so many bytes, and what was there is as it was', () => {
    const { memory, arena } = createSmall();
    const kept = arena.allocate(4);
    const next = kept + 16;
    const used = arena.bytesUsed;
    const ask = () => arena.allocate(4 * FLOATS_A_PAGE);
    expect(ask).toThrow(ReaderError);
    for (let again = 0; again < 3; again++) {
      expect(ask).toThrow(
        expect.objectContaining({
          code: 'engine.noRoom',
          params: { bytes: next + 4 * PAGE, mostBytes: null },
        }) as Error,
      );
    }
    expect(arena.bytesUsed).toBe(used);
    expect(memory.buffer.byteLength).toBe(PAGE);
    // The end has not moved: what fits comes where it would have.
    expect(arena.allocate(3 * FLOATS_A_PAGE)).toBe(next);
  });

  it('allocates several or none', () => {
    const { arena } = createSmall();
    const [freed, behind] = arena.allocateAll([8, 4]);
    arena.free(freed);
    const used = arena.bytesUsed;
    expect(() => arena.allocateAll([4, 4 * FLOATS_A_PAGE])).toThrow(ReaderError);
    expect(arena.bytesUsed).toBe(used);
    expect(arena.allocate(8)).toBe(freed);
    arena.free(behind);
  });

  it('is not even asked for more than 32 bits can address', () => {
    const { arena } = createSmall(65_536);
    expect(() => arena.allocate(2 ** 30)).toThrow(
      expect.objectContaining({
        code: 'engine.noRoom',
        params: expect.objectContaining({ mostBytes: 2 ** 32 }) as object,
      }) as Error,
    );
  });
});
