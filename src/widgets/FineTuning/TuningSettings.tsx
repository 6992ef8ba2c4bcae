import strings from '#strings/figures/FineTuning';
import { settingsNow, useLife } from '../../store';
import { aboutDuration } from '../life/roughDuration';
import { budgetOf } from '../life/setup/runBudget';
import { SettingSlider } from '../life/setup/SettingControl';
import type { Draft } from '../life/setup/useDraft';
import { useRate } from '../life/setup/useRate';

/** How long fine-tuning goes on: of all settings the one that an assistant is made with. */
export function TuningSteps({ draft: { settings, change } }: { readonly draft: Draft }) {
  const model = useLife((state) => state.model);
  const now = useLife(settingsNow);
  const { seconds } = budgetOf({ ...now, fineTuneSteps: settings.fineTuneSteps }, model, useRate());
  return (
    <div className="fine-tuning-steps">
      <SettingSlider name="fineTuneSteps" settings={settings} change={change} />
      <p className="ui-help">
        {seconds ? strings.time.known(aboutDuration(seconds.fineTuning)) : strings.time.unknown}
      </p>
    </div>
  );
}
