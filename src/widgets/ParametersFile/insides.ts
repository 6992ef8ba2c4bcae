/** What is said of a `parameters.zip`. */

import type { ParameterPart } from '../../core/parameterShares';

export interface FileInside {
  readonly name: string;
  readonly bytes: number;
}

export interface Tensor {
  /** As the file calls it. */
  readonly name: string;
  readonly part: ParameterPart;
  readonly shape: readonly number[];
  readonly count: number;
  /** Places in the file: of its first byte, and behind its last. */
  readonly begin: number;
  readonly end: number;
  /** The four bytes of its first number, as they lie in the file. */
  readonly firstBytes: readonly number[];
  /** What they say: float32, the least significant byte first. */
  readonly first: number;
}

export interface Contents {
  /** Of the archive, packed. */
  readonly zipBytes: number;
  readonly files: readonly FileInside[];
  /** Of `model.safetensors`. */
  readonly fileBytes: number;
  /** The length of the header and the header: what lies before the first tensor. */
  readonly headerBytes: number;
  /** As they lie in the file. */
  readonly tensors: readonly Tensor[];
}

export const WEIGHTS_FILE = 'model.safetensors';

/** Of a number in float32. */
export const BYTES_A_NUMBER = 4;

/** Bytes of each part in the file. */
export function bytesByPart(tensors: readonly Tensor[]): Readonly<Record<ParameterPart, number>> {
  const bytes = { embedding: 0, attention: 0, mlp: 0, norms: 0 };
  for (const { part, begin, end } of tensors) bytes[part] += end - begin;
  return bytes;
}

/** `[0, 159]` → `00 9f`. */
export const hexOf = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
