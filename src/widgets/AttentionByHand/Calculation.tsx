import { Fragment, useId } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/figures/AttentionByHand';
import { formatCompact, formatFixed, InspectButton, TokenText } from '../../ui';
import { sum } from './attend';
import { FORMATS, type Place, type Row, type Sums } from './numbers';
import { Opened } from './Opened';

interface CalculationProps extends Sums {
  readonly caption: string;
  /** The switch of the mask, if there is one. */
  readonly mask?: ReactNode;
  /** The number whose arithmetic is shown, if any. */
  readonly opened: Place | null;
  readonly onOpen: (place: Place | null) => void;
}

const said = strings.rows;

/** Attention from top to bottom, a column for each key: every number opens to the arithmetic that made it. */
export function Calculation(props: CalculationProps) {
  const { caption, asks, names, attention, values, mask, opened, onOpen } = props;
  const { answers, root, total, width } = { ...attention, width: props.query.length };
  const id = useId();
  const parts = values?.map((value, i) => value * answers[i].share);

  const row = (name: Row, head: ReactNode, numbers: readonly number[], all?: number) => {
    const cell = (value: number, col: number) => {
      const isOpen = opened?.row === name && opened.col === col;
      return (
        <InspectButton
          className="by-hand-number"
          open={isOpen}
          controls={`${id}opened`}
          labelledBy={`${id}${name} ${id}${col}`}
          onToggle={() => onOpen(isOpen ? null : { row: name, col })}
        >
          {FORMATS[name](value)}
        </InspectButton>
      );
    };
    const isUnmasked = name === 'dot' || name === 'score';
    return (
      <Fragment key={name}>
        <tr data-row={name}>
          <th scope="row" id={`${id}${name}`}>
            {head}
          </th>
          {numbers.map((value, col) => (
            <td key={col} data-masked={answers[col].isMasked || undefined}>
              {answers[col].isMasked && !isUnmasked ? (
                <span>{name === 'share' ? formatFixed(0, 3) : '0'}</span>
              ) : (
                cell(value, col)
              )}
              {name === 'share' && (
                <span className="by-hand-bar" aria-hidden="true">
                  <span style={{ inlineSize: `${100 * value}%` }} />
                </span>
              )}
            </td>
          ))}
          <td className="by-hand-total">{all !== undefined && cell(all, names.length)}</td>
        </tr>
        {opened?.row === name && (
          <tr className="by-hand-opened">
            <td colSpan={names.length + 2} id={`${id}opened`}>
              <Opened {...props} place={opened} />
            </td>
          </tr>
        )}
      </Fragment>
    );
  };

  return (
    <div className="by-hand-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="by-hand-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{said.asks(<TokenText text={asks} />)}</th>
            {names.map((name, col) => (
              <th key={col} scope="col" id={`${id}${col}`}>
                <TokenText text={name} />
              </th>
            ))}
            <th scope="col" id={`${id}${names.length}`} className="by-hand-total">
              {said.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {values && (
            <tr data-row="key">
              <th scope="row">{said.keys(Array.from(props.query, (x) => formatFixed(x, 1)))}</th>
              {props.keys.map((key, col) => (
                <td key={col} data-masked={answers[col].isMasked || undefined}>
                  {Array.from(key, (x, i) => (
                    <span key={i}>{formatFixed(x, 1)} </span>
                  ))}
                </td>
              ))}
              <td className="by-hand-total" />
            </tr>
          )}
          {row(
            'dot',
            said.dot,
            answers.map(({ dot }) => dot),
          )}
          {row(
            'score',
            said.score(width, formatCompact(root, 3)),
            answers.map(({ score }) => score),
          )}
          {mask !== undefined && (
            <tr data-row="mask">
              <th scope="row">{mask}</th>
              {answers.map(({ isMasked }, col) => (
                <td key={col} data-masked={isMasked || undefined}>
                  {isMasked ? said.hidden : said.seen}
                </td>
              ))}
              <td className="by-hand-total" />
            </tr>
          )}
          {row(
            'exponential',
            said.exponential,
            answers.map(({ exponential }) => exponential),
            total,
          )}
          {row(
            'share',
            said.share,
            answers.map(({ share }) => share),
            sum(answers.map(({ share }) => share)),
          )}
          {values && parts && (
            <>
              <tr data-row="value">
                <th scope="row">{said.value}</th>
                {values.map((value, col) => (
                  <td key={col} data-masked={answers[col].isMasked || undefined}>
                    {formatFixed(value, 1)}
                  </td>
                ))}
                <td className="by-hand-total" />
              </tr>
              {row('part', said.part, parts, sum(parts))}
            </>
          )}
        </tbody>
      </table>
    </div>
  );
}
