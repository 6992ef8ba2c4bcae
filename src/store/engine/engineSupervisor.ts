/** Keeps an engine at hand: starts it when it is first needed, and another when it is lost. */

import strings from '#strings/store';
import type { EngineName, EngineReport } from '../../core/engines';
import { EngineLostError, isRefusal } from '../../core/engineErrors';
import type { EngineClient } from '../../worker/client';
import { SilentError } from '../../worker/client';
import { errorMessage } from '../errorMessage';
import { describeEngine, describeTrouble } from './describeEngine';
import type { MeasurementStore } from './measurement';
import type { EngineState } from '../state';

/** An engine that was lost so often is not tried again; the next best takes over. */
const MOST_LOSSES = 3;
/** One that has worked for so long meanwhile is forgiven. */
const FORGIVEN_AFTER_MS = 300_000;
/** A script that has not come by then is tried once more. */
const MOST_LOADINGS = 2;

/** Which engine it was that blocked a new worker, none can say: the likeliest are given up first. */
const SUSPECTS: readonly (readonly EngineName[])[] = [['webgpu', 'webgl'], ['simd']];

export interface EngineSupervisorOptions {
  /** Makes a client; called when an engine is first needed, and after it was lost. */
  readonly connect: () => EngineClient;
  /** What earlier visits measured. */
  readonly measurement: MeasurementStore;
  readonly getState: () => EngineState;
  readonly setState: (state: EngineState) => void;
  /** Gives a new engine the reader's model, as it was. */
  readonly restoreModel: (client: EngineClient, report: EngineReport) => Promise<void>;
  /** Is told, in a sentence, what kept a better engine from being taken. */
  readonly onTrouble: (sentence: string) => void;
  /** Is told, in a sentence, when another engine has taken over. */
  readonly onReplaced: (sentence: string) => void;
}

export type EngineSupervisor = ReturnType<typeof createEngineSupervisor>;

