import { useEffect, useId, useRef } from 'react';
import strings from '#strings/figures/AttentionMap';
import { sequentialScale, useThemeVersion } from '../../ui';

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
        <label key={head}>
          <input
            type="radio"
            name={name}
            checked={head === value}
            onChange={() => onChange(head)}
          />
          <Thumbnail weights={weights} />
          <span aria-hidden="true">{head + 1}</span>
          <span className="visually-hidden">{strings.headNumber(head + 1)}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** One pixel a weight, enlarged by the style sheet. */
export function Thumbnail({ weights }: { readonly weights: Float32Array }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeVersion();
  const time = Math.sqrt(weights.length);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const scale = sequentialScale('attention');
    context.clearRect(0, 0, time, time);
    weights.forEach((weight, i) => {
      if (!Number.isFinite(weight)) return;
      context.fillStyle = scale(weight);
      context.fillRect(i % time, Math.floor(i / time), 1, 1);
    });
  }, [weights, time, theme]);

  return <canvas ref={canvas} width={time} height={time} aria-hidden="true" />;
}
