import strings from '#strings/figures/Tokens';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { TokenText } from '../../ui';
import { bytesOf, mergeSteps } from './merges';

const hex = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');

/** One token: its bytes, and how merges built it up from them. */
export function TokenOrigin({
  tokenizer,
  id,
}: {
  readonly tokenizer: Tokenizer;
  readonly id: number;
}) {
  const bytes = bytesOf(tokenizer, id);
  const steps = mergeSteps(tokenizer, id);
  const token = <TokenText text={tokenizer.tokenText(id)} />;
  return (
    // Focusable, so that the keyboard can scroll it.
    <div className="tokens-origin" role="region" aria-label={strings.origin.label} tabIndex={0}>
      <p>
        {steps.length === 0
          ? strings.origin.unmerged(token, id, bytes.length)
          : strings.origin.merged(token, id, bytes.length, steps.length)}
      </p>
      <ol>
        <li>
          <span>{strings.origin.bytes}</span>
          <span className="tokens-pieces">
            {bytes.map((byte, i) => (
              <span key={i}>
                <TokenText text={tokenizer.tokenText(byte)} />
                <small>{Array.from(tokenizer.tokenBytes(byte), hex).join(' ')}</small>
              </span>
            ))}
          </span>
        </li>
        {steps.map(({ merge, pieces, made }) => (
          <li key={merge}>
            <span>{strings.origin.merge(merge)}</span>
            <span className="tokens-pieces">
              {pieces.map((piece, i) => (
                <span key={i} data-made={piece === made}>
                  <TokenText text={tokenizer.tokenText(piece)} />
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
