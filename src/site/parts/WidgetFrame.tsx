import { Suspense, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent } from 'react';
import strings from '#strings/figures';
import { isUnfetched } from '../../store/recovery';
import { Button } from '../../ui/Button';
import { widgets } from '../../widgets/registry';
import { markTried } from '../readingProgress';
import { useAwake } from '../useAwake';
import { useMounted } from '../useMounted';
import type { WidgetPlace } from '../widgetFrames';
import { Boundary } from './Boundary';
import { Reload } from './Reload';

interface WidgetFrameProps {
  readonly name: string;
  readonly place: WidgetPlace;
  readonly widgetProps: Readonly<Record<string, unknown>>;
}

/** Keys with which a reader passes a figure without trying it. */
const PASSING = /^(Tab|Shift|Control|Alt|Meta|Escape|Page(Up|Down)|Home|End|F\d+)$/;

/** How far below the window a figure starts to load, once the reader has begun to read. */
const NEAR = '600px';
/** How much of it is to be seen before that. */
const IN_SIGHT = '-80px';

/**
 * The place of a live figure. It is reserved on the server; the figure is fetched when the reader
 * comes near it, by scrolling or by keyboard, and a fault of its stays within.
 */
export function WidgetFrame({ name, place, widgetProps }: WidgetFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  // In a task of its own, and in slices.
  const wanted = useDeferredValue(near);
  const awake = useAwake();
  const Widget = widgets[name];

  useEffect(() => {
    if (!frame.current || near) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: awake ? NEAR : IN_SIGHT },
    );
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [near, awake]);

  const tried = () => near && markTried(name);
  const onKey = ({ key }: KeyboardEvent) => !PASSING.test(key) && tried();

  const loading = <Reserved place={place} onWanted={() => setNear(true)} near={near} />;
  return (
    <div
      className="widget"
      ref={frame}
      id={`figure-${name}`}
      data-widget={name}
      onClickCapture={tried}
      onInputCapture={tried}
      onKeyDownCapture={onKey}
    >
      {wanted && Widget ? (
        <Boundary fallback={(error, retry) => <Failed place={place} error={error} retry={retry} />}>
          <Suspense fallback={loading}>
            <Widget {...widgetProps} />
          </Suspense>
        </Boundary>
      ) : (
        loading
      )}
    </div>
  );
}

interface ReservedProps {
  readonly place: WidgetPlace;
  readonly near: boolean;
  readonly onWanted: () => void;
}

function Reserved({ place, near, onWanted }: ReservedProps) {
  const mounted = useMounted();
  const [wide, narrow] = place.height;
  const style = { '--height': `${wide}px`, '--height-narrow': `${narrow}px` } as CSSProperties;
  return (
    <div className="widget-reserved" style={style}>
      <p className="ui-figure-title">{place.title}</p>
      <noscript>
        <p>{strings.noScript}</p>
      </noscript>
      {mounted && near && <p className="widget-wait">{strings.onItsWay}</p>}
      {/* Reached by keyboard before it was scrolled to. */}
      {mounted && !near && (
        <Button variant="plain" onFocus={onWanted} onClick={onWanted}>
          {strings.show}
        </Button>
      )}
    </div>
  );
}

interface FailedProps {
  readonly place: WidgetPlace;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Says that a figure is not to be had, and what the reader can do. */
export function Failed({ place, error, retry }: FailedProps) {
  return (
    <div className="widget-failed" role="alert">
      <p className="ui-figure-title">{place.title}</p>
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
