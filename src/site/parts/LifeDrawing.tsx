import { Suspense, useRef, useState } from 'react';
import strings from '#strings/lifeDrawing';
import { Button } from '../../ui/Button';
import { STAGE_BOX, StageLine } from '../../ui/StageLine';
import type { StageMark } from '../../ui/StageLine';
import { figures } from '../figures';
import { batchPath, pointAt, STAGES, stagePath } from '../lifeStages';
import { useMounted } from '../useMounted';
import { Boundary } from './Boundary';
import { Failed } from './WidgetFrame';

const FIGURE = 'WholeLife';

const LINES = STAGES.flatMap((stage) => {
  const batches = batchPath(stage, STAGE_BOX);
  return [
    ...(batches === undefined ? [] : [{ d: batches, faint: true }]),
    { d: stagePath(stage, STAGE_BOX) },
  ];
});

const MARKS: readonly StageMark[] = (
  [
    ['random', 0.2],
    ['base', 0.62],
    ['assistant', 0.82],
  ] as const
).map(([kind, x]) => ({ kind, name: strings.marks[kind], at: pointAt(x, STAGE_BOX) }));

/** The cover's drawing: a model's life as its loss. Asked to, it gives its place to the life of the reader's own. */
export function LifeDrawing() {
  const mounted = useMounted();
  const place = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState(false);
  const figure = figures[FIGURE]!;
  const drawing = (
    <StageLine
      label={strings.label}
      level={strings.guessing}
      lines={LINES}
      marks={MARKS}
      stages={strings.stages.map(({ title, text, chapters }) => ({
        title,
        body: text,
        note: chapters,
      }))}
      caption={strings.caption}
      controls={
        <span className={mounted ? undefined : 'cover-live-later'}>
          <Button variant="primary" disabled={live} onClick={begin}>
            {strings.live}
          </Button>
        </span>
      }
    />
  );

  function begin(): void {
    place.current?.focus({ preventScroll: true });
    setLive(true);
  }

  return (
    <div ref={place} tabIndex={-1} data-widget={FIGURE}>
      {live ? (
        <Boundary
          fallback={(error, retry) => <Failed figure={figure} error={error} retry={retry} />}
        >
          <Suspense fallback={drawing}>
            <figure.Component begun />
          </Suspense>
        </Boundary>
      ) : (
        drawing
      )}
    </div>
  );
}
