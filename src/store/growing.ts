/** Which runs of a life follow one another. */

import { isGrown, newestMoment, type LifeState } from './state';

interface GrowingOptions {
  readonly get: () => LifeState;
  /** Each ends with its run. */
  readonly pretrain: () => Promise<void>;
  readonly fineTune: () => Promise<void>;
  /** Takes up the model of an earlier visit. */
  readonly resume: () => Promise<void>;
  /** Ends when it is known whether there is one. */
  readonly looked: Promise<void>;
}

export function createGrowing({ get, pretrain, fineTune, resume, looked }: GrowingOptions) {
  /** @returns whether it came to its end: a run that was stopped is not followed by the next */
  async function pretrainToTheEnd(): Promise<boolean> {
    await pretrain();
    return get().runs.pretraining?.status === 'finished';
  }

  /**
   * Trains what a random model lacks of an age, one phase after the other; a base model that is
   * there is taken as it is.
   */
  async function growTo(age: 'base' | 'assistant'): Promise<void> {
    if ((get().model?.age ?? 'random') === 'random' && !(await pretrainToTheEnd())) return;
    if (age === 'assistant') await fineTune();
  }

  /**
   * The rest of a life, from wherever it stands: a model of an earlier visit is taken up, a run that
   * was stopped goes on, and the next follows.
   */
  async function liveOn(): Promise<void> {
    await looked;
    if (get().keeping.offer && !newestMoment(get())) await resume();
    if (isGrown(get())) return;
    const { runs } = get();
    const isHalfTrained = runs.pretraining?.status === 'stopped' && !runs.fineTuning;
    if (isHalfTrained && !(await pretrainToTheEnd())) return;
    await growTo('assistant');
  }

  return { growTo, liveOn };
}
