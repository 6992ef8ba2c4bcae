/** What the page works out of two words at any positions is what the engine has of them there. */

import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NamedArrays } from '../../src/core/arrays';
import type { ModelConfig } from '../../src/core/config';
import { layerTraceNames } from '../../src/core/traceNames';
import { createModel, disposeModel, type Model } from '../../src/engine/model';
import { trace } from '../../src/engine/reference/trace';
import * as tf from '../../src/engine/tf';
import { sceneOf, SHOWN, within, type Choice } from '../../src/widgets/RotaryPosition/scene';
import { shuffledWords } from '../../src/widgets/RotaryPosition/shuffled';
import {
  clocksOf,
  dotOf,
  lengthOf,
  scoreOf,
  scoresByGap,
  turnVector,
  withinHalfTurn,
} from '../../src/widgets/RotaryPosition/turning';
import { degrees, signed, term } from '../../src/widgets/RotaryPosition/written';

/** Two query heads to a key head, so that the wrong key head would show. */
const CONFIG: ModelConfig = {
  vocabSize: 11,
  contextLength: 24,
  nLayer: 2,
  nHead: 4,
  nKvHead: 2,
  dModel: 32,
  hiddenDim: 12,
  ropeTheta: 100,
  normEps: 1e-5,
  tiedHead: true,
};
/** The words that are looked at are the 7 and the 9. */
const TOKENS = [0, 3, 7, 4, 1, 9, 2];
const HOME = { asks: 5, answers: 2 };

let model: Model;
const read = (tokenIds: readonly number[]): Promise<NamedArrays> =>
  trace(model, tokenIds, layerTraceNames(CONFIG, SHOWN));
const sceneAt = (arrays: NamedArrays, choice: Choice) => sceneOf(arrays, CONFIG, choice)!;

beforeAll(async () => {
  await tf.setBackend('cpu');
  model = createModel(CONFIG, 5);
});
afterAll(() => disposeModel(model));

