/** Keeps an engine at hand: starts it when it is first needed, and another when it is lost. */

import words from '#words/store';
import type { EngineName, EngineReport } from '../core/engines';
import { EngineLostError } from '../core/obstacles';
import type { EngineClient } from '../worker/client';
import { ExpectedError } from '../worker/client';
import { inWords, troubleInWords } from './engineWords';
import type { MeasurementStore } from './measurement';
import type { EngineState } from './state';

/** An engine that was lost so often is not tried again; the next best takes over. */
const MOST_LOSSES = 3;

export interface KeeperOptions {
  /** Makes a client; called when an engine is first needed, and after it was lost. */
  readonly connect: () => EngineClient;
  /** What earlier visits measured. */
  readonly measurement: MeasurementStore;
  readonly getState: () => EngineState;
  readonly setState: (state: EngineState) => void;
  /** Gives a new engine the reader's model, as it was. */
  readonly furnish: (client: EngineClient, report: EngineReport) => Promise<void>;
  /** Is told, in a sentence, what kept a better engine from being taken. */
  readonly onTrouble: (sentence: string) => void;
  /** Is told, in a sentence, when another engine has taken over. */
  readonly onReplaced: (sentence: string) => void;
}

export type Keeper = ReturnType<typeof createKeeper>;

export function createKeeper({
  connect,
  measurement,
  getState,
  setState,
  furnish,
  onTrouble,
  onReplaced,
}: KeeperOptions) {
  let client: EngineClient | null = null;
  /** What the reader asked for last, and got. */
  let wish: EngineName | 'auto' = 'auto';
  let losses = 0;
  const givenUp = new Set<EngineName>();
  let replacing: Promise<void> | null = null;

  const engine = (): EngineClient => (client ??= connect());

  function dismiss(): void {
    client?.dispose();
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
      const trouble = troubleInWords(report);
      if (trouble !== null) onTrouble(trouble);
      if (fresh) await furnish(engine(), report);
      wish = wanted;
      setState({ status: 'ready', report: inWords(report) });
      return report;
    } catch (error) {
      // An engine that is not there is refused, and the one before still has the model.
      const stays = error instanceof ExpectedError && !fresh;
      if (!stays) dismiss();
      setState(stays ? before : { status: 'failed' });
      throw error;
    }
  }

  /** Again and again, as long as there is an engine that has not been lost too often. */
  async function replace(loss: EngineLostError): Promise<void> {
    const state = getState();
    let lost = state.status === 'ready' ? state.report.name : null;
    for (let last = loss; ;) {
      dismiss();
      if (++losses >= MOST_LOSSES) {
        // It is not the engine then that is to blame.
        if (lost === null || givenUp.has(lost)) throw last;
        givenUp.add(lost);
        losses = 0;
        wish = 'auto';
      }
      try {
        const report = await start(wish, false);
        const { again, by } = words.replaced;
        onReplaced(report.name === lost ? again(last.message) : by(last.message, report.name));
        return;
      } catch (error) {
        if (error instanceof EngineLostError) last = error;
        // What the reader chose is not there any more.
        else if (error instanceof ExpectedError && wish !== 'auto') wish = 'auto';
        else throw error;
      }
    }
  }

  return {
    /** Starts an engine unless one is ready. The caller sees to it that this happens once at a time. */
    async wake(): Promise<void> {
      if (getState().status === 'ready') return;
      try {
        await start(wish, false);
      } catch (error) {
        if (!(error instanceof EngineLostError)) throw error;
        await replace(error);
      }
    },

    /** Takes the engine that the reader wants; `auto` measures anew. */
    async choose(wanted: EngineName | 'auto'): Promise<void> {
      givenUp.clear();
      losses = 0;
      await start(wanted, true);
    },

    /**
     * Does what needs the engine. If that is lost meanwhile, another takes its place, with the model
     * as it was, and the work is done from its beginning.
     */
    async persevere<T>(work: (client: EngineClient) => Promise<T>): Promise<T> {
      for (;;) {
        const used = engine();
        try {
          return await work(used);
        } catch (error) {
          if (!(error instanceof EngineLostError)) throw error;
          // Of several that were at work, the first sees to the new engine.
          if (client === used) replacing ??= replace(error).finally(() => (replacing = null));
          await replacing;
        }
      }
    },
  };
}
