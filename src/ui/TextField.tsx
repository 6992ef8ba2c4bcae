import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** In UTF-16 units; what is pasted beyond it is left off. */
  readonly maxLength: number;
  /** Several lines, this many in view. */
  readonly rows?: number;
  /** A line under the field. */
  readonly help?: string;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
}

/** A native text field under its label. */
export function TextField(props: TextFieldProps) {
  const { label, value, maxLength, rows, help, onChange, onFocus } = props;
  const id = useId();
  const shared = {
    id,
    value,
    maxLength,
    autoComplete: 'off',
    spellCheck: false,
    onFocus,
    'aria-describedby': help === undefined ? undefined : `${id}-help`,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange(event.target.value),
  };
  return (
    <div className="ui-text-field">
      <label className="ui-label" htmlFor={id}>
        {label}
      </label>
      {rows === undefined ? (
        <input type="text" {...shared} />
      ) : (
        <textarea rows={rows} {...shared} />
      )}
      {help !== undefined && (
        <p className="ui-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
