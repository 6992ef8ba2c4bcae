import type { Tokenizer } from '../../core/tokenizer/bpe';
import { formatNumber, plural } from '../../ui';
import { TokenText } from '../life/tokenText';
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
  const bytes = bytesOf(tokenizer.data, id);
  const steps = mergeSteps(tokenizer.data, id);
  return (
    // Focusable, so that the keyboard can scroll it.
    <div className="tokens-origin" role="region" aria-label="One token" tabIndex={0}>
      <p>
        <b>
          “<TokenText text={tokenizer.tokenText(id)} />”
        </b>{' '}
        is token {id}: {plural(bytes.length, 'byte')}
        {steps.length === 0 ? ', and no merge.' : `, joined by ${plural(steps.length, 'merge')}.`}
      </p>
      <ol>
        <li>
          <span>bytes</span>
          <span className="tokens-pieces">
            {bytes.map((byte, i) => (
              <span key={i}>
                <TokenText text={tokenizer.tokenText(byte)} />
                <small>{hex(byte)}</small>
              </span>
            ))}
          </span>
        </li>
        {steps.map(({ merge, pieces, made }) => (
          <li key={merge}>
            <span>merge {formatNumber(merge)}</span>
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
