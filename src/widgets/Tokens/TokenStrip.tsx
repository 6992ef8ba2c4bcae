import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TokenText } from '../life/tokenText';

interface TokenStripProps {
  readonly tokenizer: Tokenizer;
  readonly tokenIds: readonly number[];
  /** The place of the token that is looked at. */
  readonly shown: number;
  readonly onShow: (place: number) => void;
}

/** A text cut into its tokens, with their ids; pointing at one or moving to it shows it. */
export function TokenStrip({ tokenizer, tokenIds, shown, onShow }: TokenStripProps) {
  return (
    <ol className="tokens-strip" aria-label="Tokens">
      {tokenIds.map((id, place) => (
        <li key={place}>
          <button
            type="button"
            aria-pressed={place === shown}
            onPointerEnter={() => onShow(place)}
            onFocus={() => onShow(place)}
            onClick={() => onShow(place)}
          >
            <TokenText text={tokenizer.tokenText(id)} />
            <small>{id}</small>
          </button>
        </li>
      ))}
    </ol>
  );
}
