/** The tree, the drawing's geometry, and the arithmetic that a number opens, which is the engine's own. */

import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import type { NamedArrays } from '../../src/core/arrays';
import { countParameters, RECIPE_CONFIG, type ModelConfig } from '../../src/core/config';
import { LLAMA_2_70B_CONFIG } from '../../src/core/parameterShares';
import { allTraceNames } from '../../src/core/traceNames';
import { createModel, disposeModel } from '../../src/engine/model';
import { readArrays } from '../../src/engine/readArrays';
import { trace } from '../../src/engine/reference/trace';
import * as tf from '../../src/engine/tf';
import { sumOf } from '../../src/widgets/WholePass/arithmetic';
import {
  between,
  cameraFor,
  placeSeen,
  toScreen,
  toWorld,
  zoomed,
} from '../../src/widgets/WholePass/camera';
import { cellOf, spotAt, tileOf, worldOf } from '../../src/widgets/WholePass/layout';
import {
  childrenOf,
  partsOf,
  pathTo,
  placeOf,
  streamAt,
  type Part,
} from '../../src/widgets/WholePass/parts';
import { guessesOf, valueAt, valuesOf } from '../../src/widgets/WholePass/values';

/** Two query heads to a key head, and a head of its own, so that a wrong row would show. */
const CONFIG: ModelConfig = {
  vocabSize: 40,
  contextLength: 8,
  nLayer: 2,
  nHead: 4,
  nKvHead: 2,
  dModel: 24,
  hiddenDim: 20,
  ropeTheta: 10_000,
  normEps: 1e-5,
  tiedHead: false,
};
const TOKENS = [3, 1, 4, 1, 5];
const parts = partsOf(CONFIG, TOKENS.length);
const partOf = (name: string): Part => parts.find((part) => part.name === name)!;

describe('every number of a pass', () => {
  let arrays: NamedArrays;
  let parameters: NamedArrays;
  const pass = () => ({ config: CONFIG, tokenIds: TOKENS, arrays, parameters });

  beforeAll(async () => {
    await tf.setBackend('cpu');
    const model = createModel(CONFIG, 5);
    // Gains of 1 would not show whether they are used.
    for (const [name, variable] of Object.entries(model.parameters)) {
      if (!name.endsWith('Norm')) continue;
      (variable as tf.Variable).assign(tf.linspace(0.5, 1.5, CONFIG.dModel));
    }
    arrays = await trace(model, TOKENS, allTraceNames(CONFIG));
    parameters = await readArrays(model.parameters);
    disposeModel(model);
  });

  it.each(parts.map(({ name }) => name))('%s is what its arithmetic makes', (name) => {
    const part = partOf(name);
    let opened = 0;
    TOKENS.forEach((_, token) => {
      for (let index = 0; index < part.width; index++) {
        const value = valueAt(part, arrays, token, index);
        if (value === undefined) continue;
        expect(sumOf(part, pass(), token, index).value).toBeCloseTo(value, 4);
        opened++;
      }
    });
    expect(opened).toBeGreaterThanOrEqual(TOKENS.length * 12);
  });

  it('has nothing to say of what lies ahead', () => {
    const part = partOf('layers.1.attentionWeights');
    expect(valueAt(part, arrays, 2, 2)).toBeGreaterThan(0);
    expect(valueAt(part, arrays, 2, 3)).toBeUndefined();
    const { values } = valuesOf(part, arrays, 2);
    expect([...values].map(Number.isNaN)).toEqual(
      [0, 1, 2, 3].flatMap(() => [false, false, false, true, true]),
    );
  });

  it('is shown once, in rows; of the logits the likeliest', () => {
    const stream = valuesOf(partOf('layers.0.afterMlp'), arrays, 3);
    expect(stream.values).toHaveLength(32);
    expect([...stream.indices.slice(0, 24)]).toEqual([...Array(24).keys()]);
    expect(stream.values.slice(24).every(Number.isNaN)).toBe(true);
    const logits = valuesOf(partOf('logits'), arrays, 4);
    expect([...logits.values]).toEqual([...logits.values].sort((a, b) => b - a));
    const [first] = guessesOf(arrays['lens.layers.1.afterMlp'].data.slice(4 * 40), 3);
    expect(first.tokenId).toBe(logits.indices[0]);
  });
});

