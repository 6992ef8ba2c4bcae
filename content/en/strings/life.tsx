/** The life of the model, in every figure alike: what it is called, how its run is going, what it wrote. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../src/language/format';

const steps = { one: 'step', other: 'steps' };

export default {
  /** The three ages that a model has. */
  ages: { random: 'Random model', base: 'Base model', assistant: 'Assistant' },
  /** What a model is called, by whose it is: one's own needs no word. */
  names: {
    none: 'No model yet',
    random: 'Random model',
    yours: { base: 'Base model', assistant: 'Assistant' },
    ours: { base: 'Our base model', assistant: 'Our assistant' },
    opened: { base: 'Opened base model', assistant: 'Opened assistant' },
    /** What it was trained for, its file does not say. */
    ofUnknownAge: 'Opened model',
    /** "Base model after 120 steps" */
    after: (name: string, done: number) => `${name} after ${plural(done, steps)}`,
    /** The same while the reader looks back: "Base model after 64 steps (of 800)" */
    afterOf: (name: string, done: number, of: number) =>
      `${name} after ${plural(done, steps)} (of ${formatNumber(of, 0)})`,
  },
  /** The same as one that is asked: "Your question to our base model after 800 steps". */
  asked: {
    none: 'the model',
    random: 'the random model',
    yours: { base: 'the base model', assistant: 'the assistant' },
    ours: { base: 'our base model', assistant: 'our assistant' },
    opened: { base: 'the opened base model', assistant: 'the opened assistant' },
    /** What it was trained for, its file does not say. */
    ofUnknownAge: 'the opened model',
    after: (name: string, done: number) => `${name} after ${plural(done, steps)}`,
    afterOf: (name: string, done: number, of: number) =>
      `${name} after ${plural(done, steps)} (of ${formatNumber(of, 0)})`,
  },
  /** The same as one that answers: "Our assistant, borrowed, after 900 steps". */
  answering: {
    none: 'Nobody yet',
    random: 'A random model',
    yours: { base: 'Your base model', assistant: 'Your assistant' },
    ours: { base: 'Our base model, borrowed', assistant: 'Our assistant, borrowed' },
    opened: { base: 'The base model that you opened', assistant: 'The assistant that you opened' },
    /** What it was trained for, its file does not say. */
    ofUnknownAge: 'The model that you opened',
    after: (name: string, done: number) => `${name}, after ${plural(done, steps)}`,
    afterOf: (name: string, done: number, of: number) =>
      `${name}, after ${plural(done, steps)} (of ${formatNumber(of, 0)})`,
  },
  baseline: (done: number) => `Baseline: ${plural(done, steps)} of fine-tuning, no pre-training`,

  /** Whose picture a figure shows. */
  attribution: {
    by: (name: string) => `${name}.`,
    isTrained: 'It is being trained now, and the figure follows it, about once a second.',
  },

  /** How far a run is: "Step 120 of 880 · loss 3.21 · 20 seconds left". */
  run: {
    preparing: 'Getting ready.',
    /** One worker trains one at a time. */
    waits:
      'Waiting until the training of the translator has ended: here, one is trained at a time.',
    /** Of a model that came from a file. */
    stepsUnknown: 'How many steps it was trained for is not known.',
    step: (step: number, of: number) => `Step ${formatNumber(step, 0)} of ${formatNumber(of, 0)}`,
    /** In the place of the run, while an earlier moment of it is shown. */
    lookingBack: (step: number, of: number) =>
      `Looking back: step ${formatNumber(step, 0)} of ${formatNumber(of, 0)}`,
    /** Without its unit, which chapter 3 tells of later. */
    loss: (loss: string) => `loss ${loss}`,
    rate: (rate: string) => `learning rate ${rate}`,
    speed: (tokens: number) => plural(tokens, { one: 'token a second', other: 'tokens a second' }),
    left: (time: string) => `${time} left`,
    ends: {
      stopping: 'stopping',
      stopped: 'stopped',
      finished: 'finished',
      diverged: 'ended: the run had broken',
    },
    parts: (parts: readonly string[]) => parts.join(' · '),
  },
  /** On the buttons of a run, and beside them. */
  controls: {
    begin: { pretraining: 'Train', fineTuning: 'Fine-tune' },
    again: { pretraining: 'Train again', fineTuning: 'Fine-tune again' },
    goOn: 'Continue',
    stop: 'Stop',
    stepsDone: 'Steps done',
  },
  /** Where the model could not be looked into. */
  lookAgain: 'Look into the model once more',
  engine: {
    starting: 'Starting the engine …',
    failed: 'The engine has stopped, and the model with it.',
    /** Every engine, as the reader chooses it. */
    names: {
      webgpu: 'WebGPU: the GPU, directly',
      simd: 'SIMD: the processor, four numbers at a time',
      webgl: 'WebGL: the GPU, through graphics',
      cpu: 'CPU: plain JavaScript',
    },
    /** What computes, for those who have not opened the panel where it is explained. */
    where: {
      webgpu: 'on your graphics card',
      simd: 'on your processor',
      webgl: 'on your graphics card',
      cpu: 'on your processor',
    },
  },

  given: (tokens: number) =>
    `What the model is given: ${plural(tokens, { one: 'token', other: 'tokens' })}`,
  samples: {
    step: (step: number) => `step ${formatNumber(step, 0)}`,
    /** Where a model ended before it wrote anything. */
    nothing: '(nothing)',
  },
  lossChart: {
    step: 'step',
    /** On the moment that is shown. */
    atStep: (step: number) => `step ${formatNumber(step, 0)}`,
    loss: 'loss',
    lossInPowers: 'loss, in powers of ten',
    eachStep: 'each step',
    smoothed: 'smoothed',
    /** Of documents that the model does not learn from. */
    validation: 'validation',
    smoothedOf: (name: string) => `smoothed: ${name}`,
    kept: (name: string) => `kept: ${name}`,
    nothing: 'The curve begins with the first step.',
  },
  /** The model of the moment that is shown. */
  moment: {
    title: 'At this moment',
    /** While the run goes on: of its newest sample. */
    sampleAt: (step: number) => `It writes, at step ${formatNumber(step, 0)}`,
    factsSoFar: (right: string, of: string, asked: string) => (
      <>
        <b>
          {right} of {of} facts
        </b>{' '}
        so far: {asked} asked
      </>
    ),
    /** @param example the beginning of a sentence, as the model reads it */
    facts: (right: string, of: string, example: ReactNode) => (
      <>
        <b>
          {right} of {of} facts
        </b>{' '}
        filled in, such as “{example} …”
      </>
    ),
  },
};
