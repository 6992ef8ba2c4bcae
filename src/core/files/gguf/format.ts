/**
 * GGUF, the format of llama.cpp: a header, then keys with values, then what tensors there are, then
 * their numbers (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md). Everything is little-endian;
 * texts are their length in eight bytes, and UTF-8.
 */

/** "GGUF". */
export const LETTERS = Uint8Array.of(0x47, 0x47, 0x55, 0x46);

export const VERSION = 3;

/** Where the numbers of each tensor begin, unless `general.alignment` says otherwise. */
export const ALIGNMENT = 32;

/** The types of values, by the numbers that the format has for them (`enum gguf_metadata_value_type`). */
export const VALUE_TYPES = {
  u8: 0,
  i8: 1,
  u16: 2,
  i16: 3,
  u32: 4,
  i32: 5,
  f32: 6,
  flag: 7,
  text: 8,
  list: 9,
  u64: 10,
  i64: 11,
  f64: 12,
} as const;

export type ValueType = (typeof VALUE_TYPES)[keyof typeof VALUE_TYPES];

/** The next multiple. */
export const aligned = (at: number, alignment: number): number =>
  Math.ceil(at / alignment) * alignment;
