import { useSyncExternalStore } from 'react';
import { recovery, subscribe } from '../store/recovery';
import type { Recovery } from '../store/recovery';

/** What went wrong last, and how to leave without losing the model: there even where the store is not. */
export const useRecovery = (): Recovery => useSyncExternalStore(subscribe, recovery, recovery);
