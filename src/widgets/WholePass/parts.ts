/** The parts that a pass goes through, in their order, as a tree: the model, its blocks, their parts. */

import { headDim, parameterSpecs, sizeOf, type ModelConfig } from '../../core/config';
import type { LayerTraceName, LensName, PassName, StreamName } from '../../core/traceNames';

/** What a part is called in strings: a layer's by its name in a trace. */
export type PartKind = LayerTraceName | 'embeddings' | 'finalNorm' | 'logits';

/** Something worked out for every token, by its name in a trace. */
export interface Part {
  readonly name: PassName | 'logits';
  readonly kind: PartKind;
  /** From 0; `null` outside the blocks. */
  readonly layer: number | null;
  /** What a token has of it is shown as so many rows of so many numbers. */
  readonly rows: number;
  readonly cols: number;
  /** How many numbers that are. */
  readonly width: number;
  /** What the residual stream is before this, or here: what the model would say. */
  readonly stream: StreamName;
  readonly isStream: boolean;
  /** Which parameters made it, as `[rows, columns]`, and how many they are; none for a sum. */
  readonly shape: readonly number[] | null;
  readonly parameters: number;
}

/** Where a reader can be: what is open. */
export type Place = 'model' | `layers.${number}` | Part['name'];

/** A vector is folded into rows of this many numbers, or more where it is long. */
const FOLDS = [16, 32, 64] as const;
const MOST_ROWS = 24;
/** Of the logits: so many of the likeliest tokens. */
export const LOGITS_SHOWN = 16;

/**
 * Every part, in the order of the pass.
 * @param time how many tokens are read: weights of attention are as many
 */
export function partsOf(config: ModelConfig, time: number): Part[] {
  const { nLayer, nHead, nKvHead, dModel, hiddenDim, vocabSize, tiedHead } = config;
  const size = headDim(config);
  const shapes = new Map(parameterSpecs(config).map(({ name, shape }) => [name, shape]));
  const part = (
    name: Part['name'],
    stream: StreamName,
    [rows, cols, width]: readonly [number, number, number],
    shape: readonly number[] | null = null,
  ): Part => {
    const [, layer, kind] = /^layers\.(\d+)\.(\w+)$/.exec(name) ?? [null, null, name];
    return {
      ...{ name, stream, rows, cols, width, shape },
      kind: kind as PartKind,
      layer: layer === null ? null : Number(layer),
      isStream: name === stream,
      parameters: shape === null ? 0 : sizeOf(shape),
    };
  };
  const vector = folded(dModel);
  const parts = [part('embeddings', 'embeddings', vector, shapes.get('embedding') ?? null)];
  let stream: StreamName = 'embeddings';
  for (let n = 0; n < nLayer; n++) {
    const of = (
      kind: LayerTraceName,
      shown: readonly [number, number, number],
      shape: readonly number[] | null = null,
    ) => parts.push(part(`layers.${n}.${kind}`, stream, shown, shape));
    const gain = [dModel];
    of('attentionNorm', vector, gain);
    of('q', [nHead, size, nHead * size], [nHead * size, dModel]);
    of('k', [nKvHead, size, nKvHead * size], [nKvHead * size, dModel]);
    of('v', [nKvHead, size, nKvHead * size], [nKvHead * size, dModel]);
    of('attentionWeights', [nHead, time, nHead * time]);
    of('attentionHeads', [nHead, size, nHead * size]);
    of('attentionOut', vector, shapes.get(`layers.${n}.attentionOut`) ?? null);
    stream = `layers.${n}.afterAttention`;
    of('afterAttention', vector);
    of('mlpNorm', vector, gain);
    of('mlpActivation', folded(hiddenDim), shapes.get(`layers.${n}.gateUp`) ?? null);
    of('mlpOut', vector, shapes.get(`layers.${n}.down`) ?? null);
    stream = `layers.${n}.afterMlp`;
    of('afterMlp', vector);
  }
  const shown = Math.min(LOGITS_SHOWN, vocabSize);
  parts.push(
    part('finalNorm', stream, vector, [dModel]),
    part(
      'logits',
      stream,
      [1, shown, vocabSize],
      // A tied head is the table of embeddings once more, and is counted there.
      tiedHead ? null : (shapes.get('head') ?? null),
    ),
  );
  return parts;
}

const folded = (width: number): readonly [number, number, number] => {
  const cols = FOLDS.find((fold) => width / fold <= MOST_ROWS) ?? FOLDS[FOLDS.length - 1];
  const fold = Math.min(cols, width);
  return [Math.ceil(width / fold), fold, width];
};

/** @returns the model, if the text names nothing that it has */
export function placeOf(text: string, parts: readonly Part[]): Place {
  const layer = /^layers\.(\d+)$/.exec(text)?.[1];
  const isBlock = layer !== undefined && parts.some((part) => part.layer === Number(layer));
  if (isBlock) return `layers.${Number(layer)}`;
  return parts.find(({ name }) => name === text)?.name ?? 'model';
}

/** From the model down to a place: what the reader came through. */
export function pathTo(place: Place, parts: readonly Part[]): Place[] {
  if (place === 'model') return ['model'];
  const part = parts.find(({ name }) => name === place);
  if (!part) return ['model', place];
  return part.layer === null ? ['model', place] : ['model', `layers.${part.layer}`, place];
}

/** What can be opened from a place: what is one level further down. */
export function childrenOf(place: Place, parts: readonly Part[]): Place[] {
  if (place === 'model') {
    return [
      ...new Set(
        parts.map(({ name, layer }): Place => (layer === null ? name : `layers.${layer}`)),
      ),
    ];
  }
  const layer = layerOf(place);
  return layer === null ? [] : parts.filter((part) => part.layer === layer).map((p) => p.name);
}

/** Of a block: which, from 0. */
export function layerOf(place: Place): number | null {
  const layer = /^layers\.(\d+)$/.exec(place)?.[1];
  return layer === undefined ? null : Number(layer);
}

/** The point of the stream that tells what the model would say at a place; of the model and a block, their end. */
export function streamAt(place: Place, parts: readonly Part[]): StreamName {
  const layer = layerOf(place);
  const inside = place === 'model' ? parts : parts.filter((part) => part.layer === layer);
  return (parts.find(({ name }) => name === place) ?? inside[inside.length - 1]).stream;
}

export const lensNameOf = (stream: StreamName): LensName => `lens.${stream}`;
