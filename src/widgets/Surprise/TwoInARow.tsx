import strings from '#strings/figures/Surprise';
import type { TokenSurprise } from '../../core/surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { inSentence } from './names';
import { chanceText, surpriseText } from './numbers';

interface TwoInARowProps {
  /** Neighbours in the text. */
  readonly pair: readonly [TokenSurprise, TokenSurprise];
  readonly tokenizer: Tokenizer;
}

/** Why a logarithm: of two tokens in a row the chances multiply and the surprises add. */
export function TwoInARow({ pair, tokenizer }: TwoInARowProps) {
  const said = strings.pair;
  const [one, other] = pair;
  const sum = surpriseText(one.surprise + other.surprise);
  const product = chanceText(one.probability * other.probability);
  const row = (label: string, sign: string, values: readonly [string, string, string]) => (
    <tr>
      <th scope="row">{label}</th>
      <td>{values[0]}</td>
      <td>
        <span className="surprise-sign">{sign}</span> {values[1]}
      </td>
      <td>
        <span className="surprise-sign">{said.equals}</span> <b>{values[2]}</b>
      </td>
    </tr>
  );
  return (
    <div className="surprise-pair">
      <table>
        <caption>{said.caption}</caption>
        <thead>
          <tr>
            <td />
            {pair.map(({ tokenId }, i) => (
              <th key={i} scope="col">
                {inSentence(tokenId, tokenizer)}
              </th>
            ))}
            <th scope="col">{said.both}</th>
          </tr>
        </thead>
        <tbody>
          {row(said.chance, said.times, [
            chanceText(one.probability),
            chanceText(other.probability),
            product,
          ])}
          {row(said.surprise, said.plus, [
            surpriseText(one.surprise),
            surpriseText(other.surprise),
            sum,
          ])}
        </tbody>
      </table>
      <p className="ui-help">{said.note(product, sum)}</p>
    </div>
  );
}
