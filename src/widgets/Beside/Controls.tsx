import { activePhase, useLife } from '../../store';
import { Button, Segmented, Slider, TextField } from '../../ui';
import type { Sides } from './useSides';

/** How the text is given to them. */
export type Form = 'question' | 'document';

export interface Settings {
  readonly form: Form;
  readonly temperature: number;
  readonly seed: number;
}

export const FIRST_SETTINGS: Settings = { form: 'document', temperature: 0.7, seed: 1 };

const LONGEST_TEXT = 300;
const LAST_SEED = 100;

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
  readonly onSettings: (settings: Settings) => void;
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
  const change = (part: Partial<Settings>) => onSettings({ ...settings, ...part });

  return (
    <form
      className="beside-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (may) onWrite(seed);
      }}
    >
      <Segmented
        label={both ? 'Given to both as' : 'Given as'}
        value={form}
        options={[
          { value: 'document', label: 'a document’s beginning' },
          { value: 'question', label: 'a question in a chat' },
        ]}
        onChange={(next) => change({ form: next })}
      />
      <TextField label="The text" value={text} maxLength={LONGEST_TEXT} onChange={onText} />
      <p className="beside-examples">
        <span className="ui-help">Or:</span>
        {examples.map((example) => (
          <Button key={example} variant="plain" onClick={() => onText(example)}>
            {example}
          </Button>
        ))}
      </p>
      <div className="beside-knobs">
        <Slider
          label="Temperature"
          value={temperature}
          min={0}
          max={2}
          step={0.1}
          help="0 always takes the likeliest token: then the seed makes no difference."
          onChange={(next) => change({ temperature: next })}
        />
        <Slider
          label="Seed"
          value={seed}
          min={1}
          max={LAST_SEED}
          help="Both draw their tokens with it."
          onChange={(next) => change({ seed: next })}
        />
      </div>
      <div className="life-controls">
        {state === 'writing' ? (
          <Button variant="primary" onClick={onStop}>
            Stop
          </Button>
        ) : (
          <Button variant="primary" disabled={!may} onClick={() => onWrite(seed)}>
            {both ? 'Let both write' : 'Let it write'}
          </Button>
        )}
        <Button
          disabled={!may || temperature === 0}
          onClick={() => {
            const next = (seed % LAST_SEED) + 1;
            change({ seed: next });
            onWrite(next);
          }}
        >
          With another seed
        </Button>
        <p className="life-progress">
          {training && 'The model is being trained: it writes when that is done.'}
        </p>
      </div>
    </form>
  );
}
