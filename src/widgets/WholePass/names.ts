/** What places and numbers are called. */

import strings from '#strings/figures/WholePass';
import { visibleSpaces } from '../../ui';
import { layerOf, type Part, type Place } from './parts';

/** In full: "Block 2: Queries". */
export function nameOf(place: Place, parts: readonly Part[]): string {
  const part = parts.find(({ name }) => name === place);
  if (!part) return shortNameOf(place, parts);
  const { name } = strings.parts[part.kind];
  return part.layer === null ? name : strings.inBlock(part.layer + 1, name);
}

/** Beside the drawing, or where its block has been named already. */
export function shortNameOf(place: Place, parts: readonly Part[]): string {
  if (place === 'model') return strings.model;
  const layer = layerOf(place);
  if (layer !== null) return strings.block(layer + 1);
  const part = parts.find(({ name }) => name === place);
  return part ? strings.parts[part.kind].short : '';
}

/** The same as it is heard, which contains what is seen. */
export function fullNameOf(place: Place, parts: readonly Part[]): string {
  const part = parts.find(({ name }) => name === place);
  return part ? strings.parts[part.kind].name : shortNameOf(place, parts);
}

/**
 * Which of a token's numbers it is.
 * @param index as `valuesOf` has it
 */
export function numberName(
  { kind, cols }: Part,
  index: number,
  tokens: readonly string[],
  tokenText: (id: number) => string,
): string {
  const { numbers } = strings;
  if (kind === 'logits') return numbers.ofToken(visibleSpaces(tokenText(index)));
  if (kind === 'attentionWeights') {
    return numbers.looks(
      Math.floor(index / cols) + 1,
      visibleSpaces(tokens[index % cols]?.trim() ?? ''),
    );
  }
  const isOfHead = kind === 'q' || kind === 'k' || kind === 'v' || kind === 'attentionHeads';
  return isOfHead
    ? numbers.inHead(Math.floor(index / cols) + 1, (index % cols) + 1)
    : numbers.inVector(index + 1);
}
