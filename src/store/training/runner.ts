/** Carries training runs out: steps, losses, samples and checkpoints go into the store as they come. */

import strings from '#strings/store';
import type { Checkpoint } from '../../core/checkpoint';
import { ReaderError } from '../../core/errors';
import type { Settings } from '../../core/settings';
import type { TrainingProgress } from '../../core/training';
import type { StreamEvent } from '../../worker/protocol';
import type { EngineSupervisor } from '../engine/engineSupervisor';
import { heldOutLoss, probeFacts } from '../exam/runExam';
import { generateText, type GenerateOptions } from '../generation/generateText';
import type { StateAccess } from '../lifeStore';
import type { CheckpointHistory } from '../model/checkpointHistory';
import type { ModelLoader } from '../model/modelLoader';
import { PHASES } from '../model/record';
import {
  activePhase,
  isActive,
  trainingOf,
  type Moment,
  type Phase,
  type RunState,
  type Sample,
} from '../state';
import { isSampleDue } from './sampleSteps';
import { createStoppable, unlessAborted, type StopSignals } from './stoppable';
import { promptIn, type TrainingData } from './trainingData';
import { rewindRun, updateRun, type ModelBefore } from './runState';
import type { TrainingTurn } from './trainingTurn';

/** How every sample of a run is written, so that they can be compared. */
export const SAMPLE_OPTIONS: GenerateOptions = {
  sampling: { temperature: 0.7, topK: 0, topP: 1 },
  maxNewTokens: 24,
  seed: 1,
};

/** A run that was begun or goes on; in an object, lest whoever awaits the beginning awaits the end. */
export interface RunUnderWay {
  /** Rejects if the run cannot begin, breaks off or diverges. */
  readonly ended: Promise<void>;
}

export interface RunnerOptions extends StateAccess, TrainingData {
  readonly supervisor: EngineSupervisor;
  readonly history: CheckpointHistory;
  readonly modelLoader: ModelLoader;
  readonly turn: TrainingTurn;
}

export type Runner = ReturnType<typeof createRunner>;

