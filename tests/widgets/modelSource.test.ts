import { expect, it } from 'vitest';
import { readLink, writeLink } from '../../src/core/linkState';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import type { LifeState, RunState } from '../../src/store';
import { ownModelOf, SOURCE_FIELD, sourceOf } from '../../src/widgets/life/modelSource';

const model = {
  age: 'random',
  tokenizer: createTokenizer({ merges: [] }),
  settings: DEFAULT_SETTINGS,
} as LifeState['model'];
const run = { status: 'finished' } as RunState;
const none = { pretraining: null, fineTuning: null };
const persistence = { kept: null } as LifeState['persistence'];
const offered = {
  ...persistence,
  kept: { origin: 'yours', age: 'base', steps: 8, savedAt: 0 },
} as const;

const state = (change: Partial<LifeState>) =>
  ({ model: null, runs: none, persistence, ...change }) as LifeState;

it.each([
  ['ours while the reader has none', state({}), '', 'trained', false],
  ['ours while theirs was drawn in passing', state({ model }), '', 'trained', true],
  [
    'theirs as soon as it trains',
    state({ model, runs: { ...none, pretraining: run } }),
    '',
    'yours',
    true,
  ],
  [
    'theirs of random parameters, fine-tuned',
    state({ model, runs: { ...none, fineTuning: run } }),
    '',
    'yours',
    true,
  ],
  ['theirs if it is kept on the device', state({ persistence: offered }), '', 'yours', true],
  ['that of the link, which an earlier version drew', state({}), '?v=1&layers=3', 'yours', true],
  ['that of the link, once it was drawn', state({ model }), '?v=1&layers=3', 'yours', true],
  ['ours in a link about a figure alone', state({}), '?v=1&AttentionMap.head=3', 'trained', false],
] as const)('is by itself %s', (_, life, query, source, isThere) => {
  const own = ownModelOf(life, query);
  expect(sourceOf('auto', own)).toBe(source);
  expect(own.canBeHad).toBe(isThere);
  // What the reader has chosen wins, if it is to be had.
  expect(sourceOf('random', own)).toBe('random');
  expect(sourceOf('early', own)).toBe('early');
  expect(sourceOf('trained', own)).toBe('trained');
  expect(sourceOf('yours', own)).toBe(isThere ? 'yours' : 'trained');
});

it('is written in links by name, so that links from before there were four go on meaning the same', () => {
  const of = (query: string) => readLink(query, 'Figure', { model: SOURCE_FIELD }).model;
  for (const model of ['random', 'early', 'trained', 'yours'] as const) {
    const query = `?v=1&Figure.model=${model}`;
    expect(of(query)).toBe(model);
    expect(writeLink('', 'Figure', { model: SOURCE_FIELD }, { model })).toBe(query);
  }
  expect(of('?v=1&Figure.model=100')).toBe('auto');
  expect(writeLink('', 'Figure', { model: SOURCE_FIELD }, { model: 'auto' })).toBe('');
});
