import { useEffect, useState } from 'react';
import strings from '#strings/settingWarnings';
import {
  measureText,
  pretrainingWarnings,
  tuningWarnings,
  type Settings,
  type SettingWarning,
  type TextMeasures,
} from '../../../core/settings';
import {
  isActive,
  reading,
  useLife,
  type BrokenRun,
  type LifeState,
  type Phase,
} from '../../../store';
import { Button } from '../../../ui';
import { trainingTime } from '../prerequisites';
import { aboutDuration } from '../roughDuration';
import type { Draft } from './useDraft';
import { useRate } from './useRate';

type Change = Pick<Draft, 'change'>;

/** How long pre-training takes, of several models one after the other; `null` before anything was measured. */
export const usePretrainingTime = (...models: readonly Settings[]): string | null =>
  useLife((state) => {
    const times = models.map((settings) => pretrainingTime(state, settings));
    const seconds = times.reduce((sum, time) => sum + (time?.seconds ?? NaN), 0);
    if (Number.isNaN(seconds)) return null;
    return (times[0]?.here ? strings.takes : strings.tookOurs)(aboutDuration(seconds));
  });

const pretrainingTime = (state: LifeState, settings: Settings) =>
  trainingTime({ ...state, settings }, ['pretraining']);

/** Beside Train: what of the settings leads nowhere, each with what mends it. */
export function PretrainingWarnings({ settings, change }: Pick<Draft, 'settings'> & Change) {
  const active = useLife(({ runs }) => isActive(runs.pretraining));
  const stopped = useLife(({ runs }) => runs.pretraining?.status === 'stopped');
  const broke = useLife(({ broken }) => brokenRate(broken, 'pretraining'));
  const state = useLife((all) => all);
  const text = useTextMeasures(settings.corpus);
  const rate = useRate();
  // What broke a run is said of it below, with what mends it.
  if (active || stopped || broke === settings.learningRate) return null;
  const time = pretrainingTime(state, settings);
  const warnings = pretrainingWarnings(settings, text, rate ?? time?.rate ?? null);
  return <SettingWarnings warnings={warnings} change={change} />;
}

/** The same beside Fine-tune; how long it takes stands below the steps. */
export function TuningWarnings({
  settings,
  change,
  enough,
}: Pick<Draft, 'settings'> & Change & { readonly enough: number | null }) {
  const active = useLife(({ runs }) => isActive(runs.fineTuning));
  const broke = useLife(({ broken }) => brokenRate(broken, 'fineTuning'));
  // What broke a run is said of it below, with what mends it.
  if (active || broke === settings.fineTuneRate) return null;
  return <SettingWarnings warnings={tuningWarnings(settings, enough)} change={change} />;
}

/** The learning rate of a run of a phase that has just broken. */
const brokenRate = (broken: BrokenRun | null, phase: Phase): number | null =>
  broken?.phase === phase ? broken.training.learningRate : null;

/** What leads nowhere, in a sentence each, and a press that mends it. */
export function SettingWarnings({
  warnings,
  change,
}: { readonly warnings: readonly SettingWarning[] } & Change) {
  if (warnings.length === 0) return null;
  return (
    <div className="setup-warnings">
      {warnings.map(({ code, params, mend }) => {
        const { says, mend: mends } = strings.words[code];
        return (
          <p key={code} className="setup-note" role="status">
            {says(params as never)}{' '}
            <Button variant="plain" onClick={() => change(mend)}>
              {mends(mend)}
            </Button>
          </p>
        );
      })}
    </div>
  );
}

/** Of the text that the next model reads; `null` until it is there. */
function useTextMeasures(corpus: Draft['settings']['corpus']): TextMeasures | null {
  const own = useLife((state) => state.own.text);
  const [found, setFound] = useState<TextMeasures | null>(null);
  useEffect(() => {
    let gone = false;
    setFound(null);
    reading.documents(corpus).then(
      (documents) => !gone && setFound(measureText(documents)),
      // Whoever reads it for good says why it cannot be had.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [corpus, own]);
  return found;
}
