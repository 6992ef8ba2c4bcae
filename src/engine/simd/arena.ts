/** Room in a WebAssembly memory, given out and taken back. */

export interface Arena {
  /** The address, in bytes, of room for `floats` floats, all zero. Grows the memory if it must. */
  allocate(floats: number): number;
  /** Takes back what `allocate` gave. */
  free(address: number): void;
  /** The floats at an address, as they are until the memory grows next. */
  floats(address: number, length: number): Float32Array;
  integers(address: number, length: number): Int32Array;
  readonly bytesUsed: number;
}

const PAGE = 65_536;
/** A vector's size, so that no load straddles two cache lines more than it must. */
const ALIGNMENT = 16;

interface Hole {
  readonly address: number;
  readonly bytes: number;
}

export function createArena(memory: WebAssembly.Memory, start: number): Arena {
  let end = align(start);
  let holes: Hole[] = [];
  const taken = new Map<number, number>();

  return {
    allocate(floats) {
      const bytes = align(Math.max(floats, 1) * 4);
      const hole = holes.find((candidate) => candidate.bytes >= bytes);
      let address: number;
      if (hole) {
        address = hole.address;
        holes = holes.filter((other) => other !== hole);
        if (hole.bytes > bytes) {
          holes.push({ address: address + bytes, bytes: hole.bytes - bytes });
        }
      } else {
        address = end;
        end += bytes;
        const missing = end - memory.buffer.byteLength;
        if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
      }
      taken.set(address, bytes);
      new Float32Array(memory.buffer, address, floats).fill(0);
      return address;
    },

    free(address) {
      const bytes = taken.get(address);
      if (bytes === undefined) return;
      taken.delete(address);
      holes = joined([...holes, { address, bytes }]);
      const last = holes.at(-1);
      if (last && last.address + last.bytes === end) {
        end = last.address;
        holes.pop();
      }
    },

    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    integers: (address, length) => new Int32Array(memory.buffer, address, length),
    get bytesUsed() {
      return [...taken.values()].reduce((sum, bytes) => sum + bytes, 0);
    },
  };
}

const align = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Holes by address, those that touch made one. */
function joined(holes: readonly Hole[]): Hole[] {
  const result: Hole[] = [];
  for (const hole of [...holes].sort((a, b) => a.address - b.address)) {
    const before = result.at(-1);
    if (before && before.address + before.bytes === hole.address) {
      result[result.length - 1] = { address: before.address, bytes: before.bytes + hole.bytes };
    } else result.push(hole);
  }
  return result;
}
