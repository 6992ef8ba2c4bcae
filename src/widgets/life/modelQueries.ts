/** What figures ask of a model, whosever it is. */

import { actions, referenceActions } from '../../store';
import type { ModelSource } from './modelSource';

const QUERIES = [
  'trace',
  'logits',
  'scoreContinuations',
  'swapHeads',
  'swapEveryPair',
  'ablateModel',
  'countFacts',
  'parameters',
] as const;

export type QueryName = (typeof QUERIES)[number];

/** The store's actions of these names, which give `undefined` where the model cannot tell, and never reject. */
export type ModelQueries = Pick<typeof actions, QueryName>;

/** The same of the model of a source. */
export function queriesOf(source: ModelSource): ModelQueries {
  if (source === 'yours') return actions;
  type Ask = (of: ModelSource, ...args: readonly unknown[]) => unknown;
  const ask =
    (name: QueryName) =>
    (...args: readonly unknown[]) =>
      (referenceActions[name] as Ask)(source, ...args);
  // Those of the references take the source first, and else the same.
  return Object.fromEntries(QUERIES.map((name) => [name, ask(name)])) as unknown as ModelQueries;
}
