/** The engines measured in turn, each in a worker of its own, apart from the reader's model. */

import strings from '#strings/bench';
import {
  BENCH_ROUNDS,
  BENCH_SHAPES,
  median,
  stepOperations,
  type BenchShape,
  type EngineFound,
  type ProductRate,
} from '../../core/benchmark';
import type { EngineName } from '../../core/engines';
import { formatList } from '../../language/format';
import type { EngineClient } from '../../worker/client';
import { errorMessage } from '../errorMessage';
import { describeDevice } from './describeEngine';
import { describeShape } from './describeShape';

/** A turn is about so long. */
const TURN_MS = 400;
const MOST_STEPS = 2_000;
/** What the turns of one engine at one shape may take in all; one turn it has in any case. */
const BUDGET_MS = 12_000;
/** An engine whose step would take longer is left out. */
const TOO_SLOW_MS = 15_000;

export interface BenchRequest {
  readonly engines: readonly EngineName[];
  /** Whether graphics interfaces that are worked out on the processor are measured too. */
  readonly software: boolean;
  readonly shapes?: readonly BenchShape[];
}

export interface BenchRow {
  readonly engine: EngineName;
  /** Milliseconds a step, in each round that it had a turn. */
  readonly stepMs: readonly number[];
  /** The same by the GPU's own clock, after each turn; empty without such a clock. */
  readonly gpuMs: readonly number[];
  readonly dispatches: number | null;
  readonly product: ProductRate;
}

export interface BenchTable {
  readonly shape: BenchShape;
  /** Of the engines that have had a turn, in the order of asking. */
  readonly rows: readonly BenchRow[];
}

export interface BenchState {
  readonly status: 'running' | 'stopped' | 'finished';
  /** What it is at, as a sentence without its full stop. */
  readonly doing: string;
  /** How much is done, from 0 to 1. */
  readonly fraction: number;
  readonly engines: readonly EngineFound[];
  /** Sentences about what was left out or failed. */
  readonly notes: readonly string[];
  readonly tables: readonly BenchTable[];
}

interface Contender {
  readonly name: EngineName;
  readonly client: EngineClient;
  /** Of the shape before, to foretell how long the next one takes. */
  last: { readonly shape: BenchShape; readonly stepMs: number } | null;
}

interface Turn {
  readonly contender: Contender;
  row: BenchRow;
  estimateMs: number;
  spentMs: number;
}

const { doing, notes } = strings;

const hasTurns = ({ stepMs }: BenchRow): boolean => stepMs.length > 0;

/**
 * @param connect starts a worker
 * @param signal ends all workers at once; what was measured by then stays
 */
