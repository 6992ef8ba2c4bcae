/** Rotary position embedding (Su et al., 2021, section 3.4.2): which angle each pair of numbers is turned by. */

/**
 * By how much each pair is turned from one position to the next, in radians, the fastest first:
 * `[headDim / 2]`. In the half-split form of Llama's Hugging Face port, pair i is of the dimensions i and
 * i + headDim / 2.
 */
export const rotaryFrequencies = (headDim: number, ropeTheta: number): number[] =>
  Array.from({ length: headDim / 2 }, (_, i) => ropeTheta ** (-i / (headDim / 2)));

/**
 * Cosine and sine of every angle, `[time, headDim / 2]` each. Computed here in double precision: a GPU's own
 * sine may be off by 2⁻¹¹ (WGSL, floating-point accuracy).
 * @param start position of the first row
 */
export function rotaryTables(
  time: number,
  headDim: number,
  ropeTheta: number,
  start = 0,
): { cos: Float32Array; sin: Float32Array } {
  const frequencies = rotaryFrequencies(headDim, ropeTheta);
  const pairs = frequencies.length;
  const table = (value: (angle: number) => number) =>
    Float32Array.from({ length: time * pairs }, (_, i) =>
      value((start + Math.floor(i / pairs)) * frequencies[i % pairs]),
    );
  return { cos: table(Math.cos), sin: table(Math.sin) };
}