describe('two words in a head', () => {
  it('have the scores from which the engine’s weights are made', async () => {
    const arrays = await read(TOKENS);
    for (let layer = 0; layer < CONFIG.nLayer; layer++) {
      for (let head = 0; head < CONFIG.nHead; head++) {
        const row = TOKENS.length - 1;
        const exponentials = TOKENS.map((_, answers) => {
          const scene = sceneAt(arrays, { layer, head, asks: row, answers });
          const clocks = clocksOf(scene.vectors, scene.frequencies, scene.home);
          expect(scoreOf(clocks)).toBeCloseTo(scene.engineScore, 5);
          expect(dotOf(clocks)).toBeCloseTo(scene.engineScore * Math.sqrt(8), 5);
          return Math.exp(scoreOf(clocks));
        });
        const total = exponentials.reduce((sum, x) => sum + x, 0);
        const { data } = arrays[`layers.${layer}.attentionWeights`];
        const weights = data.subarray(-TOKENS.length * TOKENS.length * (CONFIG.nHead - head));
        for (const [at, exponential] of exponentials.entries()) {
          expect(exponential / total).toBeCloseTo(weights[row * TOKENS.length + at], 5);
        }
      }
    }
  });

  it('have in the first layer the score that the page says, wherever the engine meets them', async () => {
    const place = { layer: 0, head: 3 };
    const { vectors, frequencies, engineScore } = sceneAt(await read(TOKENS), {
      ...place,
      ...HOME,
    });
    const byGap = scoresByGap(vectors, frequencies, 16);
    expect(byGap[3]).toBeCloseTo(engineScore, 5);
    // Five tokens in front of both: nothing has changed but where they stand.
    const both = [0, 8, 8, 1, 2, 5, ...TOKENS.slice(1)];
    const shifted = sceneAt(await read(both), { ...place, asks: 10, answers: 7 });
    expect(shifted.engineScore).toBeCloseTo(engineScore, 5);
    for (const [i, value] of shifted.vectors.query.entries()) {
      expect(value).toBeCloseTo(vectors.query[i], 5);
    }
    // And so many between the two.
    for (const between of [0, 1, 4, 9]) {
      const apart = [0, 7, ...Array<number>(between).fill(6), 9];
      const asks = between + 2;
      const { engineScore } = sceneAt(await read(apart), { ...place, asks, answers: 1 });
      expect(byGap[between + 1]).toBeCloseTo(engineScore, 5);
    }
    // A score that is the same at all gaps would pass all of this.
    expect(Math.abs(byGap[1] - byGap[10])).toBeGreaterThan(1e-3);
  });

  it('turn with their positions, and keep what is between them while the gap is kept', async () => {
    const { vectors, frequencies } = sceneAt(await read(TOKENS), { layer: 1, head: 0, ...HOME });
    const [here, there] = [0, 13].map((by) =>
      clocksOf(vectors, frequencies, { query: 5 + by, key: 2 + by }),
    );
    for (const [pair, clock] of here.entries()) {
      expect(there[pair].product).toBeCloseTo(clock.product, 10);
      expect(there[pair].lead).toBe(clock.lead);
      expect(lengthOf(there[pair].query)).toBeCloseTo(lengthOf(clock.query), 10);
      // Product is length times length times the cosine of the lead and of what the gap adds to it.
      const angle = clock.lead + 3 * clock.frequency;
      const product = lengthOf(clock.query) * lengthOf(clock.key) * Math.cos(angle);
      expect(clock.product).toBeCloseTo(product, 10);
    }
    expect(there[0].query[0]).not.toBeCloseTo(here[0].query[0], 2);
    const back = turnVector(turnVector(vectors.key, frequencies, 9), frequencies, -9);
    for (const [i, value] of back.entries()) expect(value).toBeCloseTo(vectors.key[i], 10);
  });

  it('are not to be had of a model that has run away', async () => {
    const arrays = await read(TOKENS);
    arrays['layers.0.q'].data.fill(NaN);
    expect(sceneOf(arrays, CONFIG, { layer: 0, head: 0, ...HOME })).toBeNull();
  });
});

it('positions from a link are put right: one behind the other, within the context', () => {
  expect(within({ query: 9, key: 2 }, CONFIG)).toEqual({ query: 9, key: 2 });
  expect(within({ query: 400, key: 300 }, CONFIG)).toEqual({ query: 23, key: 22 });
  expect(within({ query: 4, key: 9 }, CONFIG)).toEqual({ query: 4, key: 3 });
  expect(within({ query: 0, key: 0 }, CONFIG)).toEqual({ query: 2, key: 1 });
});

it('an angle is within half a turn, and written so that the slowest is not nothing', () => {
  const turn = 2 * Math.PI;
  for (const angle of [0, 1, -1, 3, Math.PI]) {
    for (const turns of [-2, 0, 5]) {
      expect(Math.cos(withinHalfTurn(angle + turns * turn))).toBeCloseTo(Math.cos(angle), 10);
    }
    expect(withinHalfTurn(angle)).toBeCloseTo(angle, 10);
  }
  expect(withinHalfTurn(4)).toBeCloseTo(4 - turn, 10);
  expect(withinHalfTurn(-Math.PI)).toBeCloseTo(Math.PI, 10);
  expect([1, 0.0316, 0.000316, 0].map(degrees)).toEqual(['57.3°', '1.81°', '0.018°', '0.0°']);
  expect([signed(1.5), term(1.5)]).toEqual(['+1.50', '1.50']);
});

it('a document that is shuffled has the same words, alike at every call', () => {
  const documents = ['The zebra eats grass and moss.', 'It can run.'];
  const shuffled = shuffledWords(documents);
  expect(shuffled).not.toEqual(documents);
  expect(shuffledWords(documents)).toEqual(shuffled);
  const words = (text: string) => text.split(' ').sort();
  expect(shuffled.map(words)).toEqual(documents.map(words));
});
