import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRecorded, replay } from '../../src/store/model/replay';
import { examOf, factsOf, momentName, shorten } from '../../src/widgets/RecordedRun/describeRun';
import { ReaderError } from '../../src/core/errors';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/models/${name}`, import.meta.url), 'utf8'));
const life = () => read('life.json');
/** A copy to change: what is read is anything at all. */
const recorded = () => read('recorded.json') as { moments: Record<string, unknown>[] };
const REFUSED = new ReaderError('bundled.notTheRecording');

describe('the recording that is shipped', () => {
  const { moments, runs, tokenIds, tokenizer } = replay(life(), recorded());

  it('goes from the first step of pre-training to the last of fine-tuning', () => {
    expect(moments.length).toBeGreaterThanOrEqual(20);
    expect(moments[0]).toMatchObject({ phase: 'pretraining', step: 0 });
    expect(moments.at(-1)).toMatchObject({ phase: 'fineTuning', step: runs.fineTuning.step });
    expect(runs.pretraining.losses).toHaveLength(runs.pretraining.step);
    expect(runs.fineTuning.losses).toHaveLength(runs.fineTuning.step);
    expect(moments.some(({ phase, step }) => phase === 'pretraining' && step === 880)).toBe(true);
  });

  it('has a share of attention for each token that may be looked at, and each row adds up to 1', () => {
    expect(tokenIds.slice(1).map(tokenizer.tokenText).join('')).toContain('zebra');
    const time = tokenIds.length;
    for (const { attention } of moments) {
      expect(attention.map((heads) => heads.length)).toEqual([4, 4]);
      for (const weights of attention.flat()) {
        for (let row = 0; row < time; row++) {
          const shares = [...weights.slice(row * time, row * time + row + 1)];
          const sum = shares.reduce((total, one) => total + one, 0);
          // Each share was rounded to 255ths.
          expect(Math.abs(sum - 1)).toBeLessThanOrEqual((0.5 / 255) * (row + 1) + 1e-6);
          if (row + 1 < time) expect(weights[row * time + row + 1]).toBeNaN();
        }
      }
    }
  });

  it('is put into words', () => {
    const [first, last] = [moments[0], moments.at(-1)!];
    expect(momentName(first, { runs } as never)).toBe('Pre-training, step 0 of 880');
    expect(factsOf(first)).toBe('0 of 240, 0%');
    expect(examOf(first)).toBeNull();
    expect(examOf({ ...last, exact: 346, format: 360, asked: 360 })).toEqual({
      exact: '346 of 360, 96.1%',
      format: '360 of 360, 100%',
    });
    expect(shorten('<|assistant|>'.repeat(25))).toBe('<|assistant|> and so on, 25 times');
    expect(shorten('The robin is red.')).toBe('The robin is red.');
  });
});

describe('what is no recording', () => {
  it.each([
    ['nothing', null],
    ['a page in its place', '<!doctype html>'],
    ['no moments', { moments: [] }],
    ['moments that are no list', { moments: {} }],
  ])('is refused: %s', (_, value) => {
    expect(() => checkRecorded(value)).toThrow(REFUSED);
  });

  it.each<[string, (moments: Record<string, unknown>[]) => void]>([
    ['a loss that is no number', ([one]) => (one['loss'] = null)],
    ['a phase of another name', ([one]) => (one['phase'] = 'sleep')],
    ['more right answers than questions', (all) => (all.at(-1)!['exact'] = 361)],
    ['a step before the one before', (all) => all.reverse()],
    ['an answer without a question', (all) => (all.at(-1)!['answer'] = { said: 'Yes.' })],
    ['a layer that is missing', ([one]) => (one['attention'] as string[]).pop()],
    ['attention that is no base64', ([one]) => (one['attention'] = ['%', '%'])],
    ['attention over fewer tokens', ([one]) => (one['attention'] = ['AAAA', 'AAAA'])],
  ])('is refused: %s', (_, spoil) => {
    const spoilt = recorded();
    spoil(spoilt.moments);
    expect(() => replay(life(), spoilt)).toThrow(REFUSED);
  });

  it('is refused without the record of the life', () => {
    expect(() => replay({}, recorded())).toThrow(REFUSED);
    expect(() => replay(null, recorded())).toThrow(REFUSED);
  });
});
