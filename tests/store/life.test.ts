import { describe, expect, it, vi } from 'vitest';
import { measurementIn, type MeasurementStore } from '../../src/store/engine/measurement';
import { fakeStorage } from './fakeStorage';
import { createLife, type Life } from '../../src/store/life';
import { PRESETS, presetOf } from '../../src/core/settings';
import type { Phase, RunState } from '../../src/store/state';
import type { EngineName, EngineReport, EngineWish } from '../../src/core/engines';
import { EngineLostError } from '../../src/core/engineErrors';
import { ReaderError } from '../../src/core/errors';
import { CHECKPOINT_STEPS, createFakeEngine, soon, type FakeOptions } from './fakeEngine';
import { until } from './until';

// Nothing here computes: what takes long waits for something that will not come.
vi.setConfig({ testTimeout: 10_000 });

const PRE_TRAINING_STEPS = PRESETS.small.size.steps;
const FINE_TUNING_STEPS = PRESETS.small.size.fineTuneSteps;
const WRITE = { sampling: { temperature: 0, topK: 0, topP: 1 }, maxNewTokens: 8, seed: 0 };

/** What a new browser has. */
const nothingMeasured = (): MeasurementStore => measurementIn(() => fakeStorage(), 'engines');

async function createSmallLife(options: FakeOptions = {}, measurement = nothingMeasured()) {
  const engine = createFakeEngine(options);
  const life = createLife(engine.connect, measurement);
  await life.actions.configure(PRESETS.small.size);
  const run = (phase: Phase): RunState => {
    const found = life.getState().runs[phase];
    if (!found) throw new Error(`expected a run in ${phase}`);
    return found;
  };
  return { engine, life, run, ...life.actions };
}

const reached = (life: Life, phase: Phase, step: number) =>
  until(life, ({ runs }) => (runs[phase]?.step ?? 0) >= step);

describe('an engine that is there for want of a better one', () => {
  const withEngine = (name: EngineName, reason: EngineReport['reason'] = 'unrivalled') => {
    const start = () => ({ name, device: '', reason, measurement: null });
    return createLife(createFakeEngine({ answers: { start } }).connect, nothingMeasured());
  };

  it.each(['cpu', 'webgl'] as const)('begins with the small size: %s', async (name) => {
    const life = withEngine(name);
    await life.actions.wake();
    expect(presetOf(life.getState().settings)).toBe('small');
    expect(life.getState().model?.config.dModel).toBe(PRESETS.small.size.dModel);
  });

  it('leaves what the reader has chosen, the engine or the size', async () => {
    const asked = withEngine('cpu', 'chosen');
    await asked.actions.wake();
    expect(presetOf(asked.getState().settings)).toBe('recipe');
    const chosen = withEngine('cpu');
    await chosen.actions.configure({ nLayer: 3 });
    await chosen.actions.wake();
    expect(chosen.getState().settings.nLayer).toBe(3);
    const fast = withEngine('simd');
    await fast.actions.wake();
    expect(presetOf(fast.getState().settings)).toBe('recipe');
  });

  it('is told of with what kept the better one', async () => {
    const passed = [{ name: 'webgpu', why: { kind: 'silent', seconds: 2 } }] as const;
    const start = () =>
      ({ name: 'simd', device: '', reason: 'unrivalled', measurement: null, passed }) as const;
    const { life, wake } = await createSmallLife({ answers: { start } });
    await wake();
    expect(life.getState().problem).toContain('WebGPU has not answered within 2 seconds.');
    expect(life.getState().engine.status).toBe('ready');
  });
});

