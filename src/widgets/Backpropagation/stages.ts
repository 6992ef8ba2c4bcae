/** The steps through the graph, forwards and then backwards. */

import type { Parameter } from './values';

export type NodeName = 'x1' | 'x2' | 's1' | 'a1' | 's2' | 'a2' | 'y' | 'loss';

export interface Stage {
  readonly way: 'forwards' | 'backwards';
  readonly at: 'inputs' | 'first' | 'second' | 'output' | 'loss';
  /** What is worked out there. */
  readonly nodes: readonly NodeName[];
  /** Of which parameters the slope is found. */
  readonly parameters: readonly Parameter[];
}

export const STAGES: readonly Stage[] = [
  { way: 'forwards', at: 'inputs', nodes: ['x1', 'x2'], parameters: [] },
  { way: 'forwards', at: 'first', nodes: ['s1', 'a1'], parameters: [] },
  { way: 'forwards', at: 'second', nodes: ['s2', 'a2'], parameters: [] },
  { way: 'forwards', at: 'output', nodes: ['y'], parameters: [] },
  { way: 'forwards', at: 'loss', nodes: ['loss'], parameters: [] },
  { way: 'backwards', at: 'loss', nodes: ['loss'], parameters: [] },
  { way: 'backwards', at: 'output', nodes: ['y'], parameters: ['v1', 'v2', 'c'] },
  { way: 'backwards', at: 'first', nodes: ['a1', 's1'], parameters: ['w1', 'w2', 'b1'] },
  { way: 'backwards', at: 'second', nodes: ['a2', 's2'], parameters: ['w3', 'w4', 'b2'] },
  { way: 'backwards', at: 'inputs', nodes: ['x1', 'x2'], parameters: [] },
];

export const LAST_STAGE = STAGES.length - 1;

/** Whether a node has its value by this stage. */
export const hasValue = (node: NodeName, stage: number): boolean =>
  STAGES.slice(0, stage + 1).some(({ way, nodes }) => way === 'forwards' && nodes.includes(node));

/** Whether the slope of the loss has come to a node by this stage. */
export const hasSlope = (node: NodeName, stage: number): boolean =>
  STAGES.slice(0, stage + 1).some(({ way, nodes }) => way === 'backwards' && nodes.includes(node));

export const hasParameterSlope = (parameter: Parameter, stage: number): boolean =>
  STAGES.slice(0, stage + 1).some(({ parameters }) => parameters.includes(parameter));

/** The stage that a press on a node leads to: the one of the way that the reader is on. */
export function stageOf(node: NodeName, stage: number): number {
  const { way } = STAGES[stage];
  return STAGES.findIndex((each) => each.way === way && each.nodes.includes(node));
}