describe('the tree', () => {
  it('has every part of every block, and all parameters once', () => {
    expect(parts).toHaveLength(3 + 2 * 12);
    for (const config of [
      CONFIG,
      { ...CONFIG, tiedHead: true },
      { ...RECIPE_CONFIG, vocabSize: 856 },
      LLAMA_2_70B_CONFIG,
    ]) {
      const counted = partsOf(config, 4).reduce((sum, { parameters }) => sum + parameters, 0);
      expect(counted).toBe(countParameters(config));
    }
    expect(childrenOf('model', parts)).toEqual([
      'embeddings',
      'layers.0',
      'layers.1',
      'finalNorm',
      'logits',
    ]);
    expect(childrenOf('layers.1', parts)).toHaveLength(12);
    expect(childrenOf('layers.1.q', parts)).toEqual([]);
  });

  it('understands a link, and is at the top where it does not', () => {
    expect(placeOf('layers.1', parts)).toBe('layers.1');
    expect(placeOf('layers.1.mlpOut', parts)).toBe('layers.1.mlpOut');
    for (const wrong of ['', 'layers.2', 'layers.2.q', 'layers.1.nothing', '__proto__']) {
      expect(placeOf(wrong, parts)).toBe('model');
    }
    expect(pathTo('layers.1.q', parts)).toEqual(['model', 'layers.1', 'layers.1.q']);
    expect(pathTo('logits', parts)).toEqual(['model', 'logits']);
  });

  it('knows where on the stream a place is', () => {
    expect(streamAt('model', parts)).toBe('layers.1.afterMlp');
    expect(streamAt('layers.0', parts)).toBe('layers.0.afterMlp');
    expect(streamAt('layers.1.q', parts)).toBe('layers.0.afterMlp');
    expect(streamAt('layers.0.mlpOut', parts)).toBe('layers.0.afterAttention');
    expect(streamAt('embeddings', parts)).toBe('embeddings');
  });
});

describe('the camera', () => {
  const world = worldOf(parts, TOKENS.length);
  const plot = { left: 100, top: 30, width: 300, height: 400 };

  it('fills the plot with a block, and with the whole', () => {
    for (const [place, { y, height }] of [
      ['model', { y: 0, height: world.height }],
      ['layers.1', world.blocks[1]],
    ] as const) {
      const camera = cameraFor(world, plot, place, 0, -1);
      expect(toScreen(camera, plot, 0, y)).toEqual([100, expect.closeTo(30, 6)]);
      expect(toScreen(camera, plot, 5, y + height)).toEqual([400, expect.closeTo(430, 6)]);
    }
  });

  it('shows the numbers of a token as squares, and the one that is open in the middle', () => {
    const row = world.rows.find(({ part }) => part.name === 'layers.0.q')!;
    const open = cameraFor(world, plot, 'layers.0.q', 3, 7);
    const { x, y, width, height } = cellOf(row, 3, 7);
    expect(width * open.across).toBeCloseTo(height * open.down, 6);
    expect(toScreen(open, plot, x + width / 2, y + height / 2)).toEqual([250, 230]);
    expect(spotAt(world, x + width / 2, y + height / 2)).toMatchObject({ row, column: 3, at: 7 });
    const tile = tileOf(row, 3);
    expect(spotAt(world, tile.x - 0.01, tile.y + 0.01).at).toBe(-1);
  });

  it('leads from one place to another, and ends there', () => {
    const from = cameraFor(world, plot, 'model', 0, -1);
    const to = cameraFor(world, plot, 'layers.1.mlpActivation', 2, 5);
    expect(between(from, to, 0)).toEqual(from);
    for (const [name, value] of Object.entries(between(from, to, 1))) {
      expect(value).toBeCloseTo(to[name as keyof typeof to], 6);
    }
    const half = between(from, to, 0.5);
    expect(half.down).toBeCloseTo(Math.sqrt(from.down * to.down), 6);
    // What the zoom ends on comes nearer all the time.
    const distance = (way: number) => {
      const [x, y] = toScreen(between(from, to, way), plot, to.x, to.y);
      return Math.hypot(x - 250, y - 230);
    };
    expect(distance(0.25)).toBeLessThan(distance(0));
    expect(distance(0.75)).toBeLessThan(distance(0.5));
  });

  it('keeps what is under two fingers there, and arrives in a block, in a matrix', () => {
    const whole = cameraFor(world, plot, 'model', 0, -1);
    expect(placeSeen(whole, world, plot).place).toBe('model');
    const row = world.rows.find(({ part }) => part.name === 'layers.1.afterAttention')!;
    const tile = tileOf(row, 2);
    let camera = whole;
    const places = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const point = toScreen(camera, plot, tile.x + tile.width / 2, tile.y + tile.height / 2);
      camera = zoomed(camera, world, plot, point, 1.1);
      const [x, y] = toWorld(camera, plot, ...point);
      if (camera.down > 3 * whole.down) {
        expect([x, y]).toEqual([
          expect.closeTo(tile.x + tile.width / 2, 6),
          expect.closeTo(tile.y + tile.height / 2, 6),
        ]);
      }
      places.add(placeSeen(camera, world, plot, [x, y]).place);
    }
    expect([...places]).toEqual(['model', 'layers.1', 'layers.1.afterAttention']);
    expect(placeSeen(camera, world, plot, [tile.x, tile.y + 0.1]).column).toBe(2);
    for (let i = 0; i < 80; i++) camera = zoomed(camera, world, plot, [200, 200], 1 / 1.1);
    expect(camera).toEqual(whole);
  });

  it('gives what stands about the blocks some room, however many these are', () => {
    const tall = worldOf(partsOf(LLAMA_2_70B_CONFIG, 4), 4);
    expect(tall.blocks).toHaveLength(80);
    expect(tall.rows[0].height / tall.height).toBeGreaterThan(0.04);
    expect(tall.blocks[79].y + tall.blocks[79].height).toBeLessThan(tall.height);
  });
});
