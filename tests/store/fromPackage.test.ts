import { describe, expect, it } from 'vitest';
import { unpackModel } from '../../src/core/files/modelPackage';
import { createTokenizer } from '../../src/core/tokenizer/bpe';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { createCheckpointHistory } from '../../src/store/model/checkpointHistory';
import { packForReader } from '../../src/store/model/packForReader';
import { fromPackage, toPackage, withoutMoments } from '../../src/store/model/packageRecord';
import { FIRST_STATE, type LifeState, type RunState } from '../../src/store/state';
import { somePackage } from '../core/files/packages';

/** A base model that has read a file of that name. */
function trainedOn(name: string) {
  const { config, tokenizer, parameters } = somePackage();
  const settings = { ...DEFAULT_SETTINGS, corpus: 'own' as const };
  const history = createCheckpointHistory();
  history.add('pretraining', withoutMoments(10, parameters), null);
  const model = { age: 'base', origin: 'yours', config, settings, parameterCount: 1 } as const;
  const state: LifeState = {
    ...FIRST_STATE,
    model: { ...model, tokenizer: createTokenizer(tokenizer) },
    own: {
      text: { name, count: 1, characters: 100, bytes: 100, warnings: [] },
      conversations: null,
    },
    runs: {
      pretraining: { step: 10, checkpoints: [10], base: null, settings } as unknown as RunState,
      fineTuning: null,
    },
  };
  return toPackage(state, history);
}

describe('a model of the reader’s own text, taken home', () => {
  it.each([
    ['mine.txt', 'mine.txt'],
    ['Moby-Dick', 'Moby-Dick (Your own text)'],
    ['The small world', 'The small world (Your own text)'],
    [`${'鯨'.repeat(300)}.txt`, `${'鯨'.repeat(199)}…`],
    [`${'x'.repeat(198)}👋👋.txt`, `${'x'.repeat(198)}…`],
  ])('comes back as that: %s', (name, corpus) => {
    const model = unpackModel(packForReader(trainedOn(name)));
    expect(model.about.corpus).toBe(corpus);
    expect(fromPackage(model).record.settings.corpus).toBe('own');
  });
});
