import { useDeferredValue } from 'react';

/** False on the server and while hydrating, then, when there is time, true: for what exists only in a browser. */
export const useMounted = (): boolean => useDeferredValue(true, false);