describe('waking', () => {
  it('happens once, however many ask, and all of them have a model then', async () => {
    const { engine, life, wake, ask, trace } = await createSmallLife();
    const first = wake();
    const looked = trace([1], []);
    // Between the engine's start and the first model.
    while (engine.count('trainTokenizer') === 0) await soon();
    const written = ask('The', WRITE);
    await first;
    expect(await written).toBeDefined();
    expect(await looked).toBeDefined();
    expect([engine.clients, engine.count('start'), engine.count('createModel')]).toEqual([1, 1, 1]);
    expect(life.getState()).toMatchObject({ engine: { status: 'ready' }, problem: null });
    expect(life.getState().model).toMatchObject({ age: 'random', parameterCount: 1 });
  });

  it('measures the engines on the first visit, and trusts that on the next', async () => {
    const measured = { device: 'a GPU', times: [{ name: 'simd', stepMs: 25 }] } as const;
    const wishes: EngineWish[] = [];
    const start = (wish: EngineWish) => {
      wishes.push(wish);
      return { name: 'simd', device: 'a fake', reason: 'measured', measurement: measured } as const;
    };
    const storage = fakeStorage();
    const kept = measurementIn(() => storage, 'engines');
    const first = await createSmallLife({ answers: { start } }, kept);
    await first.wake();
    const second = await createSmallLife({ answers: { start } }, kept);
    await second.wake();
    await second.chooseEngine('auto');
    expect(wishes).toEqual([
      { engine: 'auto', measured: null, without: [] },
      { engine: 'auto', measured, without: [] },
      { engine: 'auto', measured: null, without: [] },
    ]);
  });

  it('that fails leaves a sentence, and the next attempt begins anew', async () => {
    let tries = 0;
    const start = () => {
      if (++tries === 1) throw new ReaderError('engine.noWorker');
      return { name: 'cpu', device: 'a fake', reason: 'unrivalled', measurement: null } as const;
    };
    const { engine, life, wake } = await createSmallLife({ answers: { start } });
    await wake();
    expect(life.getState()).toMatchObject({
      engine: { status: 'failed' },
      model: null,
      problem: expect.stringMatching(/^Nothing can be trained in this frame/) as string,
    });
    await wake();
    expect(life.getState()).toMatchObject({ engine: { status: 'ready' }, problem: null });
    expect(life.getState().model).not.toBeNull();
    expect(engine.clients).toBe(2);
  });
});

