import strings from '#strings/setup';
import { HeadsChoice, SettingSlider } from './SettingControl';
import type { Draft } from './useDraft';

const { every: said } = strings;

/** Every setting of the model and of its pre-training, folded: the presets do without it. */
export function EverySetting({ settings, change }: Pick<Draft, 'settings' | 'change'>) {
  const draft = { settings, change };
  return (
    <details className="life-details setup-every">
      <summary>{said.title}</summary>
      <div className="setup-groups">
        <section aria-label={said.model}>
          <p className="setup-group">{said.model}</p>
          <SettingSlider name="nLayer" {...draft} />
          <SettingSlider name="dModel" {...draft} />
          <HeadsChoice {...draft} />
          <SettingSlider name="contextLength" {...draft} />
          <SettingSlider name="vocabSize" {...draft} />
        </section>
        <section aria-label={said.run}>
          <p className="setup-group">{said.run}</p>
          <SettingSlider name="steps" {...draft} />
          <SettingSlider name="batchSize" {...draft} />
          <SettingSlider name="learningRate" {...draft} />
          <SettingSlider name="seed" {...draft} />
        </section>
      </div>
    </details>
  );
}
