import strings from '#strings/setup';
import { useLife } from '../../../store';
import { formatPercent } from '../../../ui';

/** Before there is a model of a text its tokenizer is trained: how far that is. */
export function Reading() {
  const fraction = useLife((state) => state.reading);
  if (fraction === null) return null;
  return (
    <p className="setup-reading">
      <label>
        {strings.reading(formatPercent(fraction, 0))}
        <progress className="life-bar" max={1} value={fraction} />
      </label>
    </p>
  );
}
