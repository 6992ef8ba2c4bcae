import { useId, useState } from 'react';
import strings from '#strings/figures/Backpropagation';
import { FIELDS, type Values } from './values';
import { SYMBOLS } from './symbols';

type Field = keyof typeof SYMBOLS;

const { fields } = strings;

const GROUPS: readonly { readonly title: string; readonly names: readonly Field[] }[] = [
  { title: fields.groups.example, names: ['x1', 'x2', 'target'] },
  { title: fields.groups.first, names: ['w1', 'w2', 'b1'] },
  { title: fields.groups.second, names: ['w3', 'w4', 'b2'] },
  { title: fields.groups.output, names: ['v1', 'v2', 'c'] },
];

/** What a weight weighs. */
const FROM: Partial<Record<Field, string>> = {
  ...{ w1: fields.of.x1, w2: fields.of.x2, w3: fields.of.x1, w4: fields.of.x2 },
  ...{ v1: fields.of.first, v2: fields.of.second },
};

function labelOf(name: Field): string {
  if (name === 'target') return fields.target;
  if (name === 'x1' || name === 'x2') return fields.input(SYMBOLS[name]);
  const from = FROM[name];
  return from === undefined ? fields.bias(SYMBOLS[name]) : fields.weight(SYMBOLS[name], from);
}

interface FieldsProps {
  readonly values: Values;
  readonly onChange: (change: Partial<Values>) => void;
}

/** Every number of the example and of the network. */
export function Fields({ values, onChange }: FieldsProps) {
  const id = useId();
  return (
    <details className="backpropagation-fields">
      <summary>{fields.summary}</summary>
      <div>
        {GROUPS.map(({ title, names }) => (
          <fieldset key={title}>
            <legend>{title}</legend>
            {names.map((name) => (
              <p key={name}>
                <label htmlFor={`${id}${name}`}>{labelOf(name)}</label>
                <NumberField
                  id={`${id}${name}`}
                  value={values[name]}
                  onChange={(value) => onChange({ [name]: value })}
                  {...FIELDS[name]}
                />
              </p>
            ))}
          </fieldset>
        ))}
      </div>
      <p>{fields.range}</p>
    </details>
  );
}

interface NumberFieldProps {
  readonly id: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A native field of numbers: what lies within its bounds is taken at once, what does not on leaving, as the nearest that does. */
function NumberField({ id, value, min, max, step, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string>();
  const onGrid = (typed: number): number => {
    const inside = Math.min(max, Math.max(min, typed));
    return Number((min + Math.round((inside - min) / step) * step).toPrecision(12));
  };
  return (
    <input
      id={id}
      type="number"
      inputMode="text"
      {...{ min, max, step }}
      value={draft ?? value}
      onChange={({ target }) => {
        setDraft(target.value);
        const typed = target.valueAsNumber;
        if (typed === onGrid(typed)) onChange(typed);
      }}
      onBlur={({ target }) => {
        const typed = target.valueAsNumber;
        if (!Number.isNaN(typed)) onChange(onGrid(typed));
        setDraft(undefined);
      }}
    />
  );
}
