import { useId } from 'react';
import type { ReactNode } from 'react';

interface SegmentedProps<T extends string> {
  /** Names the group; shown unless `hideLabel`. */
  readonly label: string;
  readonly value: T;
  /** `icon` takes the place of the label on screen, not to a screen reader. */
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly icon?: ReactNode;
    /** The label is a name, which no translator is to touch. */
    readonly verbatim?: boolean;
    /** Cannot be chosen now; why, is said beside it. */
    readonly disabled?: boolean;
  }[];
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
}

/** A choice of a few, all in view: native radio buttons, so the arrow keys work. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, options, hideLabel = false, disabled = false, onChange } = props;
  const name = useId();
  return (
    <fieldset className="ui-segmented" disabled={disabled}>
      <legend className={hideLabel ? 'visually-hidden' : 'ui-label'}>{label}</legend>
      <div className="ui-segments">
        {options.map((option) => (
          <label key={option.value} title={option.icon === undefined ? undefined : option.label}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled ?? false}
              onChange={() => onChange(option.value)}
            />
            {option.icon === undefined ? (
              <span translate={option.verbatim ? 'no' : undefined}>{option.label}</span>
            ) : (
              <>
                <span aria-hidden="true">{option.icon}</span>
                <span className="visually-hidden">{option.label}</span>
              </>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
