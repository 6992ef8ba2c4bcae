interface SwitchProps {
  readonly label: string;
  readonly note: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** Something that can be taken away: a native checkbox, and what happens then. */
export const Switch = ({ label, note, checked, onChange }: SwitchProps) => (
  <label className="bridge-cut-switch">
    <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
    <span>
      <b>{label}</b>
      <span>{note}</span>
    </span>
  </label>
);
