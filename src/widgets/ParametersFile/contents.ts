/** What is in a `parameters.zip`, read from its bytes. Fetched with what packs it. */

import { listSafetensors } from '../../core/files/safetensors';
import { readZip } from '../../core/files/zip';
import { sizeOf } from '../../core/config';
import type { ParameterPart } from '../../core/parameterShares';
import { BYTES_A_NUMBER, WEIGHTS_FILE, type Contents } from './insides';

export function contentsOf(zip: Uint8Array): Contents {
  const files = readZip(zip);
  const weights = files.get(WEIGHTS_FILE)!;
  const { start, entries } = listSafetensors(weights);
  const view = new DataView(weights.buffer, weights.byteOffset, weights.byteLength);
  return {
    zipBytes: zip.length,
    files: Array.from(files, ([name, { length }]) => ({ name, bytes: length })),
    fileBytes: weights.length,
    headerBytes: start,
    tensors: entries
      .map(({ name, shape, begin, end }) => ({
        name,
        part: partOfTensor(name),
        shape,
        count: sizeOf(shape),
        begin: start + begin,
        end: start + end,
        firstBytes: Array.from(weights.subarray(start + begin, start + begin + BYTES_A_NUMBER)),
        first: view.getFloat32(start + begin, true),
      }))
      .toSorted((a, b) => a.begin - b.begin),
  };
}

/** By the names of `LlamaForCausalLM`. */
export function partOfTensor(name: string): ParameterPart {
  if (/layernorm|model\.norm/.test(name)) return 'norms';
  if (name.includes('.self_attn.')) return 'attention';
  return name.includes('.mlp.') ? 'mlp' : 'embedding';
}
