/** The GPU's own clock, where it has one: how long it was at a pass, whatever went on around it. */

import { readBack, type Gpu } from './gpu';

const NANOSECONDS_A_MS = 1e6;

/**
 * Carries out one pass between two timestamps. Browsers round these, Chromium to 0.1 ms: a pass
 * should be long.
 * @returns its milliseconds; `null`, with nothing done, if the device has no `timestamp-query`, and
 *   if its clock did not run
 */
export async function timePass(
  { device }: Gpu,
  encode: (pass: GPUComputePassEncoder) => void,
): Promise<number | null> {
  if (!device.features.has('timestamp-query')) return null;
  const querySet = device.createQuerySet({ type: 'timestamp', count: 2 });
  const [resolved, result] = [
    GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
    GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
  ].map((usage) => device.createBuffer({ label: 'timestamps', size: 16, usage }));
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass({
    timestampWrites: { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 },
  });
  encode(pass);
  pass.end();
  encoder.resolveQuerySet(querySet, 0, 2, resolved, 0);
  encoder.copyBufferToBuffer(resolved, 0, result, 0, 16);
  device.queue.submit([encoder.finish()]);
  try {
    const [begin, end] = new BigUint64Array((await readBack(result, 4)).buffer);
    return end > begin ? Number(end - begin) / NANOSECONDS_A_MS : null;
  } finally {
    for (const each of [querySet, resolved, result]) each.destroy();
  }
}
