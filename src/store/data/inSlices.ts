/** How long the page is kept waiting at a time, in ms, and items between two looks at the clock. */
const SLICE_MS = 8;
const ITEMS = 500;

/** Goes through items, however many, in slices between which the page does what else it has to do. */
export async function inSlices<T>(items: Iterable<T>, visit: (item: T) => void): Promise<void> {
  let count = 0;
  let rested = performance.now();
  for (const item of items) {
    visit(item);
    if (++count % ITEMS !== 0 || performance.now() - rested < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    rested = performance.now();
  }
}
