/** Which runs of a life follow one another. */

import { isFullyTrained, type LifeState } from '../state';

interface PipelineOptions {
  readonly get: () => LifeState;
  /** Each ends with its run. */
  readonly pretrain: () => Promise<void>;
  readonly fineTune: () => Promise<void>;
  /** Takes up the model of an earlier visit, if there is one. */
  readonly recall: () => Promise<unknown>;
}

export function createPipeline({ get, pretrain, fineTune, recall }: PipelineOptions) {
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
    await recall();
    if (get().model?.age === 'assistant') return;
    if ((get().model?.age ?? 'random') === 'random' && !(await pretrainToTheEnd())) return;
    if (age === 'assistant') await fineTune();
  }

  /**
   * The rest of a life, from wherever it stands: a model of an earlier visit is taken up, a run that
   * was stopped goes on, and the next follows.
   */
  async function continueLife(): Promise<void> {
    await recall();
    if (isFullyTrained(get())) return;
    const { runs } = get();
    const isHalfTrained = runs.pretraining?.status === 'stopped' && !runs.fineTuning;
    if (isHalfTrained && !(await pretrainToTheEnd())) return;
    await trainUpTo('assistant');
  }

  return { trainUpTo, continueLife };
}
