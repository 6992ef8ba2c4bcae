import { useId } from 'react';
import strings from '#strings/figures/AttentionMap';
import { HeadThumbnail } from '../life/HeadThumbnail';

interface HeadPickerProps {
  /** The weights of every head of the layer, `[time, time]` each, not finite where not allowed. */
  readonly heads: readonly Float32Array[];
  readonly value: number;
  readonly onChange: (head: number) => void;
}

/** All heads of a layer, small, to compare and to choose from: native radio buttons. */
export function HeadPicker({ heads, value, onChange }: HeadPickerProps) {
  const name = useId();
  return (
    <fieldset className="attention-map-heads">
      <legend className="ui-label">{strings.head}</legend>
      {heads.map((weights, head) => (
        <label className="ui-radio-tile" key={head}>
          <input
            type="radio"
            name={name}
            checked={head === value}
            onChange={() => onChange(head)}
          />
          <HeadThumbnail weights={weights} />
          <span aria-hidden="true">{head + 1}</span>
          <span className="visually-hidden">{strings.headNumber(head + 1)}</span>
        </label>
      ))}
    </fieldset>
  );
}