describe('a life', () => {
  it('goes from random to base to assistant, each with the first step', async () => {
    const { engine, life, run, wake, pretrain, fineTune } = await createSmallLife();
    const age = () => life.getState().model?.age;
    await wake();
    expect(age()).toBe('random');
    const training = pretrain();
    await until(life, ({ runs }) => runs.pretraining?.status === 'running');
    expect(age()).toBe('random');
    await reached(life, 'pretraining', 1);
    expect(age()).toBe('base');
    await training;
    expect(age()).toBe('base');
    const tuning = fineTune();
    await reached(life, 'fineTuning', 1);
    expect(age()).toBe('assistant');
    await tuning;
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
    expect(run('fineTuning')).toMatchObject({ status: 'finished', step: FINE_TUNING_STEPS });
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS + FINE_TUNING_STEPS);
  });

  it('keeps the loss of every step, in order', async () => {
    const { run, pretrain } = await createSmallLife();
    await pretrain();
    const expected = Array.from({ length: PRE_TRAINING_STEPS }, (_, i) => 1 / (i + 1));
    expect(run('pretraining').losses).toEqual(expected);
  });

  it('has samples from the listed steps and from both ends, each once', async () => {
    const { run, pretrain, fineTune } = await createSmallLife();
    await pretrain();
    const { samples } = run('pretraining');
    const due = [0, 20, 50, 100, 200, PRE_TRAINING_STEPS];
    expect(samples).toHaveLength(due.length);
    samples.forEach(({ step, prompt, text }, i) => {
      expect(prompt).toBe('The zebra lives');
      // Written a moment after it was asked for, and labelled with the step at which it was.
      expect(step).toBeGreaterThanOrEqual(due[i]);
      expect(step).toBeLessThan(due[i] + 5);
      expect(text).toBe(String(step));
    });
    await fineTune();
    const prompts = new Set(run('fineTuning').samples.map(({ prompt }) => prompt));
    expect([...prompts]).toEqual([expect.stringMatching(/^What .*\?$/)]);
  });

  it('takes the validation loss and asks facts with each sample of documents after the first', async () => {
    const { run, pretrain, fineTune } = await createSmallLife();
    await pretrain();
    const { samples } = run('pretraining');
    expect(samples.length).toBeGreaterThan(2);
    // Of the fake, it is the one parameter: as many as there were steps.
    for (const { step, validationLoss } of samples) {
      expect(validationLoss).toBe(step === 0 ? undefined : step);
    }
    const none = { of: 40, possible: 0, right: 0 };
    for (const { fillIns } of samples) expect(fillIns).toEqual(none);
    await fineTune();
    const { samples: answered } = run('fineTuning');
    expect(answered.some((one) => 'validationLoss' in one || 'fillIns' in one)).toBe(false);
  });

  it('has a sample without a validation loss where that is no number', async () => {
    const evaluate = () => ({ loss: NaN });
    const { run, pretrain } = await createSmallLife({ answers: { evaluate } });
    await pretrain();
    expect(run('pretraining').samples.length).toBeGreaterThan(2);
    expect(run('pretraining').samples.some((one) => 'validationLoss' in one)).toBe(false);
  });

  it('shows what the base model says, before the tokens of the chat are drawn and learnt', async () => {
    const { engine, run, pretrain, fineTune } = await createSmallLife();
    await pretrain();
    const before = engine.asked.length;
    await fineTune();
    expect(run('fineTuning').samples[0]).toMatchObject({ step: 0, text: '300' });
    const asked = engine.asked.slice(before);
    const order = (['generate', 'reinitialiseTokenRows', 'train'] as const).map((name) =>
      asked.indexOf(name),
    );
    expect(order[0]).toBeGreaterThanOrEqual(0);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it('has one sample of a step, also if more were asked for', async () => {
    const generate = () => ({ sequences: [[]], step: PRE_TRAINING_STEPS });
    const { run, pretrain } = await createSmallLife({ answers: { generate } });
    await pretrain();
    expect(run('pretraining').samples.map(({ step }) => step)).toEqual([PRE_TRAINING_STEPS]);
  });

  it('moves to another engine with all it has learnt, and a run goes on there', async () => {
    const { engine, life, run, pretrain, chooseEngine } = await createSmallLife();
    const training = pretrain();
    await reached(life, 'pretraining', 10);
    await chooseEngine('cpu');
    await training;
    expect(life.getState()).toMatchObject({
      engine: { status: 'ready', report: { name: 'cpu' } },
      model: { age: 'base' },
      problem: null,
    });
    expect(run('pretraining').status).toBe('stopped');
    expect(engine.parameter).toBe(run('pretraining').step);
    expect([engine.clients, engine.count('createModel')]).toEqual([1, 1]);
    await pretrain();
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });

  it('counts a version for whatever changes the parameters, so that no picture is stale', async () => {
    const { life, pretrain, reset, fineTune, undoFineTuning } = await createSmallLife();
    let version = life.getState().version;
    for (const change of [pretrain, reset, fineTune, undoFineTuning]) {
      await change();
      expect(life.getState().version).toBeGreaterThan(version);
      version = life.getState().version;
    }
  });
});

describe('stopping', () => {
  it('waits for the step, and going on goes on with the same run', async () => {
    const { engine, life, run, pretrain, stop } = await createSmallLife();
    const training = pretrain();
    await reached(life, 'pretraining', 10);
    await stop();
    await training;
    const { status, step, losses } = run('pretraining');
    expect(status).toBe('stopped');
    expect(losses).toHaveLength(step);
    expect(step).toBeLessThan(PRE_TRAINING_STEPS);

    await pretrain();
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
    expect(run('pretraining').losses).toHaveLength(PRE_TRAINING_STEPS);
    expect(run('pretraining').samples.filter((sample) => sample.step === 0)).toHaveLength(1);
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });

  it('is heard while a run is still getting ready', async () => {
    const { engine, life, run, wake, pretrain, stop } = await createSmallLife();
    await wake();
    const training = pretrain();
    await until(life, ({ runs }) => runs.pretraining?.status === 'preparing');
    await stop();
    await training;
    expect(run('pretraining')).toMatchObject({ status: 'stopped', step: 0 });
    expect(engine.parameter).toBe(0);
    await pretrain();
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
  });

  it('pre-training that was stopped goes on where it was, also from behind an assistant', async () => {
    const { engine, life, run, pretrain, fineTune, stop } = await createSmallLife();
    const training = pretrain();
    await reached(life, 'pretraining', 10);
    await stop();
    await training;
    const tuning = fineTune();
    await reached(life, 'fineTuning', 5);
    await stop();
    await tuning;
    expect(run('fineTuning')).toMatchObject({
      status: 'stopped',
      base: { phase: 'pretraining', step: run('pretraining').step },
    });
    await pretrain();
    expect(life.getState().runs.fineTuning).toBeNull();
    expect(run('pretraining').losses).toHaveLength(PRE_TRAINING_STEPS);
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });
});

describe('pressing the next button before the last has done its work', () => {
  it('trains the model that was chosen, not the one before', async () => {
    const { engine, life, run, wake, configure, pretrain } = await createSmallLife();
    await wake();
    const choosing = configure(PRESETS.recipe.size);
    const choosingAgain = configure({ ...PRESETS.small.size, seed: 7 });
    await Promise.all([choosing, choosingAgain, pretrain()]);
    expect(life.getState()).toMatchObject({ problem: null, model: { settings: { seed: 7 } } });
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
    expect(engine.asked.lastIndexOf('createModel')).toBeLessThan(engine.asked.indexOf('train'));
  });

  it.each(['pretrain', 'fineTune'] as const)('%s twice is one run', async (name) => {
    const { engine, life, [name]: press, pretrain } = await createSmallLife();
    await pretrain();
    const before = engine.count('train');
    await Promise.all([press(), press()]);
    expect(life.getState().problem).toBeNull();
    expect(engine.count('train') - before).toBe(1);
  });
});

describe('going back', () => {
  it('reset draws a random model and forgets the runs', async () => {
    const { engine, life, pretrain, reset } = await createSmallLife();
    const training = pretrain();
    await reached(life, 'pretraining', 10);
    await reset();
    await training;
    expect(engine.parameter).toBe(0);
    expect(life.getState()).toMatchObject({
      model: { age: 'random' },
      runs: { pretraining: null, fineTuning: null },
      problem: null,
    });
  });

  it('undoFineTuning gives back the base model, also while it is being fine-tuned', async () => {
    const { engine, life, pretrain, fineTune, undoFineTuning } = await createSmallLife();
    await pretrain();
    const tuning = fineTune();
    await reached(life, 'fineTuning', 5);
    await undoFineTuning();
    await tuning;
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
    expect(life.getState()).toMatchObject({
      model: { age: 'base' },
      runs: { pretraining: { status: 'finished' }, fineTuning: null },
      problem: null,
    });
  });

  it('fine-tuning again begins from the base model, not from the assistant', async () => {
    const { engine, run, pretrain, fineTune } = await createSmallLife();
    await pretrain();
    await fineTune();
    await fineTune();
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS + FINE_TUNING_STEPS);
    expect(run('fineTuning').losses).toHaveLength(FINE_TUNING_STEPS);
  });

  it('fine-tuning takes what the reader has chosen for it, and of all else what made the model', async () => {
    const { run, pretrain, fineTune, configure } = await createSmallLife();
    await pretrain();
    const { learningRate } = run('pretraining').training;
    await configure({ fineTuneRate: 0.004, fineTuneSteps: 20, learningRate: 0.05, seed: 3 });
    await fineTune();
    const { training, settings } = run('fineTuning');
    expect(training).toMatchObject({ learningRate: 0.004, steps: 20, seed: 0 });
    expect(settings).toMatchObject({ fineTuneRate: 0.004, learningRate });
  });

  it('there is nothing to undo without a fine-tuning, and it says so', async () => {
    const { life, wake, undoFineTuning } = await createSmallLife();
    await wake();
    await undoFineTuning();
    expect(life.getState().problem).toMatch(/^Expected an assistant to go back from/);
    expect(life.getState().model?.age).toBe('random');
  });
});