export function createRunner({
  get,
  set,
  supervisor,
  history,
  modelLoader,
  turn,
  datasetFor,
  samplePrompt,
}: RunnerOptions) {
  const stoppable = createStoppable(supervisor.interrupt);
  let before: ModelBefore | null = null;

  const update = (phase: Phase, change: Partial<RunState>) =>
    updateRun({ get, set }, phase, change);
  const rewind = (phase: Phase, step: number) => rewindRun({ get, set }, history, phase, step);

  /** While a run goes on, it is some steps further when the model gets to write. */
  async function takeSample(phase: Phase, signal?: AbortSignal): Promise<void> {
    const prompt = samplePrompt(phase);
    const { tokenizer, settings } = get().model!;
    const isAsked = phase === 'pretraining' && settings.corpus === 'smallWorld';
    // Before the first step nobody could take it quickly, and it would be that of guessing.
    const isValidated = isAsked && get().runs[phase]!.step > 0;
    const tokenIds = promptIn(phase, tokenizer, prompt);
    const options = { ...SAMPLE_OPTIONS, ...(signal && { signal }) };
    const { written, validationLoss, fillIns } = await supervisor.withRestart(async (client) => {
      // Both are asked at once, lest there are steps between them.
      const [written, validationLoss, fillIns] = await Promise.all([
        generateText({ client, tokenizer }, [tokenIds], options),
        isValidated ? heldOutLoss({ client, tokenizer }) : null,
        isAsked ? probeFacts({ client, tokenizer }, signal) : null,
      ]);
      return { written, validationLoss, fillIns };
    });
    const run = get().runs[phase];
    // What was cut short is no sample.
    if (!run || signal?.aborted) return;
    const step = written.step ?? run.step;
    if (run.samples.at(-1)?.step === step) return;
    const sample: Sample = {
      ...{ step, prompt, text: written.texts[0].text },
      // A loss that has run away is no number that could be kept.
      ...(Number.isFinite(validationLoss) && { validationLoss: validationLoss! }),
      ...(fillIns && { fillIns }),
    };
    update(phase, { samples: [...run.samples, sample] });
  }

  function take(phase: Phase, { losses, ...progress }: TrainingProgress): void {
    const run = get().runs[phase];
    if (!run) return;
    update(phase, { ...progress, losses: [...run.losses, ...losses] });
    set({ version: get().version + 1 });
    const due = isSampleDue(run.step, progress.step);
    // A run that is stopped meanwhile may leave no model to write: then there is no sample.
    if (due && progress.step < run.steps) takeSample(phase).catch(() => {});
  }

  function keep(phase: Phase, checkpoint: Checkpoint): void {
    history.add(phase, checkpoint, get().runs.fineTuning?.base ?? null);
    refreshCheckpoints();
  }

  function refreshCheckpoints(): void {
    for (const phase of ['pretraining', 'fineTuning'] as const) {
      update(phase, { checkpoints: history.steps(phase) });
    }
  }

  /** From the newest checkpoint, if there is one; once more if the engine is lost meanwhile. */
  async function advance(phase: Phase, signal: AbortSignal, cut: AbortSignal): Promise<void> {
    const { training } = get().runs[phase]!;
    const listen = (event: StreamEvent) => {
      if (event.type === 'progress') take(phase, event.progress);
      if (event.type === 'checkpoint') keep(phase, event.checkpoint);
    };
    const outcome = await supervisor.withRestart(async (engine) => {
      const from = history.newest(phase) ?? null;
      rewind(phase, from?.step ?? 0);
      if (!from && phase === 'fineTuning') {
        // No document has the tokens of the chat: until now they have learnt nothing.
        const { tokenizer, settings } = get().model!;
        const { userId, assistantId } = tokenizer;
        const tokenIds = [userId, assistantId].filter((id) => id !== null);
        await engine.call('reinitialiseTokenRows', { tokenIds, seed: settings.seed });
      }
      const dataset = await datasetFor(phase);
      // How fast this engine is will be known after its first steps.
      if (!signal.aborted) update(phase, { status: 'running', tokensPerSecond: 0 });
      return engine.call('train', { dataset, training, from }, { signal, onEvent: listen });
    }, cut);
    // What it measured last, among numbers too large or too small for the processor, is no rate.
    if (outcome.status === 'diverged') await takeBack(phase);
    rememberRate(phase);
    const losses = get().runs[phase]?.losses.slice(0, outcome.step) ?? [];
    update(phase, { ...outcome, losses, secondsLeft: 0 });
    set({ version: get().version + 1 });
    if (outcome.status === 'finished') {
      await takeSample(phase, signal);
    }
  }

  /** Puts the model from before the run in its place again: nothing of a run that broke is of use. */
  async function takeBack(phase: Phase): Promise<never> {
    const { model, runs, shown, putCheckpointsBack } = before!;
    const { settings, training, losses } = get().runs[phase]!;
    update(phase, { status: 'stopping' });
    putCheckpointsBack();
    await supervisor.withRestart((engine) => modelLoader.restoreModel(engine, before!));
    const broken = { phase, settings, training, losses };
    set({ model, runs, shown, broken, version: get().version + 1 });
    throw new ReaderError('training.diverged', { steps: losses.length });
  }

  /** The last message of a run tells how fast this device trains such a model. */
  function rememberRate(phase: Phase): void {
    const { runs, model } = get();
    const tokensPerSecond = runs[phase]?.tokensPerSecond;
    if (model && tokensPerSecond) set({ rate: { config: model.config, tokensPerSecond } });
  }

  /** The run ends at its last checkpoint, whatever became of the step after it. */
  function breakOff(phase: Phase): void {
    const { step } = get().runs[phase]!;
    const kept = history.newest(phase)!.step;
    rewind(phase, kept);
    update(phase, { status: 'stopped' });
    set({ version: get().version + 1 });
    rememberRate(phase);
    if (kept < step) set({ problem: strings.stoppedAt(kept) });
  }

  /** Waits until nobody else trains; a run that is stopped meanwhile takes no step. */
  async function inItsTurn(signal: AbortSignal, train: () => Promise<void>): Promise<void> {
    set({ waits: turn.isTaken });
    const give = await turn.take(signal);
    set({ waits: false });
    try {
      await train();
    } finally {
      give?.();
    }
  }

  function follow(
    phase: Phase,
    held: ModelBefore,
    prepare?: (signal: AbortSignal) => Promise<void>,
  ): RunUnderWay {
    before = held;
    set({ broken: null });
    const work = async ({ signal, cut }: StopSignals) => {
      await prepare?.(signal);
      cut.throwIfAborted();
      await inItsTurn(signal, () => advance(phase, signal, cut));
    };
    const run = async (signals: StopSignals) => {
      const { cut } = signals;
      try {
        await unlessAborted(cut, work(signals));
      } catch (error) {
        // A run that could not even begin leaves no trace.
        if (!history.newest(phase)) set({ runs: { ...get().runs, [phase]: null } });
        else if (isActive(get().runs[phase])) {
          if (cut.aborted) breakOff(phase);
          else update(phase, { status: 'stopped' });
        }
        if (!cut.aborted) throw error;
      } finally {
        if (before === held) before = null;
      }
    };
    return { ended: stoppable.begin(run) };
  }

  return {
    /**
     * A new run, where none of this phase is.
     * @param base what it starts from, if that is not random
     * @param held what comes back if the run diverges
     */
    begin(phase: Phase, settings: Settings, base: Moment | null, held: ModelBefore): RunUnderWay {
      const { runs } = get();
      const training = trainingOf(phase, settings);
      const run: RunState = {
        origin: 'yours',
        settings,
        training,
        base,
        checkpoints: [],
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
      return follow(phase, held, (signal) => takeSample(phase, signal));
    },

    /** Goes on from the newest checkpoint. */
    resume: (phase: Phase, held: ModelBefore): RunUnderWay => follow(phase, held),

    /**
     * Whether a run has taken a model's place and not come through its warm-up, in which it breaks if it
     * does: until then, that model is the one to keep on the device.
     */
    isOnTrial(): boolean {
      const phase = activePhase(get());
      if (!phase || !before || PHASES.every((one) => before!.runs[one] === null)) return false;
      const { step, training } = get().runs[phase]!;
      return step <= training.warmupSteps;
    },

    /**
     * Stops the run that is under way, if one is, and waits until it has. If the engine does not
     * listen, it is ended, and the run with it, at its last checkpoint.
     */
    async stop(): Promise<void> {
      const phase = activePhase(get());
      if (phase) update(phase, { status: 'stopping' });
      await stoppable.stop();
    },

    /** A run that was stopped cannot go on any more. */
    end(phase: Phase): void {
      if (get().runs[phase]?.status === 'stopped') update(phase, { status: 'finished' });
    },
  };
}
