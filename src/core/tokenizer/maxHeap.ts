/** A binary heap that gives back the pair with the highest count, the greatest pair among equals. */

export interface CountedPair {
  readonly count: number;
  /** `left × vocabSize + right`: greater keys are greater pairs. */
  readonly key: number;
}

export interface MaxHeap {
  push(item: CountedPair): void;
  pop(): CountedPair | undefined;
}

const above = (a: CountedPair, b: CountedPair) =>
  a.count > b.count || (a.count === b.count && a.key > b.key);

export function createMaxHeap(): MaxHeap {
  const heap: CountedPair[] = [];

  return {
    push(item) {
      let at = heap.length;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!above(item, heap[parent])) break;
        heap[at] = heap[parent];
        at = parent;
      }
      heap[at] = item;
    },

    pop() {
      const top = heap[0];
      const last = heap.pop();
      if (last === undefined || heap.length === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && above(heap[child + 1], heap[child])) child++;
        if (!above(heap[child], last)) break;
        heap[at] = heap[child];
        at = child;
      }
      heap[at] = last;
      return top;
    },
  };
}
