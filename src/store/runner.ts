/** Carries training runs out: steps, losses and samples go into the store as they come. */

import type { StoreApi } from 'zustand/vanilla';
import { chatPrompt, documentPrompt } from '../core/batches';
import { splitAnimals } from '../core/corpus/smallWorld';
import { question } from '../core/corpus/grammar';
import type { Dataset } from '../core/dataset';
import type { TrainingConfig, TrainingProgress } from '../core/training';
import { ExpectedError, type EngineClient } from '../worker/client';
import {
  activePhase,
  isActive,
  type LifeState,
  type Phase,
  type RunState,
  type Sample,
} from './state';
import type { WriteOptions, Writer } from './writer';

/** Steps at which the model writes something, close together where it changes fast. */
const SAMPLE_STEPS = [20, 50, 100, 200, 300, 400, 500, 600];
const SAMPLE_OPTIONS: WriteOptions = {
  sampling: { temperature: 0.7, topK: 0, topP: 1 },
  maxNewTokens: 24,
  seed: 1,
};

export function createRunner(
  engine: () => EngineClient,
  store: StoreApi<LifeState>,
  write: Writer,
) {
  const { getState: get, setState: set } = store;
  let controller: AbortController | null = null;
  let underWay: Promise<void> = Promise.resolve();

  const update = (phase: Phase, change: Partial<RunState>) => {
    const { runs } = get();
    const run = runs[phase];
    if (run) set({ runs: { ...runs, [phase]: { ...run, ...change } } });
  };

  /** The same prompt at every sample, so that they can be compared. */
  function samplePrompt(phase: Phase): { shown: string; tokenIds: number[] } {
    const { tokenizer, seed } = get().model!;
    if (phase === 'pretraining') {
      const shown = 'The zebra';
      return { shown, tokenIds: documentPrompt(tokenizer, shown) };
    }
    const shown = question(splitAnimals(seed).unseen[0], 'food', 0);
    return { shown, tokenIds: chatPrompt(tokenizer, [], shown) };
  }

  async function takeSample(phase: Phase, step: number): Promise<void> {
    const { shown, tokenIds } = samplePrompt(phase);
    const { text } = await write(tokenIds, SAMPLE_OPTIONS);
    const sample: Sample = { step, prompt: shown, text };
    update(phase, { samples: [...(get().runs[phase]?.samples ?? []), sample] });
  }

  function take(phase: Phase, { losses, ...progress }: TrainingProgress): void {
    const run = get().runs[phase];
    if (!run) return;
    update(phase, { ...progress, losses: [...run.losses, ...losses] });
    const { version, model } = get();
    const age = phase === 'pretraining' ? 'base' : 'assistant';
    set({ version: version + 1, model: model && { ...model, age } });
    const due = SAMPLE_STEPS.some((step) => step > run.step && step <= progress.step);
    // A run that is stopped meanwhile may leave no model to write: then there is no sample.
    if (due && progress.step < run.steps) takeSample(phase, progress.step).catch(() => {});
  }

  async function advance(phase: Phase): Promise<void> {
    controller = new AbortController();
    update(phase, { status: 'running' });
    try {
      const outcome = await engine().call(
        'train',
        {},
        {
          signal: controller.signal,
          onEvent: (event) => event.type === 'progress' && take(phase, event.progress),
        },
      );
      const losses = get().runs[phase]?.losses.slice(0, outcome.step) ?? [];
      update(phase, { ...outcome, losses, secondsLeft: 0 });
      set({ version: get().version + 1 });
      if (outcome.status === 'finished') await takeSample(phase, outcome.step);
      if (outcome.status === 'diverged') {
        throw new ExpectedError(
          `The loss stopped being a finite number, so the run was ended and the model put back to where it was after step ${outcome.step}. A lower learning rate helps.`,
        );
      }
    } catch (error) {
      if (isActive(get().runs[phase])) update(phase, { status: 'stopped' });
      throw error;
    }
  }

  /** Keeps the promise of the run, so that whoever stops it can wait for its end. */
  function follow(phase: Phase): Promise<void> {
    const run = advance(phase);
    underWay = run.catch(() => {});
    return run;
  }

  return {
    async begin(phase: Phase, dataset: Dataset, training: TrainingConfig): Promise<void> {
      const { runs } = get();
      const run: RunState = {
        status: 'preparing',
        step: 0,
        steps: training.steps,
        losses: [],
        learningRate: 0,
        tokensPerSecond: 0,
        secondsLeft: Infinity,
        samples: [],
      };
      set({ runs: { ...runs, [phase]: run } });
      try {
        await engine().call('beginTraining', { dataset, training });
      } catch (error) {
        set({ runs });
        throw error;
      }
      await takeSample(phase, 0);
      await follow(phase);
    },

    resume: (phase: Phase): Promise<void> => follow(phase),

    /** Stops the run that is under way, if one is, and waits until it has. */
    async stop(): Promise<void> {
      const phase = activePhase(get());
      if (phase) update(phase, { status: 'stopping' });
      controller?.abort();
      await underWay;
    },

    /** The engine holds no run any more: what was stopped cannot go on. */
    forget(): void {
      const { runs } = get();
      for (const phase of ['pretraining', 'fineTuning'] as const) {
        if (runs[phase]?.status === 'stopped') update(phase, { status: 'finished' });
      }
    },
  };
}
