import strings from '#strings/figures/FineTuning';
import { tuningOf } from '../../core/settings';
import { settingsNow, useLife } from '../../store';
import { aboutDuration } from '../life/roughDuration';
import { budgetOf } from '../life/setup/runBudget';
import { SettingSlider } from '../life/setup/SettingControl';
import type { Draft } from '../life/setup/useDraft';
import { useRate } from '../life/setup/useRate';

/** How long fine-tuning goes on, and how far each step goes: what is fine-tuning's alone. */
export function TuningSettings({ draft: { settings, change } }: { readonly draft: Draft }) {
  const model = useLife((state) => state.model);
  const now = useLife(settingsNow);
  const { seconds } = budgetOf({ ...now, ...tuningOf(settings) }, model, useRate());
  return (
    <div className="fine-tuning-settings">
      <SettingSlider name="fineTuneSteps" settings={settings} change={change} />
      <p className="ui-help">
        {seconds ? strings.time.known(aboutDuration(seconds.fineTuning)) : strings.time.unknown}
      </p>
      <SettingSlider name="fineTuneRate" settings={settings} change={change} />
    </div>
  );
}
