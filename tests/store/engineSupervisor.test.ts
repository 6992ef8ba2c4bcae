/** Limits on stopping, silence and starting: what becomes of the life when an engine does not answer. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineLostError } from '../../src/core/engineErrors';
import type { EngineName, EngineWish } from '../../src/core/engines';
import { PRESETS } from '../../src/core/settings';
import { createLife, type Life } from '../../src/store/life';
import { measurementIn } from '../../src/store/engine/measurement';
import { SilentError } from '../../src/worker/client';
import { CHECKPOINT_STEPS, createFakeEngine, soon, type FakeOptions } from './fakeEngine';
import { fakeStorage } from './fakeStorage';
import { until } from './until';

const { steps: STEPS } = PRESETS.small.size;

async function createSmallLife(options: FakeOptions = {}) {
  const engine = createFakeEngine(options);
  const life = createLife(
    engine.connect,
    measurementIn(() => fakeStorage(), 'engines'),
  );
  await life.actions.configure(PRESETS.small.size);
  return { engine, life, run: () => life.getState().runs.pretraining, ...life.actions };
}

const reached = (life: Life, step: number) =>
  until(life, ({ runs }) => (runs.pretraining?.step ?? 0) >= step);

const isReady = (life: Life) => until(life, ({ engine }) => engine.status === 'ready');

describe('Stop, when the engine does not listen', () => {
  // Three steps behind a checkpoint.
  const deafAt = 2 * CHECKPOINT_STEPS + 3;

  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** Presses Stop, and lets a second pass. */
  async function stopIn(life: Life, ms = 1_000): Promise<void> {
    const stopped = life.actions.stop();
    expect(life.getState().runs.pretraining?.status).toBe('stopping');
    await vi.advanceTimersByTimeAsync(ms);
    await stopped;
  }

  it('ends it within a second, and the run with it, at its last checkpoint', async () => {
    const { engine, life, run, pretrain } = await createSmallLife({ deafAt });
    const training = pretrain();
    await reached(life, deafAt);
    const { version } = life.getState();
    await stopIn(life);
    await training;
    const step = 2 * CHECKPOINT_STEPS;
    expect(run()).toMatchObject({ status: 'stopped', step });
    expect(run()?.losses).toHaveLength(step);
    expect(run()?.samples.every((sample) => sample.step <= step)).toBe(true);
    expect(life.getState().version).toBeGreaterThan(version);
    expect(life.getState().problem).toBe(
      'The engine did not answer, so it was started again. The model is as it was after step 20, at its last checkpoint.',
    );
    // The new engine gets the model, and nothing of the run is done once more.
    await life.actions.trace([1], []);
    expect(engine.clients).toBe(2);
    expect(engine.count('train')).toBe(1);
    expect(engine.parameter).toBe(step);
  });

  it('the run can go on then, to the same end', async () => {
    const { engine, life, run, pretrain } = await createSmallLife({ deafAt });
    const training = pretrain();
    await reached(life, deafAt);
    await stopIn(life);
    await training;
    await pretrain();
    expect(run()).toMatchObject({ status: 'finished', step: STEPS });
    expect(run()?.losses).toEqual(Array.from({ length: STEPS }, (_, i) => 1 / (i + 1)));
    expect(engine.parameter).toBe(STEPS);
  });

  it('says nothing where no step was lost, and does not count it against the engine', async () => {
    const wishes: EngineWish[] = [];
    const start = (wish: EngineWish) => {
      wishes.push(wish);
      return { name: 'simd', device: 'a fake', reason: 'unrivalled', measurement: null } as const;
    };
    const { life, pretrain } = await createSmallLife({
      deafAt: CHECKPOINT_STEPS,
      answers: { start },
    });
    const training = pretrain();
    await reached(life, CHECKPOINT_STEPS);
    await stopIn(life);
    await training;
    await isReady(life);
    expect(life.getState()).toMatchObject({ problem: null, runs: { fineTuning: null } });
    expect(wishes.map(({ without }) => without)).toEqual([[], []]);
  });

  it('is not heard by whoever else waits for an answer: the new engine gives it', async () => {
    const { engine, life, pretrain, trace } = await createSmallLife({ deafAt });
    const training = pretrain();
    await reached(life, deafAt);
    const looked = trace([1], []);
    while (!engine.asked.includes('trace')) await soon();
    await stopIn(life);
    await training;
    expect(await looked).toEqual({});
    expect(engine.count('trace')).toBe(2);
  });

  it('is answered while a lost engine is being replaced', async () => {
    let starts = 0;
    const start = () =>
      ++starts === 1
        ? ({ name: 'simd', device: 'a fake', reason: 'unrivalled', measurement: null } as const)
        : new Promise<never>(() => {});
    const { engine, life, run, pretrain } = await createSmallLife({ answers: { start } });
    const training = pretrain();
    await reached(life, deafAt);
    engine.break();
    await until(life, ({ engine: { status } }) => status === 'starting');
    await stopIn(life);
    await training;
    expect(run()).toMatchObject({ status: 'stopped', step: 2 * CHECKPOINT_STEPS });
  });

  it('what follows it waits no longer: a new model is drawn, by a new engine', async () => {
    const { engine, life, pretrain, reset } = await createSmallLife({ deafAt });
    const training = pretrain();
    await reached(life, deafAt);
    const drawn = reset();
    while (life.getState().runs.pretraining?.status !== 'stopping') await soon();
    await vi.advanceTimersByTimeAsync(1_000);
    await Promise.all([drawn, training]);
    expect(life.getState()).toMatchObject({
      engine: { status: 'ready' },
      model: { age: 'random' },
      runs: { pretraining: null },
    });
    expect(engine.clients).toBe(2);
  });
});

