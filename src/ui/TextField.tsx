import { useId } from 'react';
import ui from '#strings/ui';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** In UTF-16 units; what is pasted beyond it is left off, and the field says so. */
  readonly maxLength: number;
  /** Several lines, this many in view. */
  readonly rows?: number;
  /** A line under the field. */
  readonly help?: string;
  readonly onChange: (value: string) => void;
  readonly onFocus?: () => void;
}

/** A browser leaves off whole characters, and one may be an emoji of so many units. */
const LONGEST_CHARACTER = 16;

/** A native text field under its label. */
export function TextField(props: TextFieldProps) {
  const { label, value, maxLength, rows, help, onChange, onFocus } = props;
  const id = useId();
  const shared = {
    id,
    value,
    maxLength,
    autoComplete: 'off',
    dir: 'auto',
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
      {value.length > maxLength - LONGEST_CHARACTER && (
        <p className="ui-help" role="status">
          {ui.textField.full(maxLength)}
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
