/** What a layer of a transformer learns: the names, the shapes and the kinds of its parameters. */

/** How a parameter is initialised and which learning rate and weight decay it gets. */
export type ParameterKind = 'embedding' | 'matrix' | 'norm';

export interface ParameterSpec {
  readonly name: string;
  /** `[out, in]` for a matrix, `[vocabSize, dModel]` for the embedding, `[dModel]` for a gain. */
  readonly shape: readonly number[];
  readonly kind: ParameterKind;
  /**
   * How many matrices write into the same residual stream, this one among them: it is initialised
   * smaller, by 1 over the root of that (Radford et al., 2019). 0 if it writes into none.
   */
  readonly residualWriters: number;
}

export interface LayerWidths {
  readonly dModel: number;
  readonly hiddenDim: number;
  readonly nHead: number;
  /** As many as `nHead` if not given. */
  readonly nKvHead?: number;
}

export const spec = (
  name: string,
  shape: readonly number[],
  kind: ParameterKind,
  residualWriters = 0,
): ParameterSpec => ({ name, shape, kind, residualWriters });

/**
 * Layers of one stack, in the order of the pass: attention within the text, attention to the encoder
 * where there is one to look at, MLP.
 * @param prefix of every name: layers are `<prefix>layers.N`
 */
export function layerSpecs(
  prefix: string,
  layers: number,
  { dModel, hiddenDim, nHead, nKvHead = nHead }: LayerWidths,
  crossAttention: boolean,
): ParameterSpec[] {
  const headDim = dModel / nHead;
  const writers = (crossAttention ? 3 : 2) * layers;
  return Array.from({ length: layers }, (_, layer) => {
    const at = (name: string) => `${prefix}layers.${layer}.${name}`;
    return [
      spec(at('attentionNorm'), [dModel], 'norm'),
      // Queries, keys and values of all heads, stacked: one matrix product makes the three.
      spec(at('qkv'), [(nHead + 2 * nKvHead) * headDim, dModel], 'matrix'),
      spec(at('attentionOut'), [dModel, dModel], 'matrix', writers),
      ...(crossAttention
        ? [
            spec(at('crossAttentionNorm'), [dModel], 'norm'),
            spec(at('crossAttentionQ'), [dModel, dModel], 'matrix'),
            // Keys above values: both read the encoder's vectors.
            spec(at('crossAttentionKv'), [2 * nKvHead * headDim, dModel], 'matrix'),
            spec(at('crossAttentionOut'), [dModel, dModel], 'matrix', writers),
          ]
        : []),
      spec(at('mlpNorm'), [dModel], 'norm'),
      // The gate above the up projection: again one product for the two.
      spec(at('gateUp'), [2 * hiddenDim, dModel], 'matrix'),
      spec(at('down'), [dModel, hiddenDim], 'matrix', writers),
    ];
  }).flat();
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
