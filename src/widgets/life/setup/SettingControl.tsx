import { useId } from 'react';
import settingStrings from '#strings/settings';
import strings from '#strings/setup';
import { headChoices, SETTINGS, type SettingName } from '../../../core/settings';
import { formatCompact, Slider } from '../../../ui';
import type { Draft } from './useDraft';

/** What is a number and can be any: heads must divide the width, the text is chosen elsewhere. */
export type SlidingName = Exclude<SettingName, 'corpus' | 'nHead'>;

/** Of a learning rate: 0.0005 is told as it is typed. */
const RATE_DIGITS = 6;

interface SettingControlProps extends Pick<Draft, 'settings' | 'change'> {
  readonly name: SlidingName;
}

/** One setting by its entry in the table. */
export function SettingSlider({ name, settings, change }: SettingControlProps) {
  const { label, unit, help } = settingStrings.settings[name];
  const { min, max, step, log } = SETTINGS[name];
  return (
    <Slider
      label={label}
      value={settings[name]}
      {...{ min, max, step, log, help }}
      {...(unit !== '' && { unit })}
      {...(log && { format: (value: number) => formatCompact(value, RATE_DIGITS) })}
      onChange={(value) => change({ [name]: value })}
    />
  );
}

/** A choice: only some counts divide the width into heads of an even size. */
export function HeadsChoice({ settings, change }: Pick<Draft, 'settings' | 'change'>) {
  const id = useId();
  const { label, help } = settingStrings.settings.nHead;
  return (
    <div className="setup-heads">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <span className="ui-select">
        <select
          id={id}
          value={settings.nHead}
          aria-describedby={`${id}-help`}
          onChange={(event) => change({ nHead: Number(event.target.value) })}
        >
          {headChoices(settings.dModel).map((nHead) => (
            <option key={nHead} value={nHead}>
              {strings.every.heads(nHead, settings.dModel / nHead)}
            </option>
          ))}
        </select>
      </span>
      <p className="ui-help" id={`${id}-help`}>
        {help}
      </p>
    </div>
  );
}
