/** The model that figures of chapter 2 show by themselves: ours, unless the reader's has learnt something. */

import { referenceActions, referencesNow, type LifeState, type ReaderModel } from '../../store';
import { modelName, nameAfter } from './describeModel';
import { queriesOf, type ModelQueries } from './modelQueries';
import { ownModelOf, sourceOf } from './modelSource';

export interface ModelShown {
  readonly model: ReaderModel;
  /** "Our base model after 800 steps" */
  readonly name: string;
  readonly ask: ModelQueries;
}

/** Brings it; `null` where it did not come, and why is said beside the sources. */
export async function modelShown(state: LifeState): Promise<ModelShown | null> {
  const source = sourceOf('auto', ownModelOf(state, window.location.search));
  const ask = queriesOf(source);
  if (source === 'yours') return state.model && { model: state.model, name: modelName(state), ask };
  await referenceActions.wake(source);
  const { reference } = referencesNow()[source];
  if (!reference) return null;
  const { model, steps } = reference;
  return { model, name: nameAfter(model.age, model.origin, steps), ask };
}
