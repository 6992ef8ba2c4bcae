import strings from '#strings/figures/BridgeCut';
import type { Ablations } from '../../core/encoderDecoder';
import { formatList } from '../../ui';

const { names } = strings;

/** What a translator is without those, at the beginning of a line. */
export function nameOf({ bridge, encoderSees, decoderMask }: Ablations): string {
  const parts = [
    ...(bridge ? [] : [names.bridge]),
    ...(encoderSees === 'all' ? [] : [names.encoder]),
    ...(decoderMask ? [] : [names.mask]),
  ];
  if (parts.length === 0) return names.whole;
  const list = formatList(parts);
  return list[0].toUpperCase() + list.slice(1);
}

export const isComplete = ({ bridge, encoderSees, decoderMask }: Ablations): boolean =>
  bridge && encoderSees === 'all' && decoderMask;
