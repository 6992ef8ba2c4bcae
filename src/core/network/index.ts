/** A small fully connected network, the subject of chapter 1: all that is no tensor. */

export * from './batches';
export * from './calls';
export * from './config';
export * from './dots';
export * from './features';
export * from './formula';
export * from './initialise';
export * from './parameters';
export * from './places';
export * from './plane';
export * from './suggestions';
export * from './training';