describe('what goes wrong', () => {
  it('a run that diverges is explained, until the reader does something', async () => {
    const lossAt = (step: number) => (step > 30 ? NaN : 1);
    const { life, pretrain, trace, ask } = await createSmallLife({ lossAt });
    await pretrain();
    const { runs, model, broken } = life.getState();
    expect([runs.pretraining, model?.age]).toEqual([null, 'random']);
    expect(broken).toMatchObject({ phase: 'pretraining', losses: Array(30).fill(1) });
    const sentence =
      /rose instead of falling.*ended after 30 steps, and the model is as it was before/;
    expect(life.getState().problem).toMatch(sentence);
    // Pictures of the model are drawn anew at this very moment.
    await trace([1, 2], []);
    expect(life.getState().problem).toMatch(sentence);
    await ask('The', WRITE);
    expect(life.getState().problem).toBeNull();
  });

  describe('a run that diverges, with a trained model there', () => {
    /** An engine whose runs break once it is said that they do. */
    async function createTrained() {
      let breaksAfter = Infinity;
      const made = await createSmallLife({ lossAt: (step) => (step > breaksAfter ? NaN : 1) });
      await made.pretrain();
      await made.fineTune();
      return { ...made, breakAfter: (steps: number) => (breaksAfter = steps) };
    }
    const whole = ({ getState, snapshot }: Life) => {
      const { model, runs, shown } = getState();
      return { model, runs, shown, kept: snapshot()?.checkpoints };
    };

    it('has that model back, with its history, in the engine too', async () => {
      const { engine, life, configure, pretrain, breakAfter } = await createTrained();
      const [before, learnt] = [whole(life), engine.parameter];
      const { rate } = life.getState();
      breakAfter(14);
      await configure({ learningRate: 5, nLayer: 2 });
      await pretrain();
      expect(whole(life)).toEqual(before);
      expect([engine.parameter, engine.base]).toEqual([learnt, PRE_TRAINING_STEPS]);
      expect(life.getState().broken).toMatchObject({ settings: { learningRate: 5, nLayer: 2 } });
      // How fast a broken run was says nothing of the next.
      expect(life.getState().rate).toEqual(rate);
      expect(life.getState().settings.learningRate).toBe(5);
    });

    it('may be followed by one that works, which takes its place', async () => {
      const { engine, life, run, configure, pretrain, breakAfter } = await createTrained();
      breakAfter(3);
      await configure({ learningRate: 5 });
      await pretrain();
      breakAfter(Infinity);
      await configure({ learningRate: 0.002 });
      await pretrain({ anew: true });
      expect(life.getState()).toMatchObject({ broken: null, runs: { fineTuning: null } });
      expect([run('pretraining').status, engine.parameter]).toEqual([
        'finished',
        PRE_TRAINING_STEPS,
      ]);
    });

    it('has the assistant back that was fine-tuned again', async () => {
      const { engine, life, fineTune, breakAfter } = await createTrained();
      const before = whole(life);
      breakAfter(2);
      await fineTune();
      expect(whole(life)).toEqual(before);
      expect(engine.parameter).toBe(PRE_TRAINING_STEPS + FINE_TUNING_STEPS);
    });

    it('goes back to where a stopped run stood, when that breaks as it goes on', async () => {
      let breaks = false;
      const made = await createSmallLife({ lossAt: (step) => (breaks && step > 60 ? NaN : 1) });
      const { engine, life, run, pretrain, stop } = made;
      const ended = pretrain();
      await reached(life, 'pretraining', 50);
      await stop();
      await ended;
      const [before, { step }] = [whole(life), run('pretraining')];
      breaks = true;
      await pretrain();
      expect(whole(life)).toEqual(before);
      expect([run('pretraining').status, engine.parameter]).toEqual(['stopped', step]);
    });
  });

  it('an engine that this browser has not is refused, and the model stays as it is', async () => {
    const refusal = 'Engine: expected one of simd, cpu, which this browser has, got webgpu.';
    const { engine, life, run, pretrain, chooseEngine, evaluate } = await createSmallLife({
      answers: {
        start: ({ engine }) => {
          const there = ['simd', 'cpu'] as const;
          if (engine === 'webgpu') {
            throw new ReaderError('engine.noEngine', { wanted: engine, there });
          }
          return { name: 'simd', device: 'a fake', reason: 'unrivalled', measurement: null };
        },
      },
    });
    await pretrain();
    await chooseEngine('webgpu');
    expect(life.getState()).toMatchObject({
      engine: { status: 'ready', report: { name: 'simd' } },
      model: { age: 'base' },
      problem: refusal,
    });
    expect(run('pretraining').status).toBe('finished');
    expect(await evaluate(['text'])).toBe(PRE_TRAINING_STEPS);
    expect([engine.clients, engine.count('createModel')]).toEqual([1, 1]);
  });

  it('training that cannot begin leaves the runs as they were', async () => {
    const train = () => {
      throw new ReaderError('training.textTooShort', { contextLength: 32, tokens: 20 });
    };
    const { life, pretrain } = await createSmallLife({ answers: { train } });
    await pretrain();
    expect(life.getState()).toMatchObject({
      model: { age: 'random' },
      runs: { pretraining: null },
      problem: expect.stringMatching(/^Expected at least 33 tokens of text/) as string,
    });
  });

  it('a model that cannot write its first sample does not leave the run getting ready for ever', async () => {
    let fails = true;
    const generate = () => {
      if (fails) throw new ReaderError('engine.modelDiverged');
      return { sequences: [[]], step: 0 };
    };
    const { life, run, pretrain } = await createSmallLife({ answers: { generate } });
    await pretrain();
    expect(life.getState().runs.pretraining).toBeNull();
    expect(life.getState().problem).toMatch(/is no longer a finite number/);
    fails = false;
    await pretrain();
    expect(run('pretraining').status).toBe('finished');
  });

  it('a fault of ours is called one', async () => {
    const trace = () => {
      throw new TypeError('x is undefined');
    };
    const { life, ...actions } = await createSmallLife({ answers: { trace } });
    expect(await actions.trace([1], [])).toBeUndefined();
    expect(life.getState().problem).toMatch(/broke that should not have.*\(x is undefined\)$/);
    actions.dismissProblem();
    expect(life.getState().problem).toBeNull();
  });

  it('a temperature that means nothing is refused before the engine is asked', async () => {
    const { engine, life, ask } = await createSmallLife();
    const sampling = { ...WRITE.sampling, temperature: NaN };
    expect(await ask('What?', { ...WRITE, sampling })).toBeUndefined();
    expect(life.getState().problem).toMatch(
      /^Something broke .*\(Sampling: expected a temperature of 0 or more, got NaN\.\)$/,
    );
    expect(engine.count('generate')).toBe(0);
  });
});

