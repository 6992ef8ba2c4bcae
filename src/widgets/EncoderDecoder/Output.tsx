import { useMemo } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/figures/EncoderDecoder';
import names from '#strings/translator';
import { END_ID, idsOf, PAD_ID, START_ID, typeset, VOCABULARY } from '../../core/translation';
import { Button, formatFixed, formatPercent, Segmented, TokenStrip, TokenText } from '../../ui';
import { greatestOf, rowOf } from '../life/attention/rows';
import { TokenBars } from '../life/probabilities/TokenBars';
import { isExactMatchOfWords } from '../life/translator/isRight';
import type { Translated } from '../life/translator/useTranslations';
import { Verdict } from '../life/translator/Verdict';
import { attentionOf, HEADS, LAYERS } from '../life/translator/attention';
import type { HeadPlace, Steadiest } from '../life/translator/steadiestHead';
import { alignmentOf } from './alignment';
import { Beam } from './Beam';
import type { TokenPlace } from './stacks';
import { useReveal } from './useReveal';

interface OutputProps {
  readonly translated: Translated;
  /** What is typed now is no sentence: this is of the last one that was. */
  readonly isEarlier: boolean;
  readonly chosen: TokenPlace;
  readonly place: HeadPlace;
  readonly steadiest: Steadiest;
  readonly onChoose: (place: TokenPlace) => void;
  readonly onHead: (place: HeadPlace | null) => void;
}

const { live } = strings;

const UNCHANGED = { temperature: 1, topK: 0, topP: 1 };
const LIKELIEST = 5;

/** What padding, start and end are called in its texts. */
const SPECIAL = new Map([
  [PAD_ID, names.padToken],
  [START_ID, names.startToken],
  [END_ID, names.endToken],
]);
const TOKENIZER = { tokenText: (id: number) => SPECIAL.get(id) ?? VOCABULARY[id] };

/** The French as it is written, and of a word of it: how sure it was, and where the decoder looked. */
export function Output(props: OutputProps) {
  const { translated, isEarlier, chosen, place, steadiest, onChoose, onHead } = props;
  const { english, right, translation, arrays } = translated;
  const { french, finished, probabilities } = translation;
  const { layer, head } = place;
  const written = useMemo(
    () => [...french, ...(finished ? [names.endToken] : [])],
    [french, finished],
  );
  const ids = useMemo(() => [...idsOf(french), ...(finished ? [END_ID] : [])], [french, finished]);
  const shown = useReveal(written.length, translated);
  const { aligned, of } = useMemo(
    () => alignmentOf(english, french, attentionOf(arrays, 'cross', layer, head).weights),
    [english, french, arrays, layer, head],
  );
  const word = chosen.stack === 'decoder' && chosen.index < written.length ? chosen.index : null;

  return (
    <div className="encoder-decoder-output">
      <div>
        <p className="ui-label">
          {isEarlier
            ? live.frenchOf(
                <span lang="en" translate="no">
                  {english.join(' ')}
                </span>,
              )
            : live.french}
        </p>
        <div className="encoder-decoder-french" lang="fr">
          <TokenStrip
            label={live.output}
            tokens={written.slice(0, shown).map((text, at) => ({
              text,
              note: formatPercent(probabilities[at][ids[at]], 1),
            }))}
            selected={word}
            onSelect={(index) => onChoose({ stack: 'decoder', index })}
          />
        </div>
        <p role="status" className="encoder-decoder-verdict">
          {shown === written.length && (
            <>
              <span className="visually-hidden">{live.finished(typeset(french))} </span>
              <Verdict written={french} finished={finished} right={right} />
            </>
          )}
        </p>
        {word !== null && (
          <details className="life-details">
            <summary>{live.probabilities(written[word])}</summary>
            <TokenBars
              key={word}
              logits={rowOf(arrays['logits'].data, arrays['logits'].shape[1], word)}
              tokenizer={TOKENIZER}
              sampling={UNCHANGED}
              count={LIKELIEST}
              taken={ids[word]}
            />
          </details>
        )}
        <Beam translated={translated} />
      </div>
      <div>
        <div className="encoder-decoder-heads">
          <Segmented
            label={live.layer}
            value={String(layer)}
            options={numbered(LAYERS)}
            onChange={(value) => onHead({ layer: Number(value), head })}
          />
          <Segmented
            label={live.head}
            value={String(head)}
            options={numbered(HEADS)}
            onChange={(value) => onHead({ layer, head: Number(value) })}
          />
        </div>
        {word === null ? (
          <EncoderLook translated={translated} chosen={chosen} place={place} />
        ) : (
          <CrossLook
            words={english}
            shares={rowOf(attentionOf(arrays, 'cross', layer, head).weights, english.length, word)}
            place={place}
            read={[names.startToken, ...french][word]}
            written={written[word]}
            probability={probabilities[word][ids[word]]}
          />
        )}
        <p className="ui-help">
          {live.steadiest(
            steadiest.layer + 1,
            steadiest.head + 1,
            formatFixed(steadiest.steadiness),
          )}{' '}
          {of > 0 && live.aligned(aligned, of)}{' '}
          {aligned < of && finished && isExactMatchOfWords(french, right) && live.misaligned}{' '}
          {(steadiest.layer !== layer || steadiest.head !== head) && (
            <Button variant="plain" onClick={() => onHead(null)}>
              {live.showSteadiest(steadiest.layer + 1, steadiest.head + 1)}
            </Button>
          )}
        </p>
      </div>
    </div>
  );
}

interface CrossLookProps {
  readonly words: readonly string[];
  readonly shares: Float32Array;
  readonly place: HeadPlace;
  readonly read: string;
  readonly written: string;
  readonly probability: number;
}

/** The English with what one word that is written gives to each. */
function CrossLook({ words, shares, place, read, written, probability }: CrossLookProps) {
  const most = greatestOf(shares);
  return (
    <>
      <p className="encoder-decoder-looks">
        {live.writes(quoted(read), quoted(written), formatPercent(probability, 1))}{' '}
        {live.looks(
          place.layer + 1,
          place.head + 1,
          formatFixed(shares[most]),
          quoted(words[most]),
        )}
      </p>
      <TokenStrip
        label={live.english}
        tokens={words.map((text, at) => ({
          text,
          shade: shares[at],
          note: formatFixed(shares[at]),
        }))}
        colour="var(--attention)"
      />
    </>
  );
}

/** Of a word of the English: where the encoder looks. */
function EncoderLook({
  translated: { english, arrays },
  chosen,
  place: { layer, head },
}: Pick<OutputProps, 'translated' | 'chosen' | 'place'>) {
  if (chosen.stack !== 'encoder') return null;
  const { weights, columns } = attentionOf(arrays, 'encoder', layer, head);
  const row = rowOf(weights, columns, Math.min(chosen.index, english.length - 1));
  const most = greatestOf(row);
  const from = english[Math.min(chosen.index, english.length - 1)];
  return (
    <p className="encoder-decoder-looks">
      {live.looksSelf(
        ...([layer + 1, head + 1] as const),
        quoted(from),
        formatFixed(row[most]),
        quoted(english[most]),
      )}
    </p>
  );
}

const quoted = (text: string): ReactNode => live.quoted(<TokenText text={text} />);

const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ value: String(i), label: String(i + 1) }));
