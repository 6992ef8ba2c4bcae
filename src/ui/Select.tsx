import { useId } from 'react';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
}

interface SelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly disabled?: boolean;
  /** The options are names or text of the model, which no translator is to touch. */
  readonly verbatim?: boolean;
  readonly onChange: (value: T) => void;
}

/** A native select under its label. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, disabled = false, verbatim = false, onChange } = props;
  const id = useId();
  return (
    <div className="ui-select">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        translate={verbatim ? 'no' : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