describe('a text of the reader’s own', () => {
  const bytes = (text: string) => new TextEncoder().encode(text.repeat(40));
  const GREEN = bytes('Green ideas sleep. ');
  const RED = bytes('Red ideas wake up. ');

  it('is learnt; another makes a random model anew, and a run that was stopped another', async () => {
    const learnt: string[] = [];
    const trainTokenizer = ({ documents }: { documents: readonly string[] }) => {
      learnt.push(documents.join(' ').slice(0, 5));
      return { merges: [] };
    };
    const { life, run, wake, configure, bring, pretrain, stop } = await createSmallLife({
      answers: { trainTokenizer },
    });
    await bring('text', 'green.txt', GREEN);
    await configure({ corpus: 'own' });
    await wake();
    expect(learnt).toEqual(['Green']);
    await bring('text', 'red.txt', RED);
    expect(learnt).toEqual(['Green', 'Red i']);
    const training = pretrain();
    await reached(life, 'pretraining', 10);
    expect(await bring('text', 'green.txt', GREEN)).toBeUndefined();
    expect(life.getState().problem).toBe('Expected the training to be stopped first.');
    await stop();
    await training;
    expect(run('pretraining').status).toBe('stopped');
    expect(await bring('text', 'green.txt', GREEN)).toMatchObject({ name: 'green.txt' });
    expect(run('pretraining').status).toBe('finished');
  });

  it('that is refused changes nothing', async () => {
    const { life, bring } = await createSmallLife();
    await bring('text', 'green.txt', GREEN);
    const { own } = life.getState();
    expect(await bring('text', 'x.txt', new Uint8Array([0, 1, 2]))).toBeUndefined();
    expect(life.getState().own).toEqual(own);
    expect(life.getState().problem).not.toBeNull();
  });
});

