import { useId, useState } from 'react';
import type { KeyboardEvent } from 'react';
import ui from '#strings/ui';
import { formatCompact } from '../language/format';
import { formatLarge, parseNumber } from '../language/largeNumber';
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
  /** Large numbers in words, shown and typed: “70 billion”. */
  readonly words?: boolean;
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

/** Why what was typed was not taken as it is; gone as soon as the value is another. */
interface Refusal {
  readonly sentence: string;
  readonly at: number;
}

/**
 * A native range beside a field, both of the same value. What is typed is taken on Enter or on
 * leaving the field. What is out of range becomes the nearest that is not, and what is no number is
 * put back, each with a sentence.
 */
export function Slider(props: SliderProps) {
  const { label, value, min, max, step = 1, log = false, words = false } = props;
  const { unit, help, disabled = false, onChange } = props;
  const { format = words ? formatLarge : formatCompact } = props;
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const scale = { min, max, step, log };
  const refused = refusal?.at === value ? refusal.sentence : undefined;
  const spoken = (each: number) => (unit === undefined ? format(each) : `${format(each)} ${unit}`);

  const accept = () => {
    if (draft === undefined) return;
    setDraft(undefined);
    const typed = parseNumber(draft);
    if (Number.isNaN(typed)) {
      const refuse = words ? ui.slider.notALargeNumber : ui.slider.notANumber;
      const sentence = refuse(spoken(value));
      setRefusal({ sentence, at: value });
      return;
    }
    const taken = clampToStep(typed, scale);
    const outside = typed < min || typed > max;
    const sentence = ui.slider.range(format(min), spoken(max));
    setRefusal(outside ? { sentence, at: taken } : undefined);
    onChange(taken);
  };

  const take = (at: number) => {
    setDraft(undefined);
    onChange(log ? fromPosition(at, scale) : clampToStep(at, scale));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') accept();
    const way = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!way || words) return;
    event.preventDefault();
    take(log ? toPosition(value, scale) + way : value + way * step);
  };

  return (
    <div className="ui-slider">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <span className={words ? 'ui-slider-number ui-slider-words' : 'ui-slider-number'}>
        {/* Text, because a field of numbers drops what it does not understand: of 0.002.1 it makes 0.0021. */}
        <input
          type="text"
          {...(!words && {
            inputMode: min < 0 ? 'text' : step % 1 === 0 && !log ? 'numeric' : 'decimal',
            role: 'spinbutton',
            ...valuesForAria({ now: value, min, max }),
            'aria-valuetext': spoken(value),
          })}
          autoComplete="off"
          aria-label={unit === undefined ? label : ui.slider.field(label, unit)}
          aria-describedby={refused === undefined ? undefined : `${id}-refused`}
          value={draft ?? (words ? formatLarge(value) : String(value))}
          disabled={disabled}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={accept}
          onKeyDown={onKey}
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
        aria-valuetext={spoken(value)}
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => take(Number(event.target.value))}
      />
      {refused !== undefined && (
        <p className="ui-refused" role="alert" id={`${id}-refused`}>
          {refused}
        </p>
      )}
      {help !== undefined && (
        <p className="ui-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

/** ARIA knows no powers of ten. */
function valuesForAria(values: { now: number; min: number; max: number }) {
  const written = Object.entries(values).map(([name, value]) => {
    const text = String(value);
    return [`aria-value${name}`, text.includes('e-') ? value.toFixed(15) : text];
  });
  return Object.fromEntries(written) as Record<string, string>;
}
