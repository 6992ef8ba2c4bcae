/** Several buffers in the arena, by name: allocated together, and freed together. */

import type { Arena } from './arena';

export interface Allocation {
  /** @throws Error for a name that was not asked for */
  addressOf(name: string): number;
  dispose(): void;
}

/**
 * @param sizes floats of each buffer
 * @throws ReaderError if there is not enough memory for all; then none is allocated
 */
export function allocate(arena: Arena, sizes: ReadonlyMap<string, number>): Allocation {
  const addresses = arena.allocateAll([...sizes.values()]);
  const places = new Map([...sizes.keys()].map((name, i) => [name, addresses[i]] as const));
  return {
    addressOf(name) {
      const address = places.get(name);
      if (address === undefined) throw new Error(`allocate: expected a name in it, got ${name}.`);
      return address;
    },
    dispose: () => addresses.forEach(arena.free),
  };
}
