import strings from '#strings/figures/CompareModels';
import type { Sides, Writer } from './useSides';

interface ColumnProps {
  readonly writer: Writer;
  readonly sides: Sides | null;
  /** Which of the sides is this one's. */
  readonly index: number;
}

/** What one of them writes: behind the text that it was given, or under the question. */
export function Column({ writer: { name, assistant }, sides, index }: ColumnProps) {
  return (
    <section className="compare-models-column" data-assistant={assistant} aria-label={name}>
      <p className="ui-label">{name}</p>
      {sides ? (
        <Writing sides={sides} index={index} />
      ) : (
        <p className="ui-help">{strings.unwritten}</p>
      )}
    </section>
  );
}

function Writing({ sides: { wish, written, state }, index }: { sides: Sides; index: number }) {
  const { text, tokenCount, ended } = written[index];
  const busy = state === 'writing' && !ended && tokenCount < wish.maxNewTokens;
  const shown = text || (busy ? '…' : strings.nothing);
  const translate = text === '' ? 'yes' : 'no';
  return (
    <div aria-busy={busy}>
      {wish.form === 'question' ? (
        <>
          <p className="compare-models-question" translate="no" dir="auto">
            {wish.text}
          </p>
          <p className="compare-models-written" translate={translate} dir="auto">
            {shown}
          </p>
        </>
      ) : (
        <p dir="auto">
          <span className="compare-models-given" translate="no">
            {wish.text}
          </span>
          {text === '' && !busy && ' '}
          <span className="compare-models-written" translate={translate}>
            {shown}
          </span>
        </p>
      )}
      <p className="ui-help compare-models-end">{busy ? '' : endOf(state, ended, tokenCount)}</p>
    </div>
  );
}

function endOf(state: Sides['state'], ended: boolean, tokenCount: number): string {
  if (ended) return strings.ended(tokenCount);
  return state === 'stopped' ? strings.stopped(tokenCount) : strings.cutOff(tokenCount);
}
