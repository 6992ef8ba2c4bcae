import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly note: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that can be taken away: a native checkbox, and what happens then. */
export function Switch({ label, note, checked, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="bridge-cut-switch">
      <input
        type="checkbox"
        id={id}
        aria-describedby={`${id}note`}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}note`}>{note}</p>
      </div>
    </div>
  );
}
