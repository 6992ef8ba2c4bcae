/** The model that figures of chapter 2 show by themselves: ours, unless the reader's has learnt something. */

import {
  actions,
  referenceActions,
  referencesNow,
  type LifeState,
  type ReaderModel,
} from '../../store';
import { modelName, nameAfter } from './describeModel';
import { ownModelOf, sourceOf } from './modelSource';

export interface ModelShown {
  readonly model: ReaderModel;
  /** "Our base model after 800 steps" */
  readonly name: string;
  readonly trace: typeof actions.trace;
  readonly swapHeads: typeof actions.swapHeads;
}

/** Brings it; `null` where it did not come, and why is said beside the sources. */
export async function modelShown(state: LifeState): Promise<ModelShown | null> {
  const source = sourceOf('auto', ownModelOf(state, window.location.search));
  if (source === 'yours') {
    const { trace, swapHeads } = actions;
    return state.model && { model: state.model, name: modelName(state), trace, swapHeads };
  }
  await referenceActions.wake(source);
  const { reference } = referencesNow()[source];
  if (!reference) return null;
  const { model, steps } = reference;
  return {
    model,
    name: nameAfter(model.age, model.origin, steps),
    trace: (...args) => referenceActions.trace(source, ...args),
    swapHeads: (...args) => referenceActions.swapHeads(source, ...args),
  };
}
