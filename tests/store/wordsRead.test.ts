/** What the reader's model has read, word by word. */

import { expect, it } from 'vitest';
import { PRESETS, type Settings } from '../../src/core/settings';
import { createDataAccess } from '../../src/store/data/dataAccess';
import { measurementIn } from '../../src/store/engine/measurement';
import { createLife, type Life } from '../../src/store/life';
import type { LifeState } from '../../src/store/state';
import { createFakeEngine } from './fakeEngine';
import { fakeStorage } from './fakeStorage';

const bytes = (text: string) => new TextEncoder().encode(text);

async function lifeWith(settings: Partial<Settings> = {}): Promise<Life> {
  const life = createLife(
    createFakeEngine().connect,
    measurementIn(() => fakeStorage(), 'engines'),
  );
  await life.actions.configure({ ...PRESETS.small.size, ...settings });
  return life;
}

it('is nothing while it is random, then its documents, then its conversations too', async () => {
  const life = await lifeWith();
  const { wordsRead } = createDataAccess(life);
  expect(await wordsRead()).toBeNull();
  await life.actions.wake();
  expect(await wordsRead()).toBeNull();
  await life.actions.trainUpTo('base');
  const base = await wordsRead();
  expect(['zebra', 'savanna', 'dinosaur', 'Zebra!'].map((word) => base?.(word))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  await life.actions.trainUpTo('assistant');
  const text = 'USER: Who is Ada?\nASSISTANT: The heron.';
  expect(await life.actions.bring('conversations', 'own.md', bytes(text))).toBeDefined();
  const assistant = await wordsRead();
  expect(['zebra', 'Ada', 'dinosaur'].map((word) => assistant?.(word))).toEqual([
    true,
    true,
    false,
  ]);
});

it('is not known of a text that is gone, or of a file that was opened', async () => {
  const life = await lifeWith();
  const text = 'The heron stands in the river and waits. '.repeat(20);
  await life.actions.bring('text', 'own.txt', bytes(text));
  await life.actions.configure({ corpus: 'own', contextLength: 16 });
  await life.actions.trainUpTo('base');
  const { wordsRead } = createDataAccess(life);
  const read = await wordsRead();
  expect(['heron', 'zebra'].map((word) => read?.(word))).toEqual([true, false]);
  await life.actions.drop('text');
  expect(await wordsRead()).toBeNull();

  const state = life.getState();
  const model = state.model && { ...state.model, origin: 'opened' as const };
  const opened: LifeState = { ...state, model };
  expect(await createDataAccess({ ...life, getState: () => opened }).wordsRead()).toBeNull();
});
