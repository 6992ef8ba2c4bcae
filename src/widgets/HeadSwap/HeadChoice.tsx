import { useId } from 'react';
import strings from '#strings/figures/HeadSwap';
import type { HeadPlace } from '../../core/factSwaps';
import type { HeadSwap } from '../../store';
import { percent } from './ShareCells';

interface HeadChoiceProps {
  readonly result: HeadSwap;
  /** What the swap should bring. */
  readonly end: string;
  /** What is chosen shows at once, before the model has answered; `null`: the page has found the head. */
  readonly wanted: HeadPlace | null;
  readonly onHead: (place: HeadPlace) => void;
}

/** A share that grows by less has not moved. */
const LITTLE = 0.01;

/** Every head to choose from, a row for each layer, with what its swap does: native radio buttons. */
export function HeadChoice({ result, end, wanted, onHead }: HeadChoiceProps) {
  const { heads } = result;
  const chosen = wanted ?? result.chosen;
  const name = useId();
  const { heads: said } = strings;
  const most = Math.max(...heads.map(({ share }) => share));
  const found = most - result.into.ofFrom < LITTLE ? said.none : said.found;
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
                    type="radio"
                    name={name}
                    aria-label={said.name(layer + 1, place.head + 1, percent(share))}
                    checked={layer === chosen.layer && place.head === chosen.head}
                    onChange={() => onHead(place)}
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
        {said.help(end)} {wanted === null && found(chosen.layer + 1, chosen.head + 1)}
      </p>
    </div>
  );
}
