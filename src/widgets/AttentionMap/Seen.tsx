import type { ReactNode } from 'react';
import strings from '#strings/figures/AttentionMap';
import { Button, formatFixed, TokenText } from '../../ui';
import { greatestOf } from '../life/attention/rows';
import type { ModelRead } from '../life/useModelRead';
import type { Look } from './strongestLook';
import { isBeginner } from './useLook';

interface SeenProps {
  /** Where there is most to see; `null`: nowhere. */
  readonly look: Look | null;
  /** Whether it is what is shown. */
  readonly isShown: boolean;
  /** What is shown, from 0. */
  readonly place: { readonly layer: number; readonly head: number; readonly row: number };
  /** Of the head that is shown, `[time, time]`. */
  readonly weights: Float32Array;
  /** In all layers. */
  readonly headCount: number;
  readonly tokens: readonly string[];
  /** Whose they are. */
  readonly of: Pick<ModelRead, 'age' | 'source'>;
  readonly onShow: () => void;
}

const { seen } = strings;

/** What is to be seen in a head, in a sentence made of its numbers, and the way back to the best of all. */
export function Seen({ look, isShown, place, weights, headCount, tokens, of, onShow }: SeenProps) {
  const { layer, head, row } = place;
  const named = (places: readonly number[]): ReactNode => (
    <TokenText
      text={places
        .map((at) => tokens[at])
        .join('')
        .trim()}
    />
  );
  const from = named([row]);
  if (look && isShown) {
    const to = named(look.targets);
    return (
      <p className="attention-map-seen">
        {seen.gives(layer + 1, head + 1, from, formatFixed(look.share), to)}{' '}
        {isBeginner(of)
          ? seen.even(formatFixed(look.targets.length / (row + 1)))
          : headCount > 1 && seen.elsewhere(headCount - 1, formatFixed(look.next), to)}{' '}
        {of.age === 'random' && seen.chance}
      </p>
    );
  }
  const shares = weights.subarray(row * tokens.length, row * tokens.length + row + 1);
  const most = greatestOf(shares);
  return (
    <p className="attention-map-seen">
      {seen.givesMost(layer + 1, head + 1, from, formatFixed(shares[most]), named([most]))}{' '}
      {look && (
        <Button variant="plain" onClick={onShow}>
          {seen.show(named([look.row]), named(look.targets))}
        </Button>
      )}
    </p>
  );
}