export async function runBench(
  connect: () => EngineClient,
  { engines: wanted, software, shapes = BENCH_SHAPES }: BenchRequest,
  signal: AbortSignal,
  onState: (state: BenchState) => void,
): Promise<void> {
  const clients = new Set<EngineClient>();
  let state: BenchState = {
    status: 'running',
    doing: doing.looking,
    fraction: 0,
    engines: [],
    notes: [],
    tables: [],
  };
  const set = (change: Partial<BenchState>) => onState((state = { ...state, ...change }));
  const note = (sentence: string) => set({ notes: [...state.notes, sentence] });
  const endAll = () => clients.forEach((client) => client.dispose());
  signal.addEventListener('abort', endAll);
  let contenders: Contender[] = [];

  function open(): EngineClient {
    signal.throwIfAborted();
    const client = connect();
    clients.add(client);
    return client;
  }

  /** Whoever fails drops out, and the others go on. */
  async function attempt<T>(contender: Contender, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      contender.client.dispose();
      contenders = contenders.filter((other) => other !== contender);
      note(notes.failed(contender.name, errorMessage(error)));
      return null;
    }
  }

  async function find(): Promise<void> {
    set({});
    const finder = open();
    const found = (await finder.call('findEngines', {})).map((engine) => ({
      ...engine,
      device: describeDevice(engine.device),
    }));
    finder.dispose();
    for (const name of wanted) {
      if (!found.some((engine) => engine.name === name)) note(notes.absent(name));
    }
    const asked = found.filter(({ name }) => wanted.includes(name));
    for (const engine of asked) {
      if (engine.software && !software) {
        note(notes.software(engine.name, engine.device));
      }
    }
    const engines = asked.filter((engine) => software || !engine.software);
    contenders = engines.map(({ name }) => ({ name, client: open(), last: null }));
    set({ engines });
  }

  /** Makes the model and takes the first steps, which compile and warm up. */
  async function prepare(contender: Contender, shape: BenchShape): Promise<Turn | null> {
    const { name: engine, client, last } = contender;
    const foretold = last && (last.stepMs * stepOperations(shape)) / stepOperations(last.shape);
    if (foretold !== null && foretold > TOO_SLOW_MS) {
      const seconds = Math.round(foretold / 1000);
      note(notes.tooSlow(describeShape(shape), engine, seconds));
      return null;
    }
    set({ doing: doing.preparing(describeShape(shape), engine) });
    return attempt(contender, async () => {
      const first = await client.call('measureSteps', { engine, shape, steps: 1 });
      const product = await client.call('measureProduct', { engine, shape });
      const second = await client.call('measureSteps', { engine, shape, steps: 1 });
      const row = { engine, stepMs: [], gpuMs: [], dispatches: first.dispatches, product };
      return { contender, row, estimateMs: second.ms, spentMs: 0 };
    });
  }

  async function take(turn: Turn, shape: BenchShape): Promise<void> {
    const { contender, row, estimateMs } = turn;
    if (row.stepMs.length > 0 && turn.spentMs + estimateMs > BUDGET_MS) return;
    const steps = Math.min(MOST_STEPS, Math.max(1, Math.round(TURN_MS / estimateMs)));
    const taken = await attempt(contender, () =>
      contender.client.call('measureSteps', { engine: contender.name, shape, steps }),
    );
    if (!taken) return;
    const { ms, gpuMs } = taken;
    // The GPU's clock takes one more step where steps are long, and next to no time where they are short.
    turn.spentMs += ms + (gpuMs ?? 0);
    turn.estimateMs = ms / steps;
    turn.row = {
      ...row,
      stepMs: [...row.stepMs, ms / steps],
      gpuMs: gpuMs === null ? row.gpuMs : [...row.gpuMs, gpuMs],
    };
  }

  /** Measures the products a second time, and keeps the better: what else goes on only slows them. */
  async function again(turn: Turn, shape: BenchShape): Promise<void> {
    const { contender, row } = turn;
    const product = await attempt(contender, () =>
      contender.client.call('measureProduct', { engine: contender.name, shape }),
    );
    if (product && product.gflops > row.product.gflops) turn.row = { ...row, product };
  }

  async function measure(shape: BenchShape, at: number): Promise<void> {
    const turns: Turn[] = [];
    for (const contender of [...contenders]) {
      const turn = await prepare(contender, shape);
      if (turn) turns.push(turn);
    }
    if (turns.length === 0) return;
    const names = formatList(turns.map(({ row }) => row.engine));
    const how = turns.length > 1 ? doing.inTurn : doing.alone;
    set({ doing: how(describeShape(shape), names) });
    const before = state.tables;
    for (let round = 0; round < BENCH_ROUNDS; round++) {
      // There and back again, so that nobody is always behind the same one.
      for (const turn of round % 2 === 0 ? turns : [...turns].reverse()) {
        if (contenders.includes(turn.contender)) await take(turn, shape);
      }
      const rows = turns.map(({ row }) => row).filter(hasTurns);
      const fraction = (at + (round + 1) / BENCH_ROUNDS) / shapes.length;
      set({ tables: [...before, { shape, rows }], fraction });
    }
    for (const turn of turns) if (contenders.includes(turn.contender)) await again(turn, shape);
    set({ tables: [...before, { shape, rows: turns.map(({ row }) => row).filter(hasTurns) }] });
    for (const { contender, row } of turns) {
      if (hasTurns(row)) contender.last = { shape, stepMs: median(row.stepMs) };
    }
  }

  try {
    await find();
    for (const [at, shape] of shapes.entries()) await measure(shape, at);
    set({ status: 'finished', doing: '', fraction: 1 });
  } catch (error) {
    if (!signal.aborted) note(errorMessage(error));
    set({ status: 'stopped', doing: '' });
  } finally {
    signal.removeEventListener('abort', endAll);
    endAll();
  }
}
