import strings from '#strings/figures/Downhill';
import { formatFixed, formatPercent } from '../../language/format';
import { fateOf } from './fate';
import type { Landscape } from './landscape';
import type { Walker } from './walkers';

/** What has become of a walker, in a sentence, and its loss. */
export function describeFate(landscape: Landscape, walker: Walker): string {
  const fate = fateOf(landscape, walker);
  const name = strings.walkers[walker.name];
  const words = strings.fates;
  const { loss } = walker.trail.at(-1)!;
  const ending = loss === null ? '' : ` ${strings.lossNow(formatFixed(loss, 4))}`;
  const sentence = (): string => {
    switch (fate.kind) {
      case 'begins':
        return words.begins(name);
      case 'leapt':
      case 'left':
      case 'arrived':
        return words[fate.kind](name, fate.step);
      case 'leaps':
        return words.leaps(name, fate.rises, fate.of);
      default:
        return fate.share < 0
          ? words.climbs(name, fate.step)
          : words[fate.kind](name, fate.step, formatPercent(fate.share, 0));
    }
  };
  return sentence() + ending;
}
