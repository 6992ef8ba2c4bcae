/**
 * Cosine and sine of every angle of rotary position embedding (Su et al., 2021, section 3.4.2),
 * `[time, headDim / 2]` each. Computed here in double precision: a GPU's own sine may be off by 2⁻¹¹
 * (WGSL, floating-point accuracy).
 * @param start position of the first row
 */
export function rotaryTables(
  time: number,
  headDim: number,
  ropeTheta: number,
  start = 0,
): { cos: Float32Array; sin: Float32Array } {
  const pairs = headDim / 2;
  const table = (value: (angle: number) => number) =>
    Float32Array.from({ length: time * pairs }, (_, i) =>
      value((start + Math.floor(i / pairs)) * ropeTheta ** (-(i % pairs) / pairs)),
    );
  return { cos: table(Math.cos), sin: table(Math.sin) };
}
