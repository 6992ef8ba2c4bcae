import { useEffect, useState } from 'react';
import strings from '#strings/figures/Tokens';
import type { CorpusName } from '../../core/corpus';
import type { RankedPair, Tokenizer } from '../../core/tokenizer/bpe';
import type { PairCount } from '../../core/tokenizer/vocabularyStudy';
import { errorMessage, reading } from '../../store';
import { Bars, formatNumber, Step, Steps, TokenText } from '../../ui';
import type { Rankings } from './useVocabulary';

interface MergingProps {
  /** With all its merges. */
  readonly whole: Tokenizer;
  /** With those in use. */
  readonly tokenizer: Tokenizer;
  readonly rankings: Rankings;
  readonly corpus: CorpusName;
  /** Whether what the newest merge made stands in the reader's text. */
  readonly isMade: boolean;
}

/** What the newest merge in use has joined, and which pairs are the most frequent after it. */
export function Merging({ whole, tokenizer, rankings, corpus, isMade }: MergingProps) {
  const { merges } = whole.data;
  const used = tokenizer.data.merges.length;
  const counted = rankings !== null && rankings !== 'elsewhere' ? rankings : null;
  const now = counted?.[used];
  const isFull = used === merges.length;
  const token = (id: number) => <TokenText text={whole.tokenText(id)} />;
  return (
    <div className="tokens-merging">
      <p role="status">
        {used === 0
          ? strings.merging.none
          : strings.merging.joined({
              merge: used,
              left: token(merges[used - 1][0]),
              right: token(merges[used - 1][1]),
              made: token(255 + used),
              count: counted?.[used - 1]?.[0]?.count ?? null,
            })}
        {isMade && ` ${strings.merging.shaded}`}
      </p>
      {rankings === 'elsewhere' ? (
        <p>
          {strings.merging.elsewhere}{' '}
          {!isFull && strings.merging.next(token(merges[used][0]), token(merges[used][1]))}
        </p>
      ) : now === undefined ? (
        <p className="ui-help">{strings.merging.counting}</p>
      ) : (
        <>
          <p className="tokens-heading">
            {isFull ? strings.merging.full : strings.merging.ranking}
          </p>
          <Bars
            caption={strings.merging.caption(used)}
            labelTitle={strings.merging.pair}
            valueTitle={strings.merging.times}
            bars={now.map(({ left, right, count }, i) => ({
              key: `${left} ${right}`,
              label: (
                <>
                  {token(left)} <span className="tokens-plus">+</span> {token(right)}
                </>
              ),
              value: count,
              marked: i === 0 && !isFull,
              ...(i === 0 && !isFull && { note: strings.merging.isNext }),
            }))}
            max={now[0]?.count ?? 1}
            colour="var(--ink-soft)"
            format={(count) => formatNumber(count, 0)}
            inspect={({ key }) => {
              const pair = now.find(({ left, right }) => `${left} ${right}` === key);
              return pair && <Counting key={used} {...{ pair, tokenizer, corpus }} />;
            }}
          />
        </>
      )}
    </div>
  );
}

/** How the count of a pair comes about: word by word. */
function Counting(props: {
  readonly pair: RankedPair;
  readonly tokenizer: Tokenizer;
  readonly corpus: CorpusName;
}) {
  const { pair, tokenizer, corpus } = props;
  const [found, setFound] = useState<PairCount | string | null>(null);
  useEffect(() => {
    let gone = false;
    const tell = (next: PairCount | string) => !gone && setFound(next);
    reading
      .countPair(corpus, tokenizer.data, pair)
      .then(tell, (error: unknown) => tell(errorMessage(error)));
    return () => {
      gone = true;
    };
  }, [pair, tokenizer, corpus]);
  if (found === null) return <p className="ui-help">{strings.merging.counting}</p>;
  if (typeof found === 'string') return <p className="ui-help">{found}</p>;
  const { words, others } = found;
  const sum = words.reduce((all, { times, within }) => all + times * within, others.count);
  return (
    <Steps>
      {words.map(({ word, times, within }) => (
        <Step key={word} result={formatNumber(times * within, 0)}>
          {strings.merging.inWord(<TokenText text={word} />, times, within)}
        </Step>
      ))}
      {others.words > 0 && (
        <Step result={formatNumber(others.count, 0)}>{strings.merging.others(others.words)}</Step>
      )}
      {words.length > 1 && <Step result={formatNumber(sum, 0)}>{strings.merging.sum}</Step>}
    </Steps>
  );
}
