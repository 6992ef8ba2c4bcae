import { useSyncExternalStore } from 'react';
import { rescue, subscribe } from '../store/rescue';
import type { Rescue } from '../store/rescue';

/** What went wrong last, and how to leave without losing the model: there even where the store is not. */
export const useRescue = (): Rescue => useSyncExternalStore(subscribe, rescue, rescue);
