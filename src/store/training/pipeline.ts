/** Which runs of a life follow one another. */

import { isFullyTrained, newestMoment, type LifeState } from '../state';

interface PipelineOptions {
  readonly get: () => LifeState;
  /** Each ends with its run. */
  readonly pretrain: () => Promise<void>;
  readonly fineTune: () => Promise<void>;
  /** Takes up the model of an earlier visit. */
  readonly resume: () => Promise<void>;
  /** Ends when it is known whether there is one. */
  readonly looked: Promise<void>;
}

export function createPipeline({ get, pretrain, fineTune, resume, looked }: PipelineOptions) {
  /** @returns whether it came to its end: a run that was stopped is not followed by the next */
  async function pretrainToTheEnd(): Promise<boolean> {
    await pretrain();
    return get().runs.pretraining?.status === 'finished';
  }

  /**
   * Trains what a random model lacks of an age, one phase after the other; a base model that is
   * there is taken as it is.
   */
  async function trainUpTo(age: 'base' | 'assistant'): Promise<void> {
    if ((get().model?.age ?? 'random') === 'random' && !(await pretrainToTheEnd())) return;
    if (age === 'assistant') await fineTune();
  }

  /**
   * The rest of a life, from wherever it stands: a model of an earlier visit is taken up, a run that
   * was stopped goes on, and the next follows.
   */
  async function continueLife(): Promise<void> {
    await looked;
    if (get().persistence.offer && !newestMoment(get())) await resume();
    if (isFullyTrained(get())) return;
    const { runs } = get();
    const isHalfTrained = runs.pretraining?.status === 'stopped' && !runs.fineTuning;
    if (isHalfTrained && !(await pretrainToTheEnd())) return;
    await trainUpTo('assistant');
  }

  return { trainUpTo, continueLife };
}