export function createEngineSupervisor({
  connect,
  measurement,
  getState,
  setState,
  restoreModel,
  onTrouble,
  onReplaced,
}: EngineSupervisorOptions) {
  let client: EngineClient | null = null;
  /** What the reader asked for last, and got. */
  let wish: EngineName | 'auto' = 'auto';
  let losses = 0;
  let lostAt = -Infinity;
  const givenUp = new Set<EngineName>();
  /** Under way while a new engine is brought. */
  let bringing: Promise<void> | null = null;

  const engine = (): EngineClient => (client ??= connect());

  function dismiss(why?: Error): void {
    client?.dispose(why);
    client = null;
  }

  /** @param anew measures again, whatever earlier visits measured */
  async function start(wanted: EngineName | 'auto', anew: boolean): Promise<EngineReport> {
    const before = getState();
    const fresh = client === null;
    setState({ status: 'starting', wanted });
    try {
      const measured = anew ? null : measurement.read();
      const wanting = { engine: wanted, measured, without: [...givenUp] };
      const report = await engine().call('start', wanting);
      if (report.measurement) measurement.write(report.measurement);
      const trouble = describeTrouble(report);
      if (trouble !== null) onTrouble(trouble);
      if (fresh) await restoreModel(engine(), report);
      wish = wanted;
      setState({ status: 'ready', report: describeEngine(report) });
      return report;
    } catch (error) {
      // An engine that is not there is refused, and the one before still has the model.
      const stays = isRefusal(error) && !fresh;
      if (!stays) dismiss();
      setState(stays ? before : { status: 'failed' });
      throw error;
    }
  }

  /** The next best will be taken instead. */
  function giveUp(...names: readonly EngineName[]): void {
    names.forEach((name) => givenUp.add(name));
    losses = 0;
    wish = 'auto';
  }

  /**
   * @param lost the engine that was at work, if one was
   * @throws EngineLostError if there is no other to blame
   */
  function countLoss(lost: EngineName | null, loss: EngineLostError): void {
    const now = performance.now();
    if (now - lostAt > FORGIVEN_AFTER_MS) losses = 0;
    lostAt = now;
    if (++losses < MOST_LOSSES) return;
    // It is not the engine then that is to blame.
    if (lost === null || givenUp.has(lost)) throw loss;
    giveUp(lost);
  }

  /**
   * An engine that blocked a new worker would do so again.
   * @throws SilentError if there is none left to blame
   */
  function blame(silent: SilentError, lost: EngineName | null): void {
    const wanted = wish === 'auto' ? lost : wish;
    const likely = wanted === null ? SUSPECTS : [[wanted], ...SUSPECTS];
    const suspects = likely.find((names) => !names.every((name) => givenUp.has(name)));
    if (suspects) return giveUp(...suspects);
    // It is none of them, then: the next attempt begins anew.
    givenUp.clear();
    throw silent;
  }

  /**
   * Starts an engine in a new worker, again and again, as long as there is one that might.
   * @param lost the engine in whose place it comes, if there was one
   * @param why what became of that, in a sentence; `null` if the reader need not know
   */
  async function bring(lost: EngineName | null, why: string | null): Promise<void> {
    for (let loadings = 1; ;) {
      try {
        const { name } = await start(wish, false);
        if (why !== null) onReplaced(replacedBy(name, lost, why));
        return;
      } catch (error) {
        if (error instanceof SilentError) {
          if (error.loaded) blame(error, lost);
          else if (++loadings > MOST_LOADINGS) throw error;
        } else if (error instanceof EngineLostError) countLoss(lost, error);
        // What the reader chose is not there any more.
        else if (isRefusal(error) && wish !== 'auto') wish = 'auto';
        else throw error;
        why = errorMessage(error);
      }
    }
  }

  /** Another in the place of one that was lost. */
  async function replace(error: EngineLostError): Promise<void> {
    const state = getState();
    const lost = state.status === 'ready' ? state.report.name : null;
    dismiss();
    setState({ status: 'failed' });
    countLoss(lost, error);
    await bring(lost, errorMessage(error));
  }

  /** One engine is brought at a time, however many wait for it. */
  function once(bringAnEngine: () => Promise<void>): Promise<void> {
    bringing ??= bringAnEngine().finally(() => (bringing = null));
    return bringing;
  }

  /** Starts an engine unless one is ready. */
  const wake = (): Promise<void> =>
    getState().status === 'ready' ? Promise.resolve() : once(() => bring(null, null));

  return {
    wake,

    /** Takes the engine that the reader wants; `auto` measures anew. */
    async choose(wanted: EngineName | 'auto'): Promise<void> {
      await bringing?.catch(() => {});
      givenUp.clear();
      losses = 0;
      await once(async () => {
        try {
          await start(wanted, true);
        } catch (error) {
          if (!(error instanceof EngineLostError)) throw error;
          wish = wanted;
          await replace(error);
        }
      });
    },

    /**
     * Does what needs the engine. If that is lost meanwhile, another takes its place, with the model
     * as it was, and the work is done from its beginning.
     * @param signal once it is aborted, the work is not begun again
     */
    async withRestart<T>(
      work: (client: EngineClient) => Promise<T>,
      signal?: AbortSignal,
    ): Promise<T> {
      for (;;) {
        await wake();
        signal?.throwIfAborted();
        const used = engine();
        try {
          return await work(used);
        } catch (error) {
          if (!(error instanceof EngineLostError)) throw error;
          // Of several that were at work, the first sees to the new engine.
          if (client === used) await once(() => replace(error));
        }
      }
    },

    /** Ends an engine that does not listen, and brings it anew, with the model as it was. */
    interrupt(): void {
      const state = getState();
      if (state.status !== 'ready') return;
      const { name } = state.report;
      dismiss(new EngineLostError('engine.interrupted'));
      // Whoever needs an engine next is told if there is none.
      void once(() => bring(name, null)).catch(() => {});
    },
  };
}

/** @param lost the engine before, if there was one */
function replacedBy(name: EngineName, lost: EngineName | null, why: string): string {
  const { again, by, started } = strings.replaced;
  if (lost === null) return started(why, name);
  return name === lost ? again(why) : by(why, name);
}