describe('an engine that falls silent', () => {
  it('in training is replaced like one that is lost', async () => {
    const { engine, life, run, pretrain } = await createSmallLife();
    const training = pretrain();
    await reached(life, 25);
    engine.break(new EngineLostError('engine.silent', { seconds: 2 }));
    await training;
    expect(life.getState().problem).toBe(
      'The engine has not answered for 2 seconds. It was started again, and the model is as it was at its last checkpoint.',
    );
    expect(run()).toMatchObject({ status: 'finished', step: STEPS });
  });

  it('is judged by its own speed: a run that goes on has none at first', async () => {
    const { life, run, pretrain, stop } = await createSmallLife();
    const training = pretrain();
    await reached(life, 25);
    expect(run()?.tokensPerSecond).toBe(1);
    await stop();
    await training;
    const speeds: number[] = [];
    const leave = life.subscribe(({ runs: { pretraining } }) => {
      if (pretraining?.status === 'running') speeds.push(pretraining.tokensPerSecond);
    });
    await pretrain();
    leave();
    expect(speeds.slice(0, 1)).toEqual([0]);
    expect(speeds.at(-1)).toBe(1);
  });

  it('a third time within five minutes gives way to the next; after a longer peace, it is forgiven', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0);
    const names: EngineName[] = [];
    const start = ({ without }: EngineWish) => {
      const name = without?.includes('simd') ? 'cpu' : 'simd';
      names.push(name);
      return { name, device: 'a fake', reason: 'unrivalled', measurement: null } as const;
    };
    const { engine, life, wake, trace } = await createSmallLife({ answers: { start } });
    await wake();
    for (const minutes of [0, 1, 7, 8, 9]) {
      now.mockReturnValue(minutes * 60_000);
      engine.break(new EngineLostError('engine.silent', { seconds: 2 }));
      expect(await trace([1], [])).toBeDefined();
    }
    now.mockRestore();
    expect(names).toEqual(['simd', 'simd', 'simd', 'simd', 'simd', 'cpu']);
    expect(life.getState().problem).toContain('cpu has taken over');
  });
});

