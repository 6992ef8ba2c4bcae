/** How questions about a model's parameters are settled: by reading them. */

import strings from '#strings/figures/Predict';
import type { NamedArrays } from '../../core/arrays';
import type { Fact } from '../../core/corpus/smallWorld';
import { partOf, type ParameterPart } from '../../core/parameterShares';
import { reading, type LifeState } from '../../store';
import { formatFixed, formatNumber } from '../../ui';
import { agreement, type Agreement } from '../EmbeddingMap/neighbours';
import { animalPoints, vectorsOf } from '../EmbeddingMap/points';
import { modelShown } from '../life/modelShown';
import { summarise } from '../Weights/numbers';
import { partedRows, sheetsOf, valuesOf } from '../Weights/sheets';
import type { Finding } from './questions';

/** So many times as many as at random are more than an accident. */
const MANY_TIMES = 2;

/** As at random, many more, all. */
export function neighbourChoice({ same, of, byLot }: Agreement): number {
  if (same === of) return 2;
  return same > MANY_TIMES * byLot ? 1 : 0;
}

/** For how many animals the nearest embedding is that of one that shares a fact with it. */
export async function findNeighbours(state: LifeState, fact: Fact): Promise<Finding | undefined> {
  const said = strings.questions.nearest;
  const shown = await modelShown(state);
  const parameters = shown && (await shown.ask.parameters());
  if (!parameters) return undefined;
  const points = animalPoints(shown.model.tokenizer);
  const found = agreement(
    vectorsOf(points, parameters.embedding),
    points.map(({ animal, label }) => animal?.[fact] ?? label),
  );
  return {
    right: neighbourChoice(found),
    evidence: said.evidence(found.same, found.of, formatNumber(found.byLot, 1)),
    by: shown.name,
  };
}

/** In the order of the choices. */
const SPREAD_OF = ['attention', 'mlp', 'embedding'] as const satisfies readonly ParameterPart[];

/** Whose numbers are spread furthest; of equals, the first. */
export const spreadChoice = (deviations: readonly number[]): number =>
  deviations.indexOf(Math.max(...deviations));

/** The standard deviation of each part's numbers, without the rows of tokens that no text has. */
export async function findSpread(state: LifeState): Promise<Finding | undefined> {
  const said = strings.questions.spread;
  const shown = await modelShown(state);
  const parameters = shown && (await shown.ask.parameters());
  if (!parameters) return undefined;
  const { config, tokenizer, settings, age, origin } = shown.model;
  // Of a file whose text is not here, all rows count.
  const met = await reading
    .tokensMet({ tokenizer, settings, origin, age: age === 'assistant' ? age : 'base' })
    .catch(() => null);
  const sheets = sheetsOf(config, tokenizer.tokenText);
  const deviations = SPREAD_OF.map((part) => deviationOf(part, parameters));
  const [attention, mlp, embedding] = deviations.map((value) => formatFixed(value));
  return {
    right: spreadChoice(deviations),
    evidence: said.evidence({ attention, mlp, embedding }),
    by: shown.name,
  };

  function deviationOf(part: ParameterPart, arrays: NamedArrays): number {
    const numbers = sheets
      .filter(({ name }) => partOf(name) === part)
      .map((sheet) => partedRows(sheet, valuesOf(sheet, arrays), met).met);
    const all = new Float32Array(numbers.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const some of numbers) {
      all.set(some, at);
      at += some.length;
    }
    return summarise(all).deviation;
  }
}
