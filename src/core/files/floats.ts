/** The types of two bytes that files hold numbers in, and float32. */

/** From where on a number would be rounded to infinity in binary16. */
export const HALF_LIMIT = 65_520;

/** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. */
export function fromHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  // Without an exponent the leading bit is 0: subnormal numbers, and zero itself.
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** The nearest of them; of two as near, the even one. A number that is rounded up to a power of two carries. */
export function toHalf(value: number): number {
  const size = Math.abs(value);
  // Without an exponent below −14, as numbers that small are written.
  const exponent = Math.max(-14, Math.floor(Math.log2(size)));
  const steps = size / 2 ** (exponent - 10);
  const below = Math.floor(steps);
  const rest = steps - below;
  const rounded = rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  return sign + ((exponent + 14) << 10) + rounded;
}

/** bfloat16 is the upper half of a float32. */
export function fromBrain(data: ArrayBuffer): Float32Array {
  const bits = Uint32Array.from(new Uint16Array(data), (half) => half << 16);
  return new Float32Array(bits.buffer);
}
