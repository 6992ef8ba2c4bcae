/** Several places in the arena, by name: taken together, and given back together. */

import type { Arena } from './arena';

export interface Lease {
  /** @throws Error for a name that was not asked for */
  addressOf(name: string): number;
  dispose(): void;
}

/**
 * @param sizes floats of each
 * @throws ReaderError if there is no room for all; then none is taken
 */
export function lease(arena: Arena, sizes: ReadonlyMap<string, number>): Lease {
  const addresses = arena.allocateAll([...sizes.values()]);
  const places = new Map([...sizes.keys()].map((name, i) => [name, addresses[i]] as const));
  return {
    addressOf(name) {
      const address = places.get(name);
      if (address === undefined) throw new Error(`lease: expected a name in it, got ${name}.`);
      return address;
    },
    dispose: () => addresses.forEach(arena.free),
  };
}
