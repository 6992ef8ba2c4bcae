/**
 * The shape of an encoder–decoder transformer (Vaswani et al., 2017, section 3): the encoder reads the
 * whole source, the decoder writes the target token by token and looks back at the encoder's vectors.
 *
 * The arrangement is that of 2017, the parts are those of the decoder-only model beside it. Vaswani et
 * al. normalise after each part, by mean and deviation, and we before it, by the root mean square; their
 * MLP has a ReLU and ours SwiGLU; they add sinusoids to the embeddings, and we rotate queries and keys
 * (Su et al., 2021), those of cross-attention too. As theirs (section 3.4), both embeddings and the head
 * may be one matrix; they multiply embeddings by √dModel.
 */

import { layerSpecs, spec, type ParameterSpec } from './parameterSpecs';

export interface EncoderDecoderConfig {
  /** Tokens of both languages, and of start, end and padding. */
  readonly vocabSize: number;
  /** The longest source, in tokens. */
  readonly sourceLength: number;
  /** The longest target, in tokens, the start among them. */
  readonly targetLength: number;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
  /** Heads of each of the three kinds of attention. */
  readonly nHead: number;
  /** Width of both residual streams. */
  readonly dModel: number;
  /** Width inside the MLP. */
  readonly hiddenDim: number;
  /** Base of the rotary frequencies (Su et al., 2021). */
  readonly ropeTheta: number;
  readonly normEps: number;
  /** Whether the output head is the embedding matrix itself. */
  readonly tiedHead: boolean;
}

/** What is taken away, in training and in translation, to see what it was for. */
export interface Ablations {
  /** Whether the decoder is given the encoder's vectors; else it gets zeros in their place. */
  readonly bridge: boolean;
  /** What a word of the source sees: all of it, or itself and what comes before. */
  readonly encoderSees: 'all' | 'before';
  /**
   * Whether a target token is kept from those behind it in training. Where it is not, it can read the
   * answer off its input. In translation there is nothing behind it.
   */
  readonly decoderMask: boolean;
}

/** Nothing is taken away. */
export const COMPLETE: Ablations = { bridge: true, encoderSees: 'all', decoderMask: true };

/** Every parameter, in the one order that optimiser, checkpoints and files use. */
export function encoderDecoderSpecs(config: EncoderDecoderConfig): ParameterSpec[] {
  const { vocabSize, dModel, encoderLayers, decoderLayers, tiedHead } = config;
  return [
    spec('embedding', [vocabSize, dModel], 'embedding'),
    ...layerSpecs('encoder.', encoderLayers, config, false),
    spec('encoder.finalNorm', [dModel], 'norm'),
    ...layerSpecs('decoder.', decoderLayers, config, true),
    spec('decoder.finalNorm', [dModel], 'norm'),
    ...(tiedHead ? [] : [spec('head', [vocabSize, dModel], 'matrix')]),
  ];
}
