/** What the page asks of a contender's worker, and what comes back. One call at a time. */

import type { ModelConfig } from '../../src/core/config';

/** A model and the batch that it takes a step. */
export interface Shape {
  readonly config: ModelConfig;
  /** Sequences a step. */
  readonly batchSize: number;
  /** Tokens of each. */
  readonly time: number;
}

export interface Calls {
  /** Draws the model. */
  prepare: { args: Shape; result: Prepared };
  /** Takes training steps. */
  run: { args: { readonly steps: number }; result: Timed & { readonly losses: readonly number[] } };
  /** Writes so many tokens behind `PROMPT`, greedily, by the model as it was drawn. */
  generate: {
    args: { readonly shape: Shape; readonly tokens: number };
    result: Timed & { readonly tokenIds: readonly number[] };
  };
  /** Milliseconds of JavaScript of each step, and what all of them together asked of the device. */
  cost: {
    args: { readonly shape: Shape; readonly steps: number };
    result: { readonly ms: readonly number[]; readonly counts: Readonly<Record<string, number>> };
  };
  /** A loss surface of 41 × 41 networks, a step, and the slowest and worst of five spirals. */
  networks: {
    args: Readonly<Record<string, never>>;
    result: {
      readonly surfaceMs: number;
      readonly stepMs: number;
      readonly spiralMs: number;
      /** Of its dots, those that are answered with the right sign. */
      readonly spiralShare: number;
    };
  };
  /** Rates of single kernels, each measured for about so long, in GFLOP/s by name. */
  rates: { args: { readonly ms: number }; result: Readonly<Record<string, number>> };
}

export interface Prepared {
  /** Printed below the table. */
  readonly note: string;
  /** Whether the first step compiles, so that its time says nothing of the others. */
  readonly compiles: boolean;
}

export interface Timed {
  readonly ms: number;
}

export type CallName = keyof Calls;

export type Request = {
  [Name in CallName]: { readonly call: Name; readonly args: Calls[Name]['args'] };
}[CallName];

export type Reply = { readonly result: Calls[CallName]['result'] } | { readonly error: string };

/** What a contender can do; what it lacks, it does not compete in. */
export type Contender = {
  readonly [Name in CallName]?: (
    args: Calls[Name]['args'],
  ) => Promise<Calls[Name]['result']> | Calls[Name]['result'];
};
