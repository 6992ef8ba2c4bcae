import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { MouseEvent } from 'react';
import strings from '#strings/figures/Chat';
import { Answer } from './Answer';
import type { Exchange } from './exchange';

interface LogProps {
  readonly exchanges: readonly Exchange[];
  /** Stands there before the first question. */
  readonly blank: string;
}

/** Of one answer, the token that is opened. */
interface Opened {
  readonly id: number;
  readonly place: number;
}

/**
 * Questions and answers, the newest in view: it scrolls within itself, and the page stays. Nothing in it
 * is read out by itself, lest an answer be heard token by token: the figure tells whole ones.
 */
export function Log({ exchanges, blank }: LogProps) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const log = useRef<HTMLDivElement>(null);
  const isEmpty = exchanges.length === 0;

  useLayoutEffect(() => {
    const element = log.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, [exchanges]);

  /** What a press opens within the log comes into view there, without moving the page. */
  function reveal({ currentTarget, target }: MouseEvent<HTMLElement>): void {
    const button = (target as Element).closest('button');
    requestAnimationFrame(() => {
      const opened = document.getElementById(button?.getAttribute('aria-controls') ?? '');
      if (!opened) return;
      const { top, bottom } = opened.getBoundingClientRect();
      const frame = currentTarget.getBoundingClientRect();
      // Its beginning, below who answers, where there is no room for all.
      const beyond = Math.min(bottom - frame.bottom + 12, top - frame.top - 40);
      if (beyond > 0) currentTarget.scrollTop += beyond;
    });
  }

  return (
    <div
      ref={log}
      className="chat-log"
      role="log"
      aria-live="off"
      aria-label={strings.log}
      tabIndex={isEmpty ? undefined : 0}
      onClick={reveal}
    >
      {isEmpty ? (
        <p className="ui-help">{blank}</p>
      ) : (
        <ol>
          {exchanges.map((exchange, i) => (
            <Fragment key={exchange.id}>
              {exchange.by !== null && exchange.by !== exchanges[i - 1]?.by && (
                <li className="chat-by">{exchange.by}</li>
              )}
              <li>
                <p className="chat-user">
                  <span className="visually-hidden">{strings.you} </span>
                  <bdi translate="no">{exchange.question}</bdi>
                </p>
                <Answer
                  exchange={exchange}
                  opened={opened?.id === exchange.id ? opened.place : null}
                  onOpen={(place) => setOpened(place === null ? null : { id: exchange.id, place })}
                />
              </li>
            </Fragment>
          ))}
        </ol>
      )}
    </div>
  );
}
