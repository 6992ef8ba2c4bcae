/** The state of the one life, which pages read and subscribe to. */

import { createStore } from 'zustand/vanilla';
import { ageAt, FIRST_STATE, newestMoment, type LifeState } from './state';

export type LifeStore = ReturnType<typeof createLifeStore>;

/** What the parts of the store need of it. */
export type StateAccess = Pick<LifeStore, 'get' | 'set'>;

export function createLifeStore() {
  const store = createStore<LifeState>(() => FIRST_STATE);
  return {
    get: store.getState,

    /** The age of the model follows from what is set. */
    set(change: Partial<LifeState>): void {
      const next = { ...store.getState(), ...change };
      const age = ageAt(next.shown ?? newestMoment(next), next.runs);
      const model = next.model && next.model.age !== age ? { ...next.model, age } : next.model;
      store.setState({ ...next, model });
    },

    /** Calls back after each change, with the state and the one before; returns how to end that. */
    subscribe: store.subscribe,
  };
}