describe('an engine that is lost', () => {
  it('in training is replaced, and the run goes on from its last checkpoint by itself', async () => {
    const { engine, life, run, pretrain } = await createSmallLife();
    const training = pretrain();
    await reached(life, 'pretraining', 2 * CHECKPOINT_STEPS + 3);
    engine.break();
    await training;
    expect(life.getState()).toMatchObject({
      engine: { status: 'ready' },
      model: { age: 'base' },
      problem:
        'The GPU was lost. It was started again, and the model is as it was at its last checkpoint.',
    });
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
    const expected = Array.from({ length: PRE_TRAINING_STEPS }, (_, i) => 1 / (i + 1));
    expect(run('pretraining').losses).toEqual(expected);
    const steps = run('pretraining').samples.map(({ step }) => step);
    expect([...new Set(steps)].sort((a, b) => a - b)).toEqual(steps);
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
    expect(engine.clients).toBe(2);
  });

  it('before the first checkpoint costs no more than the start', async () => {
    const { engine, life, run, pretrain } = await createSmallLife();
    const training = pretrain();
    await until(life, ({ runs }) => runs.pretraining?.status === 'preparing');
    engine.break();
    await training;
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });

  it('in fine-tuning gives back the assistant, with its base beside it', async () => {
    const { engine, life, run, pretrain, fineTune, undoFineTuning } = await createSmallLife();
    await pretrain();
    const tuning = fineTune();
    await reached(life, 'fineTuning', CHECKPOINT_STEPS + 3);
    engine.break();
    await tuning;
    expect(run('fineTuning')).toMatchObject({ status: 'finished', step: FINE_TUNING_STEPS });
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS + FINE_TUNING_STEPS);
    expect(engine.base).toBe(PRE_TRAINING_STEPS);
    await undoFineTuning();
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });

  it('while the model writes is replaced too, and what was written is whole', async () => {
    const { engine, pretrain, ask } = await createSmallLife();
    await pretrain();
    const writing = ask('The', WRITE);
    engine.break();
    expect(await writing).toMatchObject({ text: String(PRE_TRAINING_STEPS), ended: true });
  });

  it('is replaced once, however many were waiting for it', async () => {
    const { engine, pretrain, ask, trace } = await createSmallLife();
    await pretrain();
    const asked = [ask('The', WRITE), trace([1], []), trace([2], [])];
    engine.break();
    for (const answer of await Promise.all(asked)) expect(answer).toBeDefined();
    expect(engine.clients).toBe(2);
  });

  it('three times is not tried a fourth: the next best takes over, and the model stays', async () => {
    const wishes: EngineWish[] = [];
    const start = (wish: EngineWish) => {
      wishes.push(wish);
      const name = wish.without?.includes('webgpu') ? 'simd' : 'webgpu';
      return { name, device: 'a fake', reason: 'unrivalled', measurement: null } as const;
    };
    const { engine, life, run, pretrain } = await createSmallLife({ answers: { start } });
    const training = pretrain();
    for (const step of [20, 40, 60]) {
      await reached(life, 'pretraining', step);
      engine.break();
      await until(life, ({ engine: { status } }) => status !== 'ready');
    }
    await training;
    expect(wishes.map(({ without }) => without)).toEqual([[], [], [], ['webgpu']]);
    expect(life.getState().problem).toContain('simd has taken over');
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });

  it('and cannot be replaced is explained; the model waits for the next attempt', async () => {
    let works = true;
    const start = () => {
      if (!works) throw new EngineLostError('engine.notLoaded');
      return { name: 'simd', device: 'a fake', reason: 'unrivalled', measurement: null } as const;
    };
    const { engine, life, run, pretrain } = await createSmallLife({ answers: { start } });
    const training = pretrain();
    await reached(life, 'pretraining', 25);
    works = false;
    engine.break(new EngineLostError('engine.stopped', { detail: 'out of memory' }));
    await training;
    expect(life.getState()).toMatchObject({
      engine: { status: 'failed' },
      model: { age: 'base' },
      runs: { pretraining: { status: 'stopped' } },
      problem: 'The engine stopped: it could not be loaded.',
    });
    works = true;
    await pretrain();
    expect(run('pretraining')).toMatchObject({ status: 'finished', step: PRE_TRAINING_STEPS });
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });
});