describe('a start that says nothing', () => {
  const silent = (loaded: boolean) => new SilentError(loaded ? 2 : 20, loaded);

  /** An engine whose worker is blocked while one of these is started. */
  function blocking(names: readonly EngineName[]) {
    const wishes: EngineWish[] = [];
    const start = (wish: EngineWish) => {
      wishes.push(wish);
      const order = (['webgpu', 'webgl', 'simd', 'cpu'] as const).filter(
        (name) => !wish.without?.includes(name),
      );
      const name = wish.engine === 'auto' ? order[0] : wish.engine;
      if (names.includes(name)) throw silent(true);
      return { name, device: 'a fake', reason: 'unrivalled', measurement: null } as const;
    };
    return { wishes, answers: { start } };
  }

  it('is not repeated: the next engine is taken, with a sentence', async () => {
    const { wishes, answers } = blocking(['webgpu', 'webgl']);
    const { life, wake } = await createSmallLife({ answers });
    await wake();
    expect(wishes.map(({ without }) => without)).toEqual([[], ['webgpu', 'webgl']]);
    expect(life.getState()).toMatchObject({
      engine: { status: 'ready', report: { name: 'simd' } },
      problem:
        'The engine has not answered for 2 seconds. It was tried again, and simd has started.',
    });
    expect(life.getState().model).not.toBeNull();
  });

  it('of the engine that the reader chose gives way to the fastest of the others', async () => {
    const { wishes, answers } = blocking(['webgl']);
    const { life, wake, chooseEngine } = await createSmallLife({ answers });
    await wake();
    await chooseEngine('webgl');
    expect(wishes.at(-1)).toMatchObject({ engine: 'auto', without: ['webgl'] });
    expect(life.getState()).toMatchObject({ engine: { status: 'ready' } });
    expect(life.getState().problem).toContain('The engine has not answered for 2 seconds.');
  });

  it('of every engine ends, in words, and the next attempt begins anew', async () => {
    let works = false;
    const wishes: EngineWish[] = [];
    const start = (wish: EngineWish) => {
      wishes.push(wish);
      if (!works) throw silent(true);
      return { name: 'cpu', device: 'a fake', reason: 'unrivalled', measurement: null } as const;
    };
    const { life, wake } = await createSmallLife({ answers: { start } });
    await wake();
    expect(life.getState()).toMatchObject({
      engine: { status: 'failed' },
      problem: 'The engine has not answered for 2 seconds.',
    });
    expect(wishes.map(({ without }) => without?.length)).toEqual([0, 2, 3]);
    works = true;
    await wake();
    expect(life.getState()).toMatchObject({ engine: { status: 'ready' }, problem: null });
    expect(wishes.at(-1)?.without).toEqual([]);
  });

  it('because its script does not come is tried once more, and blames no engine', async () => {
    const wishes: EngineWish[] = [];
    const start = (wish: EngineWish) => {
      wishes.push(wish);
      throw silent(false);
    };
    const { life, wake } = await createSmallLife({ answers: { start } });
    await wake();
    expect(wishes.map(({ without }) => without)).toEqual([[], []]);
    expect(life.getState()).toMatchObject({
      engine: { status: 'failed' },
      problem: 'The engine could not be fetched: the server has not answered for 20 seconds.',
    });
  });

  it('after a loss in training leaves the run where it can go on', async () => {
    let works = true;
    const start = () => {
      if (!works) throw silent(false);
      return { name: 'simd', device: 'a fake', reason: 'unrivalled', measurement: null } as const;
    };
    const { engine, life, run, pretrain } = await createSmallLife({ answers: { start } });
    const training = pretrain();
    await reached(life, 25);
    works = false;
    engine.break();
    await training;
    expect(life.getState()).toMatchObject({
      engine: { status: 'failed' },
      problem: 'The engine could not be fetched: the server has not answered for 20 seconds.',
    });
    expect(run()).toMatchObject({ status: 'stopped' });
    works = true;
    await pretrain();
    expect(run()).toMatchObject({ status: 'finished', step: STEPS });
    expect(engine.parameter).toBe(STEPS);
  });

  it('leaves what waits for it with one engine, not with two', async () => {
    const { engine, wake, trace, life } = await createSmallLife();
    await wake();
    engine.break(new EngineLostError('engine.silent', { seconds: 2 }));
    // The second comes while the first is waiting for the new engine.
    const first = trace([1], []);
    await until(life, ({ engine: { status } }) => status === 'starting');
    const second = trace([2], []);
    expect(await Promise.all([first, second])).toEqual([{}, {}]);
    expect(engine.count('start')).toBe(2);
  });
});
