/** The shape of a small fully connected network, the subject of chapter 1. */

export type Activation = 'tanh' | 'relu' | 'silu' | 'sigmoid' | 'linear';

export interface NetworkConfig {
  /** How many numbers come in: features of a point in the plane, or one number. */
  readonly inputs: number;
  /** Neurons of each hidden layer, such as `[4, 4]`. */
  readonly hidden: readonly number[];
  /** Of every hidden neuron. */
  readonly activation: Activation;
  /** Of the one output neuron: `tanh` tells −1 from 1, `linear` answers any number. */
  readonly output: 'tanh' | 'linear';
}

/** Neurons of every layer, from the inputs to the one answer. */
export const layerWidths = ({ inputs, hidden }: NetworkConfig): number[] => [inputs, ...hidden, 1];

/** Of one layer's neurons; layers are counted from 0, the first that computes. */
export const activationOf = (
  { hidden, activation, output }: NetworkConfig,
  layer: number,
): Activation => (layer === hidden.length ? output : activation);
