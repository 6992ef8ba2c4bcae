import { Fragment, useId, useState } from 'react';
import type { ReactNode } from 'react';
import ui from '#strings/ui';
import { InspectButton } from './Inspect';

export interface Bar {
  readonly key: string | number;
  readonly label: ReactNode;
  /** The length of the bar, from 0 to `max`. */
  readonly value: number;
  /** Out of the running: drawn hollow, its label struck through, and said so. */
  readonly excluded?: boolean;
  /** Why, in a word that stands beside the value: "cut". */
  readonly note?: string;
  /** The one to look at. */
  readonly marked?: boolean;
  /** Can be neither picked nor opened: a sum of others. */
  readonly fixed?: boolean;
}

interface BarsProps {
  readonly caption: string;
  readonly labelTitle: string;
  readonly valueTitle: string;
  readonly bars: readonly Bar[];
  /** The value of a full bar. */
  readonly max: number;
  /** A CSS colour. */
  readonly colour: string;
  readonly format: (value: number) => string;
  /** Makes every label a button, but for the bars that are `fixed`. */
  readonly onPick?: (bar: Bar) => void;
  /** The arithmetic of a bar's number; makes every number a button that opens it, but for the `fixed`. */
  readonly inspect?: (bar: Bar) => ReactNode;
}

/** Horizontal bars, which are a table: its numbers can be read without seeing them. */
export function Bars(props: BarsProps) {
  const { caption, labelTitle, valueTitle, bars, max, colour, format, onPick, inspect } = props;
  const id = useId();
  const [opened, setOpened] = useState<Bar['key'] | null>(null);
  const share = (value: number) => `${Math.min(100, Math.max(0, (100 * value) / (max || 1)))}%`;
  return (
    <table className="ui-bars">
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{labelTitle}</th>
          <th scope="col">{valueTitle}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => {
          const isOpen = inspect !== undefined && bar.key === opened && !bar.fixed;
          return (
            <Fragment key={bar.key}>
              <tr data-excluded={bar.excluded} data-marked={bar.marked || isOpen}>
                <th scope="row" id={`${id}${bar.key}`}>
                  {onPick && !bar.fixed ? (
                    <button
                      type="button"
                      className="ui-bar-pick"
                      aria-pressed={bar.marked ?? false}
                      onClick={() => onPick(bar)}
                    >
                      {bar.label}
                    </button>
                  ) : (
                    bar.label
                  )}
                </th>
                <td>
                  <span className="ui-bar-track" aria-hidden="true">
                    <span
                      className="ui-bar"
                      style={{ inlineSize: share(bar.value), color: colour }}
                    />
                  </span>
                  <span className="ui-bar-value">
                    {inspect && !bar.fixed ? (
                      <InspectButton
                        open={isOpen}
                        controls={`${id}opened`}
                        labelledBy={`${id}${bar.key}`}
                        onToggle={() => setOpened(isOpen ? null : bar.key)}
                      >
                        {format(bar.value)}
                      </InspectButton>
                    ) : (
                      format(bar.value)
                    )}
                    {bar.excluded && bar.note === undefined && (
                      <span className="visually-hidden"> {ui.bars.leftOut}</span>
                    )}
                  </span>{' '}
                  <span className="ui-bar-note">{bar.note}</span>
                </td>
              </tr>
              {isOpen && (
                <tr className="ui-bar-opened">
                  <td colSpan={2} id={`${id}opened`}>
                    {inspect(bar)}
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
