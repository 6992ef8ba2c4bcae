import strings from '#strings/figures/HeadSwap';
import type { HeadPlace } from '../../core/factSwaps';
import type { HeadSwap } from '../../store';
import { keyOf } from '../life/attention/places';
import { percent } from './ShareCells';

interface HeadChoiceProps {
  readonly result: HeadSwap;
  /** What the swap should bring. */
  readonly end: string;
  /** What is ticked shows at once, before the model has answered; none: the page has found the head. */
  readonly wanted: readonly HeadPlace[];
  readonly onHeads: (places: readonly HeadPlace[]) => void;
}

/** A share that grows by less has not moved. */
const LITTLE = 0.01;
/** What has less is not what the model says. */
const HALF = 0.5;

/** Every head, a row for each layer, with what its swap alone does: native checkboxes. */
export function HeadChoice({ result, end, wanted, onHeads }: HeadChoiceProps) {
  const { heads } = result;
  const isFound = wanted.length === 0;
  const ticked = new Set((isFound ? result.chosen : wanted).map(keyOf));
  const toggle = (place: HeadPlace) =>
    onHeads(
      heads
        .map((one) => one.place)
        .filter((one) => (keyOf(one) === keyOf(place)) !== ticked.has(keyOf(one))),
    );
  const { heads: said } = strings;
  const most = Math.max(...heads.map(({ share }) => share));
  const moves = most - result.into.ofFrom >= LITTLE;
  const found = moves ? said.found : said.none;
  const layers = [...new Set(heads.map(({ place }) => place.layer))];
  return (
    <div>
      <fieldset className="head-swap-heads">
        <legend className="ui-label">{said.legend}</legend>
        {layers.map((layer) => (
          <div key={layer} className="head-swap-layer">
            <span aria-hidden="true">{said.layer(layer + 1)}</span>
            {heads
              .filter(({ place }) => place.layer === layer)
              .map(({ place, share }) => (
                <label className="ui-radio-tile" key={place.head}>
                  <input
                    type="checkbox"
                    aria-label={said.name(layer + 1, place.head + 1, percent(share))}
                    checked={ticked.has(keyOf(place))}
                    onChange={() => toggle(place)}
                  />
                  <span>{said.head(place.head + 1)}</span>
                  <span className="head-swap-bar">
                    <span style={{ inlineSize: `${100 * share}%` }} />
                  </span>
                  <span>{percent(share)}</span>
                </label>
              ))}
          </div>
        ))}
      </fieldset>
      <p className="head-swap-note">
        {said.help(end)}{' '}
        {isFound && result.chosen.map(({ layer, head }) => found(layer + 1, head + 1))}
        {isFound && moves && result.swapped.ofFrom < HALF && said.shared}
      </p>
    </div>
  );
}
