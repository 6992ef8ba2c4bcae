import strings from '#strings/figures/Tokens';
import type { Tokenizer } from '../../core/tokenizer/bpe';
import { Button, TokenText } from '../../ui';
import { countLetters } from './letters';
import type { CutWord } from './words';

/** A word as a reader sees it, and as a model receives it: why letters are hard to count. */
export function Received(props: {
  readonly tokenizer: Tokenizer;
  readonly word: CutWord | undefined;
  /** Puts the famous example in. */
  readonly onExample: () => void;
}) {
  const { tokenizer, word, onExample } = props;
  const counted = word && countLetters(tokenizer, word);
  return (
    <section className="tokens-received">
      <div className="tokens-received-head">
        <p className="tokens-heading">{strings.received.title}</p>
        <Button variant="plain" onClick={onExample}>
          {strings.received.example}
        </Button>
      </div>
      {word && (
        <dl>
          <div>
            <dt>{strings.received.read}</dt>
            <dd>
              <Marked text={word.text} letter={counted?.letter} />
            </dd>
          </div>
          <div>
            <dt>{strings.received.gets}</dt>
            <dd className="tokens-ids" translate="no">
              {word.tokenIds.join('  ')}
            </dd>
          </div>
        </dl>
      )}
      <p>
        {word && counted && (
          <>
            {strings.received.counted({
              letter: <TokenText text={counted.letter} />,
              count: counted.count,
              tokens: word.tokenIds.length,
              within: counted.within,
            })}{' '}
          </>
        )}
        {strings.received.why}
      </p>
    </section>
  );
}

/** A word, with one of its letters marked wherever it stands. */
function Marked({ text, letter }: { readonly text: string; readonly letter: string | undefined }) {
  return (
    <bdi className="tokens-letters" translate="no">
      {Array.from(text.trim() || text, (each, i) =>
        letter !== undefined && each.toLowerCase() === letter ? <mark key={i}>{each}</mark> : each,
      )}
    </bdi>
  );
}
