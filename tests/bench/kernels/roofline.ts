/** The most that this machine does four floats at a time: fused multiply-adds in registers, no memory. */

/** @returns a number that depends on all of them, so that none can be left out */
export function run(rounds: u32, factor: f32): f32 {
  const x = f32x4.splat(factor);
  const y = f32x4.splat(1 - factor);
  let a = x;
  let b = x;
  let c = x;
  let d = x;
  let e = x;
  let f = x;
  let g = x;
  let h = x;
  let i = x;
  let j = x;
  let k = x;
  let l = x;
  for (let round: u32 = 0; round < rounds; round++) {
    a = f32x4.relaxed_madd(a, x, y);
    b = f32x4.relaxed_madd(b, x, y);
    c = f32x4.relaxed_madd(c, x, y);
    d = f32x4.relaxed_madd(d, x, y);
    e = f32x4.relaxed_madd(e, x, y);
    f = f32x4.relaxed_madd(f, x, y);
    g = f32x4.relaxed_madd(g, x, y);
    h = f32x4.relaxed_madd(h, x, y);
    i = f32x4.relaxed_madd(i, x, y);
    j = f32x4.relaxed_madd(j, x, y);
    k = f32x4.relaxed_madd(k, x, y);
    l = f32x4.relaxed_madd(l, x, y);
  }
  const abc = f32x4.add(f32x4.add(a, b), c);
  const def = f32x4.add(f32x4.add(d, e), f);
  const ghi = f32x4.add(f32x4.add(g, h), i);
  const jkl = f32x4.add(f32x4.add(j, k), l);
  const all = f32x4.add(f32x4.add(abc, def), f32x4.add(ghi, jkl));
  return f32x4.extract_lane(all, 0) + f32x4.extract_lane(all, 3);
}

/** Chains of fused multiply-adds side by side, of four lanes, two operations each. */
export const OPERATIONS_A_ROUND: u32 = 12 * 4 * 2;
