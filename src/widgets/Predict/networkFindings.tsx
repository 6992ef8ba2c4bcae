/** How the questions of chapter 1 about slopes are settled: by small networks, walked on and sent back through. */

import strings from '#strings/networkQuestions';
import { firstOf } from '../../core/linkState';
import { NO_PENALTY } from '../../core/network';
import { actions } from '../../store';
import { formatFixed, formatNumber } from '../../language/format';
import { computedFrom } from '../Backpropagation/computed';
import { SYMBOLS } from '../Backpropagation/symbols';
import { CONFIG, exampleOf, FIELDS, weightsOf, type Parameter } from '../Backpropagation/values';
import { fateOf, type Fate } from '../Downhill/fate';
import { chooseCut, steepestStart } from '../Downhill/landscape';
import { STEPS_A_WALK } from '../Downhill/settings';
import { beginWalk } from '../Downhill/walkers';
import { lookAlong, walkAtOnce } from '../Downhill/walking';
import { networkToLookInto } from '../network/standIn';
import type { Finding } from './questions';

type Settled = Finding & { readonly by: string };

/** Each twice the one before; the last is too large on any such surface. */
const RATES = [0.5, 1, 2, 4, 8, 16] as const;

/**
 * By the steps at which a walk arrived at each rate, `null` where it did not: sooner each time; sooner or
 * no later at first, then not at all; not even at twice the first rate.
 */
export function rateChoice(arrivals: readonly (number | null)[]): number {
  const lost = arrivals.findIndex((step) => step === null);
  if (lost < 0) return arrivals.every((step, i) => i === 0 || step! < arrivals[i - 1]!) ? 0 : 1;
  return lost <= 1 ? 2 : 1;
}

/** Walks on the loss of the reader's network, or of one like it, at one rate after the other. */
export async function findDoubledRate(): Promise<Settled | undefined> {
  const words = strings.doubledRate;
  const { signal } = new AbortController();
  const network = await networkToLookInto(signal);
  if (!network) return undefined;
  const cut = chooseCut(network, { cut: 'two', across: -1, up: -1 });
  const landscape = await lookAlong(network, cut, signal);
  if (!landscape) return undefined;
  const start = steepestStart(landscape);
  const sentences: string[] = [];
  const arrivals: (number | null)[] = [];
  for (const rate of RATES) {
    const begun = beginWalk(landscape, 'sgd', start);
    const pace = { rate, batch: 'all' as const };
    const walker = await walkAtOnce(landscape, begun, pace, STEPS_A_WALK, signal);
    if (!walker) return undefined;
    const fate: Fate = fateOf(landscape, walker);
    const written = formatNumber(rate);
    arrivals.push(fate.kind === 'arrived' ? fate.step : null);
    if (fate.kind === 'arrived') sentences.push(words.arrived(written, fate.step));
    else if (fate.kind === 'left' || fate.kind === 'leapt')
      sentences.push(words.left(written, fate.step));
    else {
      const loss = formatFixed(walker.trail.at(-1)!.loss ?? 0, 3);
      sentences.push(words.notArrived(written, STEPS_A_WALK, loss));
    }
    // What comes after is as wild.
    if (fate.kind !== 'arrived' && arrivals.length > 1) break;
  }
  return {
    right: rateChoice(arrivals),
    evidence: sentences.join(' '),
    by: words.by[network.origin],
  };
}

const NEAR_INPUTS = ['w1', 'w2', 'w3', 'w4'] as const satisfies readonly Parameter[];
const NEAR_LOSS = ['v1', 'v2'] as const satisfies readonly Parameter[];

type Weight = (typeof NEAR_INPUTS)[number] | (typeof NEAR_LOSS)[number];
type Numbers = Readonly<Record<Weight, number>>;

const largest = (names: readonly Weight[], of: Numbers): Weight =>
  names.reduce((best, each) => (Math.abs(of[each]) > Math.abs(of[best]) ? each : best));

/** Which of the choices it is: the largest weight, or else on which side the largest slope is. */
export function slopeChoice(weights: Numbers, slopes: Numbers): number {
  const all = [...NEAR_INPUTS, ...NEAR_LOSS];
  const steepest = largest(all, slopes);
  if (steepest === largest(all, weights)) return 2;
  return (NEAR_INPUTS as readonly Weight[]).includes(steepest) ? 0 : 1;
}

/** Sends the error back through the small network of the figure, as it is at first. */
export async function findLargestSlope(): Promise<Settled | undefined> {
  const words = strings.largestSlope;
  const values = firstOf(FIELDS);
  const gradient = await actions.networkGradient({
    ...{ config: CONFIG, weights: weightsOf(values), examples: exampleOf(values) },
    ...{ penalty: NO_PENALTY, nodes: true },
  });
  if (!gradient) return undefined;
  const { slopes } = computedFrom(gradient);
  const near = largest(NEAR_LOSS, slopes);
  const far = largest(NEAR_INPUTS, slopes);
  const [first, other] =
    Math.abs(slopes[near]) >= Math.abs(slopes[far]) ? [near, far] : [far, near];
  const heaviest = largest([...NEAR_INPUTS, ...NEAR_LOSS], values);
  const write = (value: number): string => formatFixed(value);
  return {
    right: slopeChoice(values, slopes),
    evidence: [
      words.evidence(
        ...([SYMBOLS[first], write(slopes[first]), write(values[first])] as const),
        ...([SYMBOLS[other], write(slopes[other])] as const),
      ),
      heaviest === first
        ? words.isLargest(SYMBOLS[first])
        : words.isNotLargest(SYMBOLS[heaviest], write(values[heaviest])),
    ].join(' '),
    by: words.by,
  };
}
