import { useId } from 'react';
import strings from '#strings/figures/Surprise';
import type { TokenSurprise } from '../../core/surprise';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TableTwin, TokenText } from '../../ui';
import { Key } from './Key';
import { Mean } from './Mean';
import { nameOf } from './names';
import { chanceText, surpriseText } from './numbers';
import { Opened } from './Opened';
import { Skyline } from './Skyline';
import { TwoInARow } from './TwoInARow';

interface ReadProps {
  readonly tokens: readonly TokenSurprise[];
  readonly tokenizer: Tokenizer;
  /** The place that is opened. */
  readonly place: number;
  readonly onPlace: (place: number) => void;
}

/** The text with the surprise of each token, their mean, and one token opened. */
export function Read({ tokens, tokenizer, place, onPlace }: ReadProps) {
  const id = useId();
  const { twin } = strings;
  // With the one behind it; the last, with the one before.
  const from = Math.min(place, tokens.length - 2);
  return (
    <div className="surprise">
      <div>
        <Skyline
          label={strings.strip}
          tokens={tokens}
          tokenizer={tokenizer}
          opened={place}
          controls={id}
          onOpen={onPlace}
        />
        <Key tokens={tokens} vocabSize={tokenizer.vocabSize} />
      </div>
      <Mean tokens={tokens} />
      <Opened id={id} tokens={tokens} place={place} tokenizer={tokenizer} />
      {tokens.length > 1 && (
        <TwoInARow pair={[tokens[from], tokens[from + 1]]} tokenizer={tokenizer} />
      )}
      <TableTwin
        caption={twin.caption}
        columns={twin.columns}
        rows={() =>
          tokens.map(({ tokenId, probability, surprise, likeliest }) => [
            <TokenText key="token" text={nameOf(tokenId, tokenizer)} />,
            chanceText(probability),
            surpriseText(surprise),
            <TokenText key="likeliest" text={nameOf(likeliest.tokenId, tokenizer)} />,
            chanceText(likeliest.probability),
          ])
        }
      />
    </div>
  );
}
