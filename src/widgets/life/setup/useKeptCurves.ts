import { useMemo } from 'react';
import { TUNING_NAMES } from '../../../core/settings';
import { useCurves, useLife, type KeptCurve, type Phase } from '../../../store';
import { namesFor } from './differences';

export interface NamedCurve extends KeptCurve {
  /** By what it differs in from the others. */
  readonly name: string;
  /** Among all that are kept. */
  readonly index: number;
}

export interface ComparedCurves {
  /** Of this phase, oldest first. */
  readonly kept: readonly NamedCurve[];
  /** Of these, all but the present run itself, which may be kept already. */
  readonly behind: readonly NamedCurve[];
  /** What the present run is called beside them; `null` where there is none. */
  readonly present: string | null;
  readonly isPresentKept: boolean;
}

/** The curves that were kept of a phase, beside that of the present run. */
export function useKeptCurves(phase: Phase): ComparedCurves {
  const all = useCurves((state) => state.kept);
  const settings = useLife(({ runs }) => runs[phase]?.settings);
  // While a run goes on its losses are new ten times a second: only this of them matters here.
  const keptIndex = useLife(({ runs }) =>
    all.findIndex(({ losses }) => losses === runs[phase]?.losses),
  );
  return useMemo(() => {
    const mine = all.flatMap((curve, index) => (curve.phase === phase ? [{ curve, index }] : []));
    const others = mine.filter(({ index }) => index !== keptIndex);
    const shown = [...(settings ? [settings] : []), ...others.map(({ curve }) => curve.settings)];
    const names = namesFor(shown, phase === 'pretraining' ? TUNING_NAMES : []);
    const present = settings ? (names.shift() ?? null) : null;
    const behind = others.map(({ curve, index }, i) => ({ ...curve, index, name: names[i] }));
    const kept = mine.map(
      ({ curve, index }) =>
        behind.find((one) => one.index === index) ?? { ...curve, index, name: present ?? '' },
    );
    return { kept, behind, present, isPresentKept: keptIndex >= 0 };
  }, [all, keptIndex, settings, phase]);
}
