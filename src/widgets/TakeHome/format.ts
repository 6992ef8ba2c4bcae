/** The choice of a file, and of what its numbers are written as. */

import type { LinkSchema, LinkState } from '../../core/linkState';
import type { ModelFormat } from '../../store';

export const FIELDS = {
  file: { kind: 'choice', choices: ['zip', 'gguf'], first: 'zip' },
  numbers: { kind: 'choice', choices: ['F32', 'F16', 'Q8_0'], first: 'F32' },
} as const satisfies LinkSchema;

export type Chosen = LinkState<typeof FIELDS>;

/** What a file of each kind can have its numbers as. */
export const NUMBERS = {
  zip: ['F32', 'F16'],
  gguf: FIELDS.numbers.choices,
} as const satisfies Record<Chosen['file'], readonly Chosen['numbers'][]>;

/** The file, its numbers as chosen or else whole: what one kind has, another may not. */
export function formatOf({ file, numbers }: Chosen): {
  readonly format: ModelFormat;
  readonly numbers: Chosen['numbers'];
} {
  if (file === 'gguf') return { format: `gguf.${numbers}`, numbers };
  const held = NUMBERS.zip.find((one) => one === numbers) ?? FIELDS.numbers.first;
  return { format: `zip.${held}`, numbers: held };
}
