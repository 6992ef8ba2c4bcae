import strings from '#strings/figures/BridgeCut';
import type { Ablations } from '../../core/encoderDecoder';
import { formatList } from '../../ui';

const { names } = strings;

/** What is taken away, in words. */
export function nameOf({ bridge, encoderSees, decoderMask }: Ablations): string {
  const parts = [
    ...(bridge ? [] : [names.bridge]),
    ...(encoderSees === 'all' ? [] : [names.encoder]),
    ...(decoderMask ? [] : [names.mask]),
  ];
  return parts.length === 0 ? names.nothing : formatList(parts);
}

export const isComplete = ({ bridge, encoderSees, decoderMask }: Ablations): boolean =>
  bridge && encoderSees === 'all' && decoderMask;
