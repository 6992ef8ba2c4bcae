/** Buffers in a WebAssembly memory, allocated and freed. */

import { ReaderError } from '../../core/errors';
import { alignUp } from '../alignment';

export interface Arena {
  /**
   * The address, in bytes, of a buffer of `floats` floats, all zero. Grows the memory if it must.
   * @throws ReaderError if the memory cannot grow so far; then nothing has changed
   */
  allocate(floats: number): number;
  /** The same for several at once: all of them, or none. */
  allocateAll(sizes: readonly number[]): number[];
  /** Frees what `allocate` gave. */
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

/** A piece of the memory. */
interface Block {
  readonly address: number;
  readonly bytes: number;
}

/** @param start bytes that the module keeps to itself */
export function createArena(memory: WebAssembly.Memory, start: number): Arena {
  let end = alignUp(start, ALIGNMENT);
  /** Freed blocks before the end, by address. */
  let freeBlocks: readonly Block[] = [];
  /** Bytes of each buffer, by address. */
  const allocated = new Map<number, number>();

  function growTo(bytes: number): void {
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
    // Found first and allocated afterwards, so that a memory that does not grow leaves all as it was.
    let nextEnd = end;
    let left = freeBlocks;
    const blocks = sizes.map((floats): Block => {
      const bytes = bytesFor(floats);
      const found = left.find((candidate) => candidate.bytes >= bytes);
      if (found) {
        const { address } = found;
        const rest = { address: address + bytes, bytes: found.bytes - bytes };
        left = left.flatMap((other) => (other !== found ? [other] : rest.bytes > 0 ? [rest] : []));
        return { address, bytes };
      }
      nextEnd += bytes;
      return { address: nextEnd - bytes, bytes };
    });
    growTo(nextEnd);
    end = nextEnd;
    freeBlocks = left;
    for (const { address, bytes } of blocks) {
      allocated.set(address, bytes);
      new Uint8Array(memory.buffer, address, bytes).fill(0);
    }
    return blocks.map(({ address }) => address);
  }

  return {
    allocate: (floats) => allocateAll([floats])[0],
    allocateAll,

    free(address) {
      const bytes = allocated.get(address);
      if (bytes === undefined) return;
      allocated.delete(address);
      const all = joined([...freeBlocks, { address, bytes }]);
      const last = all.at(-1);
      const isAtEnd = last !== undefined && last.address + last.bytes === end;
      if (isAtEnd) end = last.address;
      freeBlocks = isAtEnd ? all.slice(0, -1) : all;
    },

    floats: (address, length) => new Float32Array(memory.buffer, address, length),
    integers: (address, length) => new Int32Array(memory.buffer, address, length),
    get bytesUsed() {
      return [...allocated.values()].reduce((sum, bytes) => sum + bytes, 0);
    },
  };
}

/** Bytes that a buffer of so many floats takes. */
export const bytesFor = (floats: number): number => alignUp(Math.max(floats, 1) * 4, ALIGNMENT);

const refusal = (bytes: number, mostBytes: number | null, cause?: unknown): ReaderError =>
  new ReaderError('engine.noRoom', { bytes, mostBytes }, { cause });

/** Blocks by address, neighbours made one. */
function joined(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const block of [...blocks].sort((a, b) => a.address - b.address)) {
    const before = result.at(-1);
    if (before && before.address + before.bytes === block.address) {
      result[result.length - 1] = { address: before.address, bytes: before.bytes + block.bytes };
    } else result.push(block);
  }
  return result;
}
