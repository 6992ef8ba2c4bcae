/** Room in a WebAssembly memory, given out and taken back. */

import { ReaderError } from '../../core/errors';

export interface Arena {
  /**
   * The address, in bytes, of room for `floats` floats, all zero. Grows the memory if it must.
   * @throws ReaderError if the memory cannot grow so far; then nothing has changed
   */
  allocate(floats: number): number;
  /** The same for several at once: all of them, or none. */
  allocateAll(sizes: readonly number[]): number[];
  /** Takes back what `allocate` gave. */
  free(address: number): void;
  /** The floats at an address, as they are until the memory grows next. */
  floats(address: number, length: number): Float32Array;
  integers(address: number, length: number): Int32Array;
  readonly bytesUsed: number;
}

const PAGE = 65_536;
/** What 32 bits can address: the kernels are built without another limit. */
const MOST_BYTES = 65_536 * PAGE;
/** A vector's size, so that no load straddles two cache lines more than it must. */
const ALIGNMENT = 16;

interface Hole {
  readonly address: number;
  readonly bytes: number;
}

/** @param start bytes that the module keeps to itself */
export function createArena(memory: WebAssembly.Memory, start: number): Arena {
  let end = align(start);
  let holes: readonly Hole[] = [];
  const taken = new Map<number, number>();

  function trainUpTo(bytes: number): void {
    const missing = bytes - memory.buffer.byteLength;
    if (missing <= 0) return;
    if (bytes > MOST_BYTES) throw refusal(bytes, MOST_BYTES);
    try {
      memory.grow(Math.ceil(missing / PAGE));
    } catch (cause) {
      throw refusal(bytes, null, cause);
    }
  }

  function allocateAll(sizes: readonly number[]): number[] {
    // Found first and taken afterwards, so that a memory that does not grow leaves all as it was.
    let nextEnd = end;
    let left = holes;
    const rooms = sizes.map((floats): Hole => {
      const bytes = bytesFor(floats);
      const hole = left.find((candidate) => candidate.bytes >= bytes);
      if (hole) {
        const { address } = hole;
        const rest = { address: address + bytes, bytes: hole.bytes - bytes };
        left = left.flatMap((other) => (other !== hole ? [other] : rest.bytes > 0 ? [rest] : []));
        return { address, bytes };
      }
      nextEnd += bytes;
      return { address: nextEnd - bytes, bytes };
    });
    trainUpTo(nextEnd);
    end = nextEnd;
    holes = left;
    for (const { address, bytes } of rooms) {
      taken.set(address, bytes);
      new Uint8Array(memory.buffer, address, bytes).fill(0);
    }
    return rooms.map(({ address }) => address);
  }

  return {
    allocate: (floats) => allocateAll([floats])[0],
    allocateAll,

    free(address) {
      const bytes = taken.get(address);
      if (bytes === undefined) return;
      taken.delete(address);
      const all = joined([...holes, { address, bytes }]);
      const last = all.at(-1);
      const isAtEnd = last !== undefined && last.address + last.bytes === end;
      if (isAtEnd) end = last.address;
      holes = isAtEnd ? all.slice(0, -1) : all;
    },

    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    integers: (address, length) => new Int32Array(memory.buffer, address, length),
    get bytesUsed() {
      return [...taken.values()].reduce((sum, bytes) => sum + bytes, 0);
    },
  };
}

/** What room for so many floats takes. */
export const bytesFor = (floats: number): number => align(Math.max(floats, 1) * 4);

const align = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

const refusal = (bytes: number, mostBytes: number | null, cause?: unknown): ReaderError =>
  new ReaderError('engine.noRoom', { bytes, mostBytes }, { cause });

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
