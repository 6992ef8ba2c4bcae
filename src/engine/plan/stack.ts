/** What the parts of a stack of layers have in common: sizes, names, and the buffers of gradients. */

import type { Builder } from './builder';
import type { Place } from './calls';

/** A stack of layers over texts of one length. */
export interface Stack {
  /** What the names of its parameters and buffers begin with. */
  readonly prefix: string;
  /** Token ids, `[batch · time]`. */
  readonly ids: Place;
  readonly batch: number;
  /** Tokens of each text. */
  readonly time: number;
  readonly dModel: number;
  readonly hiddenDim: number;
  readonly nHead: number;
  readonly nKvHead: number;
  /** Whether a token is kept from seeing those behind it. */
  readonly causal: boolean;
  /** `[batch]`: see `AttentionCall`. */
  readonly lengths: Place | null;
}

export const rowsOf = ({ batch, time }: Pick<Stack, 'batch' | 'time'>) => batch * time;

export const headDimOf = ({ dModel, nHead }: Stack) => dModel / nHead;

/** `[nRows, dModel]`: the gradient of the residual stream, which every part of every layer adds to. */
export const dStreamOf = ({ buffer }: Builder, stack: Stack): Place =>
  buffer('dStream', rowsOf(stack) * stack.dModel);

/** `[nRows, dModel]`: the gradient of what a norm gives. */
export const dNormedOf = ({ buffer }: Builder, stack: Stack): Place =>
  buffer('dNormed', rowsOf(stack) * stack.dModel);

/** `[nRows, …]`: the gradient of what the last product of a part reads. */
export const dHiddenOf = ({ buffer }: Builder, stack: Stack): Place =>
  buffer('dHidden', rowsOf(stack) * Math.max(stack.hiddenDim, stack.dModel));

/** Names in a layer. */
export const nameIn =
  ({ prefix }: Stack, layer: number) =>
  (name: string): string =>
    `${prefix}layers.${layer}.${name}`;
