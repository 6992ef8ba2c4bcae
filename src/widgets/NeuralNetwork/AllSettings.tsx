import { useState } from 'react';
import strings from '#strings/figures/NeuralNetwork';
import { FEATURE_NAMES, type FeatureName } from '../../core/network';
import { formatNumber, Segmented, Select, Slider } from '../../ui';
import { featureSymbol } from './describeNetwork';
import { featuresOf, FIELDS, toggleFeature, type Pace, type Settings } from './networkSettings';

interface AllSettingsProps {
  readonly settings: Settings;
  /** Begins anew. */
  readonly choose: (choice: Partial<Settings>) => void;
  /** Goes on otherwise. */
  readonly tune: (choice: Partial<Pace>) => void;
}

const words = strings.all;
const PENALTY_OPTIONS = FIELDS.l1.choices.map((value) => ({
  value,
  label: value === '0' ? words.noPenalty : formatNumber(Number(value), 4),
}));
const OPTIMISER_OPTIONS = FIELDS.optimiser.choices.map((value) => ({
  value,
  label: words.optimisers[value],
}));
const BATCH_OPTIONS = FIELDS.batch.choices.map((value) => ({
  value,
  label: value === 'all' ? words.wholeBatch : value,
}));

/** What is seldom changed, and what only those who know it look for. */
export function AllSettings({ settings, choose, tune }: AllSettingsProps) {
  return (
    <details className="neural-network-all">
      <summary>{words.summary}</summary>
      <div>
        <Features written={settings.features} onChange={(features) => choose({ features })} />
        <fieldset>
          <legend>{words.dots}</legend>
          <Slider
            label={words.noise}
            value={settings.noise}
            {...FIELDS.noise}
            disabled={settings.data === 'own'}
            help={settings.data === 'own' ? words.ownNoise : words.noiseHelp}
            onChange={(noise) => choose({ noise })}
          />
          <Slider
            label={words.test}
            value={settings.test}
            {...FIELDS.test}
            unit="%"
            help={words.testHelp}
            onChange={(test) => choose({ test })}
          />
        </fieldset>
        <fieldset>
          <legend>{words.training}</legend>
          <Segmented
            label={words.optimiser}
            value={settings.optimiser}
            options={OPTIMISER_OPTIONS}
            onChange={(optimiser) => tune({ optimiser })}
          />
          <Segmented
            label={words.batch}
            value={settings.batch}
            options={BATCH_OPTIONS}
            onChange={(batch) => tune({ batch })}
          />
          <p className="ui-help">{words.paceHelp}</p>
        </fieldset>
        <fieldset>
          <legend>{words.penalties}</legend>
          <div className="neural-network-pair">
            <Select
              label={words.l1}
              value={settings.l1}
              options={PENALTY_OPTIONS}
              onChange={(l1) => tune({ l1 })}
            />
            <Select
              label={words.l2}
              value={settings.l2}
              options={PENALTY_OPTIONS}
              onChange={(l2) => tune({ l2 })}
            />
          </div>
          <p className="ui-help">{words.penaltyHelp}</p>
        </fieldset>
      </div>
    </details>
  );
}

interface FeaturesProps {
  readonly written: string;
  readonly onChange: (written: string) => void;
}

/** What the network is given of each dot; something it must be. */
function Features({ written, onChange }: FeaturesProps) {
  const [refused, setRefused] = useState(false);
  const given = featuresOf(written);
  const toggle = (name: FeatureName) => {
    const next = toggleFeature(written, name);
    setRefused(next === null);
    if (next !== null) onChange(next);
  };
  return (
    <fieldset>
      <legend>{words.inputs}</legend>
      <div className="neural-network-features">
        {FEATURE_NAMES.map((name) => (
          <label key={name}>
            <input type="checkbox" checked={given.includes(name)} onChange={() => toggle(name)} />
            {featureSymbol(name)}
          </label>
        ))}
      </div>
      <p className="ui-help">{words.inputsHelp}</p>
      {refused && (
        <p className="ui-refused" role="alert">
          {words.noInput}
        </p>
      )}
    </fieldset>
  );
}