describe('looking back', () => {
  it('gives every figure the model of an earlier step, and then that of today', async () => {
    const { engine, life, run, pretrain, lookBack, ask } = await createSmallLife();
    await pretrain();
    const { checkpoints } = run('pretraining');
    expect([checkpoints[0], checkpoints.at(-1)]).toEqual([0, PRE_TRAINING_STEPS]);
    const { version } = life.getState();
    await lookBack({ phase: 'pretraining', step: 20 });
    expect(life.getState()).toMatchObject({ model: { age: 'base' }, shown: { step: 20 } });
    expect(life.getState().version).toBeGreaterThan(version);
    expect(await ask('The', WRITE)).toMatchObject({ text: '20' });
    await lookBack({ phase: 'pretraining', step: 0 });
    expect(life.getState().model?.age).toBe('random');
    await lookBack(null);
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
    expect(life.getState().shown).toBeNull();
  });

  it('a step that was not kept is refused, and so is looking back in training', async () => {
    const { life, pretrain, lookBack, stop } = await createSmallLife();
    const training = pretrain();
    await reached(life, 'pretraining', 30);
    await lookBack({ phase: 'pretraining', step: 20 });
    expect(life.getState().problem).toBe('Expected the training to be stopped first.');
    await stop();
    await training;
    await lookBack({ phase: 'pretraining', step: 21 });
    expect(life.getState()).toMatchObject({
      problem: 'Expected a step that was kept, got 21.',
      shown: null,
    });
  });

  it('training goes on from there on request, and what came after is dropped', async () => {
    const { engine, life, run, pretrain, fineTune, lookBack, branch, stop } =
      await createSmallLife();
    await pretrain();
    await fineTune();
    await lookBack({ phase: 'pretraining', step: 100 });
    const training = branch({ phase: 'pretraining', step: 100 });
    await until(life, ({ runs }) => runs.pretraining?.status === 'running');
    await stop();
    await training;
    const { step, losses, checkpoints, samples } = run('pretraining');
    expect(step).toBeGreaterThanOrEqual(100);
    expect(step).toBeLessThan(110);
    expect(losses).toHaveLength(step);
    expect(Math.max(...checkpoints, ...samples.map((sample) => sample.step))).toBe(step);
    expect(life.getState()).toMatchObject({ shown: null, runs: { fineTuning: null } });
    expect(engine.parameter).toBe(step);
    await pretrain();
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });

  it('an assistant can be made of an earlier base', async () => {
    const { engine, run, pretrain, fineTune, lookBack, undoFineTuning } = await createSmallLife();
    await pretrain();
    await lookBack({ phase: 'pretraining', step: 50 });
    await fineTune();
    expect(run('fineTuning').base).toEqual({ phase: 'pretraining', step: 50 });
    expect([engine.base, engine.parameter]).toEqual([50, 50 + FINE_TUNING_STEPS]);
    await undoFineTuning();
    expect(engine.parameter).toBe(PRE_TRAINING_STEPS);
  });
});

