/** What every engine's model must do when a pass through it is changed on its way. */

import { expect, test } from 'vitest';
import {
  ofTexts,
  silence,
  type Continuation,
  type Intervention,
} from '../../src/core/interventions';
import { GREEDY } from '../../src/core/sampling';
import { allTraceNames, lensOf, streamNames, type PassName } from '../../src/core/traceNames';
import { generate } from '../../src/engine/generate';
import { disposeModel } from '../../src/engine/model';
import { createDecoder } from '../../src/engine/reference/decoder';
import { lossOf } from '../../src/engine/reference/loss';
import { scoreContinuations } from '../../src/engine/reference/scoreContinuations';
import { trace } from '../../src/engine/reference/trace';
import * as tf from '../../src/engine/tf';
import { golden } from '../fixtures/golden';
import { batchOf, modelOf } from './againstPyTorch';

const { grouped } = golden;
const { config } = grouped;
const [text, other] = grouped.inputs;
const time = text.length;
const PASS_NAMES = allTraceNames(config).filter(
  (name) => name !== 'logits' && !name.startsWith('lens.'),
) as PassName[];
const options = { signal: new AbortController().signal, giveWay: async () => {} };

/** By whatever backend of the tensor library is active when the tests run. */
export function describeInterventions(): void {
  test('a change that changes nothing leaves the pass as it is, bit for bit', async () => {
    const model = modelOf(grouped);
    const whole = await trace(model, text, allTraceNames(config));
    for (const at of PASS_NAMES) {
      const { data } = whole[at];
      for (const change of [
        { kind: 'replace', values: data },
        { kind: 'add', values: new Float32Array(data.length) },
        { kind: 'scale', factor: 1 },
      ] as const) {
        const { logits } = await trace(model, text, ['logits'], [{ at, change }]);
        expect(logits, `${at}, ${change.kind}`).toEqual(whole.logits);
      }
    }
    disposeModel(model);
  });

  test('given all of the stream of another text, it goes on with that one, bit for bit', async () => {
    const model = modelOf(grouped);
    const names = [...streamNames(config), 'finalNorm', 'logits'] as const;
    const wanted = await trace(model, other, names);
    for (const at of names) {
      if (at === 'logits') continue;
      const change = { kind: 'replace', values: wanted[at].data } as const;
      const { logits } = await trace(model, text, ['logits'], [{ at, change }]);
      expect(logits, at).toEqual(wanted.logits);
    }
    disposeModel(model);
  });

  test('one head, one position: what is meant is changed, and what comes before is not', async () => {
    const model = modelOf(grouped);
    const names = allTraceNames(config);
    const [before, donor] = [await trace(model, text, names), await trace(model, other, names)];
    const at = 'layers.0.attentionHeads';
    const [head, position] = [2, 9];
    const width = config.dModel / config.nHead;
    const from = (head * time + position) * width;
    const values = donor[at].data.slice(from, from + width);
    const intervention: Intervention = {
      ...{ at, head, positions: [position] },
      change: { kind: 'replace', values },
    };
    const after = await trace(model, text, names, [intervention]);
    const wanted = before[at].data.slice();
    wanted.set(values, from);
    expect(after[at].data).toEqual(wanted);
    for (const name of names.slice(0, names.indexOf(at))) {
      expect(after[name], name).toEqual(before[name]);
    }
    // Nothing looks ahead.
    const size = config.vocabSize;
    const scores = (arrays: typeof after, token: number) =>
      arrays.logits.data.slice(token * size, (token + 1) * size);
    for (let token = 0; token < position; token++) {
      expect(scores(after, token)).toEqual(scores(before, token));
    }
    expect(scores(after, position)).not.toEqual(scores(before, position));
    disposeModel(model);
  });

  test('a part that is silenced adds nothing to the stream', async () => {
    const model = modelOf(grouped);
    const names = allTraceNames(config);
    const all = ['layers.0.attentionHeads', 'layers.1.mlpOut'] as const;
    const without = await trace(model, text, names, all.map((at) => silence(at))); // prettier-ignore
    expect(without['layers.0.afterAttention']).toEqual(without.embeddings);
    expect(without['layers.1.afterMlp']).toEqual(without['layers.1.afterAttention']);

    // Heads add up: what one adds is what goes when it is silenced.
    const whole = await trace(model, text, names);
    const out = 'layers.1.attentionOut';
    const parts = await Promise.all(
      Array.from({ length: config.nHead }, async (_, head) => {
        const silenced = silence('layers.1.attentionHeads', head);
        const { [out]: left } = await trace(model, text, [out], [silenced]);
        return whole[out].data.map((value, i) => value - left.data[i]);
      }),
    );
    for (const [i, value] of whole[out].data.entries()) {
      expect(parts.reduce((sum, part) => sum + part[i], 0)).toBeCloseTo(value, 4);
    }
    disposeModel(model);
  });

  test('several changes of one place are made in their order', async () => {
    const model = modelOf(grouped);
    const at = 'layers.0.mlpOut';
    const ones = new Float32Array(time * config.dModel).fill(1);
    const [replace, add] = (['replace', 'add'] as const).map((kind): Intervention => {
      return { at, change: { kind, values: ones } };
    });
    const half: Intervention = { at, change: { kind: 'scale', factor: 0.5 } };
    for (const [interventions, value] of [
      [[replace, add, half], 1],
      [[replace, half, add], 1.5],
      [[add, half, replace], 1],
      [[replace, half, half, add, add], 2.25],
    ] as const) {
      const { [at]: got } = await trace(model, text, [at], interventions);
      expect(new Set(got.data)).toEqual(new Set([value]));
    }
    disposeModel(model);
  });

  test('through the lens, the end of the stream says what the model says', async () => {
    const model = modelOf(grouped);
    const end = lensOf(`layers.${config.nLayer - 1}.afterMlp`);
    const got = await trace(model, text, [end, 'logits']);
    expect(got[end]).toEqual(got.logits);
    disposeModel(model);
  });

  test('the ends of texts are scored as a trace of each alone scores them', async () => {
    const model = modelOf(grouped);
    const continuations: Continuation[] = [
      { tokenIds: text, from: 1 },
      { tokenIds: other.slice(0, 5), from: 3 },
      { tokenIds: other.slice(2, 14), from: 11 },
      ...Array.from({ length: 90 }, (_, i) => ({ tokenIds: text.slice(0, 2 + (i % 14)), from: 1 })),
    ];
    const interventions: Intervention[] = [
      silence('layers.0.attentionHeads', 1),
      { at: 'layers.1.mlpOut', text: 2, change: { kind: 'scale', factor: -2 } },
      { at: 'embeddings', text: 0, positions: [0], change: { kind: 'scale', factor: 3 } },
    ];
    const scores = await scoreContinuations(model, continuations, { interventions, ...options });
    expect(scores).toHaveLength(continuations.length);
    // So many, that they are read in several lots; not all need be looked at.
    for (const [index, { tokenIds, from }] of continuations.slice(0, 9).entries()) {
      const own = ofTexts(interventions, [index]);
      const { logits } = await trace(model, tokenIds, ['logits'], own);
      const [last, isGreedy] = [tokenIds.length - from, [] as boolean[]];
      expect(scores![index].logProbabilities).toHaveLength(last);
      for (let i = 0; i < last; i++) {
        const row = logits.data.subarray((from + i - 1) * config.vocabSize, (from + i) * config.vocabSize); // prettier-ignore
        const total = row.reduce((sum, x) => sum + Math.exp(x), 0);
        const wanted = row[tokenIds[from + i]] - Math.log(total);
        expect(scores![index].logProbabilities[i]).toBeCloseTo(wanted, 4);
        isGreedy.push(row.indexOf(Math.max(...row)) === tokenIds[from + i]);
      }
      expect(scores![index].isGreedy).toBe(isGreedy.every(Boolean));
    }
    const aborted = { ...options, signal: AbortSignal.abort() };
    expect(await scoreContinuations(model, continuations, aborted)).toBeNull();
    disposeModel(model);
  });

  test('what is written under a change is what a trace under that change would write', async () => {
    const model = modelOf(grouped);
    const interventions: Intervention[] = [
      silence('layers.0.attentionHeads', 3),
      { at: 'layers.1.q', head: 0, positions: [4, 6], change: { kind: 'scale', factor: -1 } },
      { at: 'layers.0.v', text: 1, positions: [1], change: { kind: 'scale', factor: 5 } },
    ];
    const prompts = [text.slice(0, 3), other.slice(0, 4), text.slice(5, 8)];
    const written = await generate(
      (members) => createDecoder(model, ofTexts(interventions, members)),
      { prompts, maxNewTokens: 6, stopTokenIds: [], sampling: GREEDY, seed: 0 },
      { signal: options.signal, pause: async () => {}, onToken: () => {} },
    );
    for (const [index, prompt] of prompts.entries()) {
      const known = [...prompt];
      for (const tokenId of written[index]) {
        const reached = ofTexts(interventions, [index]).map((one) => ({
          ...one,
          ...(one.positions && { positions: one.positions.filter((at) => at < known.length) }),
        }));
        const { logits } = await trace(model, known, ['logits'], reached);
        const last = logits.data.subarray(-config.vocabSize);
        expect(tokenId).toBe(last.indexOf(Math.max(...last)));
        known.push(tokenId);
      }
    }
    disposeModel(model);
  });

  test('a loss under a change is that of the scores under it', async () => {
    const model = modelOf(grouped);
    const batch = { ...batchOf(grouped), weights: new Float32Array(grouped.inputs.length * time) };
    batch.weights.fill(1);
    const interventions = [silence('layers.1.mlpOut')];
    const loss = tf.tidy(() => lossOf(model, batch, interventions));
    const [got] = await loss.data();
    loss.dispose();
    const texts = grouped.inputs.map((inputs, row) => ({
      ...{ tokenIds: [...inputs, grouped.targets[row].at(-1)!], from: 1 },
    }));
    const scores = await scoreContinuations(model, texts, { interventions, ...options });
    const all = scores!.flatMap(({ logProbabilities }) => [...logProbabilities]);
    expect(got).toBeCloseTo(-all.reduce((sum, x) => sum + x, 0) / all.length, 4);
    disposeModel(model);
  });

  test('what there is not is refused, and nothing is left behind', async () => {
    const model = modelOf(grouped);
    const { numTensors } = tf.memory();
    const scale = { kind: 'scale', factor: 0 } as const;
    const values = new Float32Array(3);
    for (const [intervention, message] of [
      [{ at: 'layers.7.q', change: scale }, /the name of a part of the pass, got layers.7.q/],
      [{ at: 'logits', change: scale }, /the name of a part of the pass, got logits/],
      [{ at: 'lens.embeddings', change: scale }, /the name of a part of the pass/],
      [{ at: 'layers.0.k', head: 2, change: scale }, /a head from 0 to 1 of layers.0.k, got 2/],
      [{ at: 'embeddings', head: 0, change: scale }, /no head of embeddings, got 0/],
      [{ at: 'embeddings', positions: [time], change: scale }, /positions from 0 to 15, got 16/],
      [{ at: 'embeddings', text: 1, change: scale }, /a text from 0 to 0, got 1/],
      [{ at: 'embeddings', positions: [1], change: { kind: 'add', values } }, /1 × 16 values/],
      [{ at: 'embeddings', change: { kind: 'scale', factor: NaN } }, /finite numbers/],
    ] as const) {
      await expect(
        trace(model, text, ['logits'], [intervention as unknown as Intervention]),
      ).rejects.toThrow(message);
    }
    for (const from of [0, text.length, 1.5]) {
      const asked = scoreContinuations(model, [{ tokenIds: text, from }], options);
      await expect(asked).rejects.toThrow('a beginning of 1 to 15 tokens');
    }
    await scoreContinuations(model, [{ tokenIds: text, from: 2 }], {
      ...{ interventions: [silence('layers.0.q')], ...options },
    });
    expect(tf.memory().numTensors).toBe(numTensors);
    disposeModel(model);
  });
}
