/** What becomes of one translator: drawn at random, trained, asked, measured, kept. */

import type { NamedArrays } from '../../core/arrays';
import type { Checkpoint } from '../../core/checkpoint';
import { COMPLETE, type Ablations } from '../../core/encoderDecoder';
import { ReaderError } from '../../core/errors';
import { distribution } from '../../core/sampling';
import type { PairTraceName } from '../../core/traceNames';
import {
  idsOf,
  SPECIAL_TOKENS,
  TARGET_LENGTH,
  tokensOf,
  TRANSLATOR_CONFIG,
  TRANSLATOR_TRAINING,
  type TranslatorName,
} from '../../core/translation';
import type { TrainingOutcome, TrainingProgress } from '../../core/training';
import type { EngineClient } from '../../worker/client';
import type { StreamEvent } from '../../worker/protocol';
import type { Life } from '../life';
import { isSampleDue } from '../training/sampleSteps';
import { createStoppable, unlessAborted, type StopSignals } from '../training/stoppable';
import { snapshotOf, type TranslatorSnapshot } from './record';
import {
  hasLearnt,
  isActive,
  isSameInTranslation,
  NO_TRANSLATOR,
  type TranslatorScore,
  type TranslatorState,
} from './state';

/** Sentences that are translated as it learns. */
const SENTENCES = 3;

const UNCHANGED = { temperature: 1, topK: 0, topP: 1 };

export interface TranslateOptions {
  /** What is taken away from it; nothing, if that is not said. */
  readonly ablations?: Ablations;
  /** How many beginnings a beam search keeps; 1, the likeliest token each time, if that is not said. */
  readonly beamWidth?: number;
}

export interface Candidate {
  readonly french: readonly string[];
  /** Natural logarithm of the probability of all of it, the end included. */
  readonly logProbability: number;
  /** Whether it has an end. */
  readonly finished: boolean;
}

export interface Translation {
  /** The likeliest. */
  readonly french: readonly string[];
  /** Whether it has an end; else it is as long as the translator writes. */
  readonly finished: boolean;
  /**
   * What each word was drawn from, over the vocabulary, and behind the last one the end, where it has
   * one: 0 to 1.
   */
  readonly probabilities: readonly Float32Array[];
  /** All that a beam search has found, the best first; empty without one. */
  readonly candidates: readonly Candidate[];
}

export interface TranslatorLifeOptions {
  readonly which: TranslatorName;
  /** What is taken away from it in training. */
  readonly ablations: Ablations;
  readonly life: Pick<Life, 'beside'>;
  readonly get: () => TranslatorState;
  readonly set: (change: Partial<TranslatorState>) => void;
  /** Another checkpoint, or another score of it. */
  readonly onNews: () => void;
}

export type TranslatorLife = ReturnType<typeof createTranslatorLife>;

