import { useEffect, useMemo, useRef, useState } from 'react';
import { settingsFrom, type Settings } from '../../../core/settings';
import { actions, useLife } from '../../../store';

/** A slider is moved through many values; a model is drawn for the one it comes to rest on. */
const REST_MS = 350;

export interface Draft {
  /** As the reader has them before their eyes. */
  readonly settings: Settings;
  readonly change: (change: Partial<Settings>) => void;
  /** Makes them those of the next model, without waiting. */
  readonly settle: () => void;
}

/** The settings for the next model, with what is being changed in them. */
export function useDraft(): Draft {
  const chosen = useLife((state) => state.settings);
  const [pending, setPending] = useState<Partial<Settings> | null>(null);
  const latest = useRef<Partial<Settings> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settings = useMemo(
    () => (pending ? settingsFrom({ ...chosen, ...pending }) : chosen),
    [chosen, pending],
  );

  const settle = () => {
    clearTimeout(timer.current);
    const change = latest.current;
    latest.current = null;
    setPending(null);
    if (change) void actions.configure(change);
  };

  const change = (more: Partial<Settings>) => {
    latest.current = { ...latest.current, ...more };
    setPending(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, REST_MS);
  };

  // What was chosen a moment before the page is left, is chosen.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      if (latest.current) void actions.configure(latest.current);
      latest.current = null;
    },
    [],
  );

  return { settings, change, settle };
}
