import { Suspense, useRef } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import strings from '#strings/figureFrame';
import { isUnfetched } from '../../store/recovery';
import { Button } from '../../ui/Button';
import type { Figure } from '../figures';
import { useLoadNear } from '../loading/useLoadNear';
import { markTried } from '../readingProgress';
import { useMounted } from '../useMounted';
import { Boundary } from './Boundary';
import { FigureDrawing } from './FigureDrawing';
import { Reload } from './Reload';

interface WidgetFrameProps {
  readonly id: string;
  /** What it is called in addresses of its page. */
  readonly anchor: string;
  readonly figure: Figure;
  readonly widgetProps: Readonly<Record<string, unknown>>;
}

/** Keys with which a reader passes a figure without trying it. */
const PASSING = /^(Tab|Shift|Control|Alt|Meta|Escape|Page(Up|Down)|Home|End|F\d+)$/;

/**
 * The place of a live figure. It is reserved on the server; the figure is fetched when the reader
 * comes near it, by scrolling or by keyboard, and a fault of its stays within.
 */
export function WidgetFrame({ id, anchor, figure, widgetProps }: WidgetFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const { isNear, isLoading, load } = useLoadNear(frame);
  const { Component } = figure;

  const tried = () => isNear && markTried(id);
  const onKey = ({ key }: KeyboardEvent) => !PASSING.test(key) && tried();

  const reserved = <Reserved figure={figure} onRequest={load} isNear={isNear} />;
  return (
    <div
      className="widget"
      ref={frame}
      id={`figure-${anchor}`}
      data-widget={id}
      onClickCapture={tried}
      onInputCapture={tried}
      onKeyDownCapture={onKey}
    >
      {isLoading ? (
        <Boundary
          fallback={(error, retry) => <Failed figure={figure} error={error} retry={retry} />}
        >
          <Suspense fallback={reserved}>
            <Component {...widgetProps} />
          </Suspense>
        </Boundary>
      ) : (
        reserved
      )}
      <FigureDrawing id={id} />
    </div>
  );
}

interface ReservedProps {
  readonly figure: Figure;
  readonly isNear: boolean;
  readonly onRequest: () => void;
}

function Reserved({ figure, isNear, onRequest }: ReservedProps) {
  const mounted = useMounted();
  const [wide, narrow] = figure.height;
  const style = { '--height': `${wide}px`, '--height-narrow': `${narrow}px` } as CSSProperties;
  return (
    <div className="widget-reserved" style={style}>
      <p className="ui-figure-title">{figure.title}</p>
      <noscript>
        <p>{strings.noScript}</p>
      </noscript>
      {mounted && isNear && <p className="widget-wait">{strings.onItsWay}</p>}
      {/* Reached by keyboard before it was scrolled to. */}
      {mounted && !isNear && (
        <Button variant="plain" onFocus={onRequest} onClick={onRequest}>
          {strings.show}
        </Button>
      )}
    </div>
  );
}

interface FailedProps {
  readonly figure: Figure;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Says that a figure is not to be had, and what the reader can do. */
export function Failed({ figure, error, retry }: FailedProps) {
  return (
    <div className="widget-failed" role="alert">
      <p className="ui-figure-title">{figure.title}</p>
      {isUnfetched(error) ? (
        <>
          <p>{strings.unfetched}</p>
          <Reload />
        </>
      ) : (
        <>
          <p>{strings.failed}</p>
          <Button onClick={retry}>{strings.retry}</Button>
        </>
      )}
    </div>
  );
}