describe('writing', () => {
  it('tells the text as it grows, and whether the model ended by itself', async () => {
    const bytes = [0xc3, 0xa9, 0x21];
    const { ask } = await createSmallLife({
      answers: {
        generate: ({ stopTokenIds: [stopTokenId] }, { onEvent }) => {
          for (const tokenId of [...bytes, stopTokenId]) {
            onEvent?.({ type: 'token', sequence: 0, tokenId });
          }
          return { sequences: [[...bytes, stopTokenId]], step: 0 };
        },
      },
    });
    const heard: string[] = [];
    const written = await ask('The', { ...WRITE, onTexts: ([{ text }]) => heard.push(text) });
    // Half a character is not shown.
    expect(heard).toEqual(['', 'é', 'é!', 'é!']);
    expect(written).toMatchObject({ text: 'é!', ended: true });
  });

  it('that was cut short is said not to have ended', async () => {
    const generate = () => ({ sequences: [[0x61]], step: 0 });
    const { ask } = await createSmallLife({ answers: { generate } });
    expect(await ask('The', WRITE)).toMatchObject({ ended: false });
  });
});

describe('the rest of a life', () => {
  const phasesOf = (life: Life) => {
    const { pretraining, fineTuning } = life.getState().runs;
    return [pretraining?.status, fineTuning?.status];
  };

  it('is both runs, one after the other', async () => {
    const { life, continueLife } = await createSmallLife();
    await continueLife();
    expect(phasesOf(life)).toEqual(['finished', 'finished']);
    expect(life.getState().model?.age).toBe('assistant');
  });

  it('goes on with a run that was stopped, and ends there if it is stopped again', async () => {
    const { life, run, continueLife, stop } = await createSmallLife();
    for (const step of [20, 40]) {
      const living = continueLife();
      await reached(life, 'pretraining', step);
      await stop();
      await living;
      expect(phasesOf(life)).toEqual(['stopped', undefined]);
    }
    const { step } = run('pretraining');
    expect(step).toBeGreaterThanOrEqual(40);
    await continueLife();
    expect(run('pretraining').losses).toHaveLength(PRE_TRAINING_STEPS);
    expect(phasesOf(life)).toEqual(['finished', 'finished']);
  });

  it('leaves a finished assistant as it is', async () => {
    const { engine, continueLife } = await createSmallLife();
    await continueLife();
    const trained = engine.count('train');
    await continueLife();
    expect(engine.count('train')).toBe(trained);
  });
});
