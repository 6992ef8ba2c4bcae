import strings from '#strings/figures/CompareModels';
import type { LinkSchema, LinkState } from '../../core/linkState';
import { activePhase, useLife } from '../../store';
import { Button, Segmented, Slider, TextField } from '../../ui';
import type { Sides } from './useSides';

/** How the text is given to them. */
export type Form = 'question' | 'document';

/** What a link to this figure says. No text is the first of the examples. */
export const FIELDS = {
  form: { kind: 'choice', choices: ['document', 'question'], first: 'document' },
  text: { kind: 'text', maxLength: 300, first: '' },
  temperature: { kind: 'number', min: 0, max: 2, step: 0.1, first: 0.7 },
  seed: { kind: 'number', min: 1, max: 100, step: 1, first: 1 },
} as const satisfies LinkSchema;

export type Settings = LinkState<typeof FIELDS>;

interface ControlsProps {
  readonly settings: Settings;
  readonly text: string;
  /** Other texts to begin with. */
  readonly examples: readonly string[];
  /** Whether there are two to write. */
  readonly both: boolean;
  /** Whether there is a model, and something to give it. */
  readonly ready: boolean;
  readonly state: Sides['state'] | 'blank';
  readonly onSettings: (change: Partial<Settings>) => void;
  readonly onText: (text: string) => void;
  readonly onWrite: (seed: number) => void;
  readonly onStop: () => void;
}

/** What both are given, and how the lots are drawn. */
export function Controls(props: ControlsProps) {
  const { settings, text, examples, both, ready, state, onSettings, onText, onWrite, onStop } =
    props;
  const { form, temperature, seed } = settings;
  const training = useLife((life) => activePhase(life) !== null);
  const may = ready && !training && state !== 'writing';

  return (
    <form
      className="compare-models-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (may) onWrite(seed);
      }}
    >
      <Segmented
        label={both ? strings.givenToBoth : strings.given}
        value={form}
        options={[
          { value: 'document', label: strings.forms.document },
          { value: 'question', label: strings.forms.question },
        ]}
        onChange={(next) => onSettings({ form: next })}
      />
      <TextField
        label={strings.text}
        value={text}
        maxLength={FIELDS.text.maxLength}
        onChange={onText}
      />
      <p className="compare-models-examples">
        <span className="ui-help">{strings.or}</span>
        {examples.map((example) => (
          <Button key={example} variant="plain" translate="no" onClick={() => onText(example)}>
            {example}
          </Button>
        ))}
      </p>
      <div className="compare-models-knobs">
        <Slider
          label={strings.temperature}
          value={temperature}
          min={FIELDS.temperature.min}
          max={FIELDS.temperature.max}
          step={FIELDS.temperature.step}
          help={strings.temperatureHelp}
          onChange={(next) => onSettings({ temperature: next })}
        />
        <Slider
          label={strings.seed}
          value={seed}
          min={FIELDS.seed.min}
          max={FIELDS.seed.max}
          help={strings.seedHelp}
          onChange={(next) => onSettings({ seed: next })}
        />
      </div>
      <div className="life-controls">
        {state === 'writing' ? (
          <Button variant="primary" onClick={onStop}>
            {strings.stop}
          </Button>
        ) : (
          <Button variant="primary" disabled={!may} onClick={() => onWrite(seed)}>
            {both ? strings.writeBoth : strings.write}
          </Button>
        )}
        <Button
          disabled={!may || temperature === 0}
          onClick={() => {
            const next = (seed % FIELDS.seed.max) + 1;
            onSettings({ seed: next });
            onWrite(next);
          }}
        >
          {strings.anotherSeed}
        </Button>
        <p className="life-progress">{training && strings.training}</p>
      </div>
    </form>
  );
}