export function createTranslatorLife({
  which,
  ablations,
  life: { beside },
  get,
  set,
  onNews,
}: TranslatorLifeOptions) {
  /** The newest: what a new engine is given. */
  let checkpoint: Checkpoint | null = null;
  /** The engine that has it, or is being given it. */
  let placed: { readonly client: EngineClient; readonly done: Promise<void> } | null = null;
  let measuring = new AbortController();
  const stoppable = createStoppable(beside.interrupt);

  const changed = () => set({ version: get().version + 1 });

  async function place(client: EngineClient): Promise<void> {
    const { seed } = get();
    await client.call('createTranslator', { which, config: TRANSLATOR_CONFIG, seed });
    if (checkpoint) {
      await client.call('writeTranslator', { which, parameters: checkpoint.parameters });
    }
  }

  /** Does what needs the engine with the translator in it, which a new one is given first. */
  const withTranslator = <T>(
    work: (client: EngineClient) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> =>
    beside.awake(async (client) => {
      if (placed?.client !== client) {
        const placing = { client, done: place(client) };
        placed = placing;
        placing.done.catch(() => {
          if (placed === placing) placed = null;
        });
      }
      await placed.done;
      return work(client);
    }, signal);

  function endMeasuring(): void {
    measuring.abort();
    set({ measuring: null });
  }

  /** Another takes its place; a run must have been stopped. */
  function replace(state: TranslatorState, newest: Checkpoint | null): void {
    endMeasuring();
    checkpoint = newest;
    placed = null;
    const { version, savedAt, trouble } = get();
    set({ ...state, savedAt, trouble, version: version + 1 });
  }

  /** Takes back what came after the newest checkpoint. */
  function rewind(): void {
    const step = checkpoint?.step ?? 0;
    const { losses, samples } = get();
    set({
      step,
      losses: losses.slice(0, step),
      samples: samples.filter((sample) => sample.step <= step),
    });
  }

  /** While a run goes on, it is some steps further when the translator gets to write. */
  async function takeSample(signal: AbortSignal): Promise<void> {
    const sources = get().sentences.map(({ english }) => idsOf(english));
    const { targets, step } = await withTranslator((client) =>
      client.call('translate', { which, ablations: COMPLETE, sources }, { signal }),
    );
    const { samples, ...now } = get();
    const at = step ?? now.step;
    // What was cut short is no sample.
    if (signal.aborted || samples.at(-1)?.step === at) return;
    set({ samples: [...samples, { step: at, translations: targets.map(tokensOf) }] });
  }

  async function drawSentences(client: EngineClient): Promise<void> {
    const { seed, sentences } = get();
    if (sentences.length > 0) return;
    const pairs = await client.call('heldOutPairs', { seed, count: SENTENCES });
    set({
      sentences: pairs.map(({ source, target }) => ({
        english: tokensOf(source),
        french: tokensOf(target),
      })),
    });
  }

  function take({ losses, step, secondsLeft }: TrainingProgress, signal: AbortSignal): void {
    const before = get();
    set({ step, secondsLeft, losses: [...before.losses, ...losses], version: before.version + 1 });
    // A run that is stopped meanwhile may leave none to write: then there is no sample.
    if (isSampleDue(before.step, step) && step < before.steps) takeSample(signal).catch(() => {});
  }

  /** From the newest checkpoint, if there is one; once more if the engine is lost meanwhile. */
  async function advance({ signal, cut }: StopSignals): Promise<TrainingOutcome['status']> {
    const training = { ...TRANSLATOR_TRAINING, seed: get().seed };
    const onEvent = (event: StreamEvent) => {
      if (event.type === 'progress') take(event.progress, signal);
      if (event.type !== 'checkpoint') return;
      ({ checkpoint } = event);
      onNews();
    };
    await withTranslator(drawSentences, cut);
    if (!checkpoint) await takeSample(signal);
    const { status, step } = await withTranslator((client) => {
      rewind();
      if (!signal.aborted) set({ status: 'training' });
      const request = { which, ablations, training, from: checkpoint };
      return client.call('trainTranslator', request, { signal, onEvent });
    }, cut);
    if (status !== 'diverged') set({ step, losses: get().losses.slice(0, step), secondsLeft: 0 });
    return status;
  }

  async function run(signals: StopSignals, takeBack: () => void): Promise<void> {
    const { signal, cut } = signals;
    set({ status: beside.turn.isTaken ? 'waiting' : 'starting' });
    const give = await beside.turn.take(signal);
    try {
      if (!give) return;
      set({ status: 'starting' });
      const status = await unlessAborted(cut, advance(signals));
      if (status === 'diverged') {
        const steps = get().losses.length;
        takeBack();
        throw new ReaderError('training.diverged', { steps });
      }
      if (status === 'finished') {
        set({ status: 'trained' });
        await takeSample(signal);
      }
    } catch (error) {
      rewind();
      if (!cut.aborted) throw error;
    } finally {
      // A run that could not even begin leaves no trace.
      if (!hasLearnt(get())) takeBack();
      else if (isActive(get())) set({ status: 'stopped' });
      changed();
      onNews();
      give?.();
    }
  }

  function begin(prepare: () => void): Promise<void> {
    const [before, newest] = [get(), checkpoint];
    endMeasuring();
    prepare();
    return stoppable.begin((signals) => run(signals, () => replace(before, newest)));
  }

  /** Stops the run that is under way, if one is, and waits until it has. */
  async function stop(): Promise<void> {
    endMeasuring();
    if (isActive(get())) set({ status: 'stopping' });
    await stoppable.stop();
  }

  return {
    isActive: () => isActive(get()),
    stop,

    /** Draws one at random and trains it. */
    async train(seed: number): Promise<void> {
      await beside.expectOwner();
      if (isActive(get())) return;
      await begin(() => replace({ ...NO_TRANSLATOR, seed }, null));
    },

    /** Goes on from where it was stopped. */
    async goOn(): Promise<void> {
      await beside.expectOwner();
      if (get().status === 'stopped') await begin(() => {});
    },

    /** Another in its place; `null`: none. */
    async become(snapshot: TranslatorSnapshot | null): Promise<void> {
      await stop();
      if (!snapshot) return replace({ ...NO_TRANSLATOR, seed: get().seed }, null);
      const { status, origin, seed, step, losses, sentences, samples, scores } = snapshot.record;
      const state = { status, origin, seed, step, losses, sentences, samples, scores };
      replace({ ...NO_TRANSLATOR, ...state, secondsLeft: 0 }, snapshot.checkpoint);
    },

    /** What there is to keep: nothing of a run in its warm-up, in which it breaks if it does. */
    snapshot(): TranslatorSnapshot | null {
      const least = isActive(get()) ? TRANSLATOR_TRAINING.warmupSteps : 0;
      return checkpoint && checkpoint.step > least ? snapshotOf(get(), checkpoint) : null;
    },

    /**
     * What it makes of a sentence.
     * @param english words that the grammar has: see `translate` in `src/core/translation`
     */
    translate: (
      english: readonly string[],
      { ablations = COMPLETE, beamWidth = 1 }: TranslateOptions,
    ): Promise<Translation> =>
      withTranslator(async (client) => {
        const source = idsOf(english);
        const { start, end } = SPECIAL_TOKENS;
        const given = { which, ablations };
        const found =
          beamWidth > 1
            ? await client.call('beam', { ...given, source, width: beamWidth })
            : (await client.call('translate', { ...given, sources: [source] })).targets.map(
                (tokenIds) => ({ tokenIds, finished: tokenIds.length < TARGET_LENGTH }),
              );
        const [{ tokenIds, finished }] = found;
        const target = [start, ...tokenIds].slice(0, finished ? undefined : TARGET_LENGTH);
        const names = ['logits'] as const;
        const { logits } = await client.call('traceTranslator', {
          ...{ ...given, source, target, names },
        });
        const { length } = finished ? [...tokenIds, end] : tokenIds;
        return {
          french: tokensOf(tokenIds),
          finished,
          probabilities: Array.from({ length }, (_, t) =>
            distribution(rowOf(logits, t), UNCHANGED),
          ),
          candidates: found.flatMap((one) => {
            if (!('logProbability' in one)) return [];
            const { logProbability, finished } = one;
            return [{ french: tokensOf(one.tokenIds), logProbability, finished }];
          }),
        };
      }),

    /**
     * Intermediates of one pass over a pair.
     * @param french as far as it is written: what it attends to, row by row, begins with the start
     */
    trace: (
      english: readonly string[],
      french: readonly string[],
      names: readonly PairTraceName[],
      ablations: Ablations,
    ): Promise<NamedArrays> =>
      withTranslator((client) =>
        client.call('traceTranslator', {
          ...{ which, ablations, names, source: idsOf(english) },
          target: [SPECIAL_TOKENS.start, ...idsOf(french)].slice(0, TARGET_LENGTH),
        }),
      ),

    /**
     * Translates all sentences that were kept from training, and counts what is right. It ends without
     * a score where the translator is trained, stopped or replaced meanwhile.
     */
    async measure(ablations: Ablations): Promise<void> {
      if (!hasLearnt(get())) throw new ReaderError('translator.none');
      if (isActive(get())) return;
      endMeasuring();
      const { signal } = (measuring = new AbortController());
      const { seed, step } = get();
      const measured = (score: Pick<TranslatorScore, 'exact' | 'of'>) => ({
        ...{ ...score, ablations, step },
      });
      const tell = (change: Partial<TranslatorState>) => {
        if (!signal.aborted) set(change);
      };
      tell({ measuring: measured({ exact: 0, of: 0 }) });
      try {
        const onEvent = (event: StreamEvent) =>
          event.type === 'score' && tell({ measuring: measured(event.score) });
        const score = await withTranslator(
          (client) =>
            client.call('measureTranslator', { which, ablations, seed }, { signal, onEvent }),
          signal,
        );
        const others = get().scores.filter((one) => !isSameInTranslation(one.ablations, ablations));
        tell({ scores: [...others, measured(score)] });
        onNews();
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        tell({ measuring: null });
      }
    },
  };
}

const rowOf = ({ shape, data }: NamedArrays[string], row: number): Float32Array =>
  data.subarray(row * shape[1], (row + 1) * shape[1]);
