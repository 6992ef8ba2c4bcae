/** What the reader can choose. */

import type { LinkSchema, LinkState } from '../../core/linkState';

/** How far the picture goes to either side of where training has brought a weight. */
export const REACH = 4;

export const RATE = { min: 0.01, max: 30 } as const;

const place = { kind: 'number', min: -REACH, max: REACH, step: 0.1, first: 0 } as const;

export const FIELDS = {
  cut: { kind: 'choice', choices: ['one', 'two'], first: 'one' },
  /** Places in the vector of parameters; −1: chosen by the figure. */
  across: { kind: 'number', min: -1, max: 999, step: 1, first: -1 },
  up: { kind: 'number', min: -1, max: 999, step: 1, first: -1 },
  rate: { kind: 'number', ...RATE, first: 0.3 },
  walkers: { kind: 'choice', choices: ['sgd', 'momentum', 'adamw', 'all'], first: 'sgd' },
  batch: { kind: 'choice', choices: ['all', 'few'], first: 'all' },
  /** Where the walk begins, from where training has brought the weights; unless the figure chooses. */
  start: { kind: 'choice', choices: ['auto', 'set'], first: 'auto' },
  startAcross: place,
  startUp: place,
} as const satisfies LinkSchema;

export type Settings = LinkState<typeof FIELDS>;

/** Dots of a small batch. */
export const FEW = 8;
/** Steps that one press of Walk takes. */
export const STEPS_A_WALK = 60;
