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
const SAMPLE_STEPS = [20, 50, 100, 200, 300, 400, 600, 800];
const SAMPLE_OPTIONS: WriteOptions = {
  sampling: { temperature: 0.7, topK: 0, topP: 1 },
  maxNewTokens: 24,
  seed: 1,
};

/** A run that was begun or goes on; in an object, lest whoever awaits the beginning awaits the end. */
export interface RunUnderWay {
  /** Rejects if the run cannot begin, breaks off or diverges. */
  readonly ended: Promise<void>;
}

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

  /**
   * While a run goes on, it is some steps further when the model gets to write.
   * @param before the run begins, when the steps that the engine counts are another run's
   */
  async function takeSample(phase: Phase, before = false): Promise<void> {
    const { shown, tokenIds } = samplePrompt(phase);
    const { text, step: behind } = await write(tokenIds, SAMPLE_OPTIONS);
    const step = before ? 0 : behind;
    const samples = get().runs[phase]?.samples ?? [];
    if (samples.at(-1)?.step === step) return;
    const sample: Sample = { step, prompt: shown, text };
    update(phase, { samples: [...samples, sample] });
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
    if (due && progress.step < run.steps) takeSample(phase).catch(() => {});
  }

  async function advance(phase: Phase, signal: AbortSignal): Promise<void> {
    if (!signal.aborted) update(phase, { status: 'running' });
    const outcome = await engine().call(
      'train',
      {},
      { signal, onEvent: (event) => event.type === 'progress' && take(phase, event.progress) },
    );
    const losses = get().runs[phase]?.losses.slice(0, outcome.step) ?? [];
    update(phase, { ...outcome, losses, secondsLeft: 0 });
    set({ version: get().version + 1 });
    if (outcome.status === 'finished') await takeSample(phase);
    if (outcome.status === 'diverged') {
      throw new ExpectedError(
        `The loss stopped being a finite number, so the run was ended and the model put back to where it was after step ${outcome.step}. A lower learning rate helps.`,
      );
    }
  }

  /** Keeps the promise of the run, so that whoever stops it can wait for its end. */
  function follow(phase: Phase, prepare?: () => Promise<void>): RunUnderWay {
    const { signal } = (controller = new AbortController());
    const run = async () => {
      try {
        await prepare?.();
        await advance(phase, signal);
      } catch (error) {
        if (isActive(get().runs[phase])) update(phase, { status: 'stopped' });
        throw error;
      }
    };
    const ended = run();
    underWay = ended.catch(() => {});
    return { ended };
  }

  /** The engine holds no run any more: what was stopped cannot go on. */
  function forget(): void {
    const { runs } = get();
    for (const phase of ['pretraining', 'fineTuning'] as const) {
      if (runs[phase]?.status === 'stopped') update(phase, { status: 'finished' });
    }
  }

  return {
    /** @param ready changes the model after its first sample and before its first step */
    begin(
      phase: Phase,
      dataset: Dataset,
      training: TrainingConfig,
      ready: () => Promise<void> = async () => {},
    ): RunUnderWay {
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
      return follow(phase, async () => {
        try {
          await takeSample(phase, true);
          await ready();
          await engine().call('beginTraining', { dataset, training });
        } catch (error) {
          set({ runs });
          throw error;
        }
        forget();
      });
    },

    resume: (phase: Phase): RunUnderWay => follow(phase),

    /** Stops the run that is under way, if one is, and waits until it has. */
    async stop(): Promise<void> {
      const phase = activePhase(get());
      if (phase) update(phase, { status: 'stopping' });
      controller?.abort();
      await underWay;
    },

    forget,
  };
}
