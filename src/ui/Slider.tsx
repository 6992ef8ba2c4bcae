import { useId, useState } from 'react';
import { formatCompact } from './format';
import { clampToStep, fromPosition, POSITIONS, toPosition } from './sliderScale';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Of a linear slider; a logarithmic one keeps three significant figures instead. */
  readonly step?: number;
  /** Equal distances multiply by equal factors; needs `min` above 0. */
  readonly log?: boolean;
  /** Shown after the number and read out with it. */
  readonly unit?: string;
  /** A line under the slider. */
  readonly help?: string;
  /** How the value is read out; the unit is added. */
  readonly format?: (value: number) => string;
  readonly disabled?: boolean;
  /** Always finite, and within `min` and `max`. */
  readonly onChange: (value: number) => void;
}

/**
 * A native range beside a number field, both of the same value. What is typed is taken on Enter or
 * on leaving the field, clamped; what is no number is put back.
 */
export function Slider(props: SliderProps) {
  const { label, value, min, max, step = 1, log = false, unit, help, disabled = false } = props;
  const { format = formatCompact, onChange } = props;
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const scale = { min, max, step, log };

  const accept = () => {
    const typed = draft === undefined || draft.trim() === '' ? NaN : Number(draft);
    setDraft(undefined);
    if (Number.isFinite(typed)) onChange(clampToStep(typed, scale));
  };

  return (
    <div className="ui-slider">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <span className="ui-slider-number">
        <input
          type="number"
          aria-label={unit === undefined ? label : `${label}, ${unit}`}
          value={draft ?? String(value)}
          min={min}
          max={max}
          step={log ? 'any' : step}
          disabled={disabled}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={accept}
          onKeyDown={(event) => event.key === 'Enter' && accept()}
        />
        {unit !== undefined && <span aria-hidden="true">{unit}</span>}
      </span>
      <input
        className="ui-range"
        id={id}
        type="range"
        min={log ? 0 : min}
        max={log ? POSITIONS : max}
        step={log ? 1 : step}
        value={log ? toPosition(value, scale) : value}
        disabled={disabled}
        aria-valuetext={unit === undefined ? format(value) : `${format(value)} ${unit}`}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => {
          const at = Number(event.target.value);
          setDraft(undefined);
          onChange(log ? fromPosition(at, scale) : clampToStep(at, scale));
        }}
      />
      {help !== undefined && (
        <p className="ui-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
