/** What the reader chooses before a life, apart from how it looks. */

import { describe, expect, it } from 'vitest';
import { countParameters } from '../../src/core/config';
import {
  DEFAULT_SETTINGS,
  modelConfigOf,
  sensibleSettings,
  TUNING_NAMES,
  withPreset,
} from '../../src/core/settings';
import { budgetOf } from '../../src/widgets/life/setup/runBudget';
import { namesFor } from '../../src/widgets/life/setup/differences';
import { fromDrop, fromFile, fromFiles, fromText } from '../../src/widgets/life/setup/inputFiles';
import { presetFor, withCorpus } from '../../src/widgets/life/setup/sizes';
import { expectRefusal, sentenceOf } from '../sentences';

const R = DEFAULT_SETTINGS;

/** Of every setting but those of the model itself, another value than any text suggests. */
const ELSEWHERE = {
  contextLength: 8,
  vocabSize: 290,
  batchSize: 5,
  learningRate: 0.0123,
  steps: 230,
  fineTuneSteps: 770,
  fineTuneRate: 0.00123,
};

describe('a size and a text', () => {
  it('keeps the size through other texts, with what each suggests', () => {
    const small = withPreset(R, 'small');
    const prose = withCorpus(small, 'prose');
    expect(prose).toMatchObject({ corpus: 'prose', nLayer: 1, vocabSize: 2_048, steps: 300 });
    expect(presetFor(prose)).toBe('small');
    expect(withCorpus(withCorpus(prose, 'names'), 'smallWorld')).toEqual(small);
    expect(withCorpus(R, 'names')).toMatchObject({ vocabSize: 400, steps: 500 });
  });

  it('leaves what the reader has set, and takes back what a text had suggested', () => {
    const mine = { ...withCorpus(R, 'prose'), nLayer: 5 };
    expect(presetFor(mine)).toBeNull();
    expect(withCorpus(mine, 'smallWorld')).toEqual({ ...R, nLayer: 5 });
  });

  it('leaves nothing of what was fitted to a text of the reader’s own', () => {
    const fitted = { ...sensibleSettings(3_000, null), corpus: 'own', seed: 7 } as const;
    expect(fitted.batchSize).toBeLessThan(R.batchSize);
    expect(withCorpus(fitted, 'smallWorld')).toEqual({ ...R, seed: 7 });
    expect(withCorpus(fitted, 'names')).toEqual(withCorpus({ ...R, seed: 7 }, 'names'));
    // Whatever of it was changed meanwhile: none was chosen for the text that comes now.
    for (const corpus of ['smallWorld', 'names', 'prose'] as const) {
      for (const [name, value] of Object.entries(ELSEWHERE)) {
        const changed = withCorpus({ ...fitted, [name]: value }, corpus);
        expect([name, changed]).toEqual([name, withCorpus({ ...R, seed: 7 }, corpus)]);
      }
    }
    const wide = { ...fitted, nLayer: 5 };
    expect(withCorpus(wide, 'smallWorld')).toEqual({ ...R, nLayer: 5, seed: 7 });
  });
});

describe('what a run takes', () => {
  it('counts the recipe exactly, and another text at most', () => {
    const recipe = budgetOf(R, null, null);
    const parameters = 155_456;
    expect(recipe).toMatchObject({ parameters, atMost: false, tokens: 880 * 32 * 32 });
    expect(recipe.flops).toBe(6 * parameters * 880 * 32 * 32);
    expect(recipe.seconds).toBeNull();
    expect(budgetOf({ ...R, corpus: 'names' }, null, null).atMost).toBe(true);
  });

  it('knows the vocabulary of the model that is there, and the speed of the device', () => {
    const settings = { ...R, corpus: 'own', vocabSize: 2_000 } as const;
    const config = modelConfigOf(settings, 700);
    const budget = budgetOf(
      { ...settings, steps: 100 },
      { settings, config },
      {
        config,
        tokensPerSecond: 32 * 32 * 10,
      },
    );
    expect(budget).toMatchObject({ parameters: countParameters(config), atMost: false });
    expect(budget.seconds?.pretraining).toBeCloseTo(10);
  });
});

describe('names of curves', () => {
  it('says what differs, the most telling first, and never the same twice', () => {
    expect(namesFor([R])).toEqual(['rate 0.002, seed 0']);
    expect(namesFor([R, { ...R, learningRate: 0.02 }])).toEqual(['rate 0.002', 'rate 0.02']);
    expect(namesFor([R, R])).toEqual(['rate 0.002, seed 0', 'rate 0.002, seed 0 (2)']);
    const [first] = namesFor([{ ...R, corpus: 'names', seed: 4, nHead: 2, dModel: 32 }, R]);
    expect(first).toBe('Given names, width 32, heads 2');
    const fast = { ...R, fineTuneRate: 0.004 };
    expect(namesFor([R, fast])[1]).toBe('rate of fine-tuning 0.004');
    expect(namesFor([R, { ...fast, fineTuneSteps: 50 }], TUNING_NAMES)[1]).toMatch(/\(2\)$/);
  });
});

describe('files', () => {
  const file = (name = 'notes.md') => new File(['Some words.'], name);

  it('gives the bytes of one file, or of a pasted text', async () => {
    const { name, bytes } = await fromFiles([file()]);
    expect([name, new TextDecoder().decode(bytes)]).toEqual(['notes.md', 'Some words.']);
    expect(fromText('What you pasted', 'é').bytes).toHaveLength(2);
  });

  it('refuses what is too large before it reads it', async () => {
    const large = file('large.txt');
    Object.defineProperty(large, 'size', { value: 104_857_600 });
    large.arrayBuffer = () => Promise.reject(new Error('was read'));
    expect(await sentenceOf(fromFile(large))).toContain('at most 5 MB of text, got 104.9 MB');
    expectRefusal(() => fromText('What you pasted', 'x'.repeat(6_000_000)), 'got 6.0 MB');
  });

  it('refuses two files, a folder, and a file that cannot be opened', async () => {
    expect(await sentenceOf(fromFiles([file(), file()]))).toContain('Expected one file, got 2');
    const gone = file();
    gone.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    expect(await sentenceOf(fromFile(gone))).toContain(
      '“notes.md”, which the browser could not open',
    );
    const folder = { webkitGetAsEntry: () => ({ isDirectory: true }) };
    const transfer = { items: [folder], files: [file('folder')], getData: () => '' };
    const dropped = fromDrop(transfer as unknown as DataTransfer)();
    expect(await sentenceOf(dropped)).toContain('got a folder');
  });
});
