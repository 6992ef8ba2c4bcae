import { Suspense, useRef, useState } from 'react';
import strings from '#strings/lifeDrawing';
import { RECIPE_VOCAB_SIZE } from '../../core/recipeVocabulary';
import { Button } from '../../ui/Button';
import { STAGE_BOX, StageLine } from '../../ui/StageLine';
import type { StageMark } from '../../ui/StageLine';
import { figures } from '../figures';
import { batchPath, pointAt, STAGES, stagePath } from '../lifeStages';
import { useMounted } from '../useMounted';
import { useRecovery } from '../useRecovery';
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

/**
 * The cover's drawing: a model's life as its loss. It gives its place to the life of the reader's own
 * model, once there is one that has learnt, or one is asked for.
 */
export function LifeDrawing() {
  const mounted = useMounted();
  const place = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const hasLearnt = useRecovery().fate !== 'none';
  // What was begun stays, even if the life in it is put away.
  const live = useRef(false);
  live.current ||= asked || hasLearnt;
  const figure = figures[FIGURE]!;
  const drawing = (
    <StageLine
      label={strings.label}
      level={strings.guessing(RECIPE_VOCAB_SIZE)}
      lines={LINES}
      marks={MARKS}
      stages={strings.stages}
      caption={strings.caption}
      controls={
        <Button
          variant="primary"
          className={mounted ? '' : 'cover-live-later'}
          disabled={asked}
          onClick={begin}
        >
          {strings.live}
        </Button>
      }
      result={<p className="stage-line-soft">{strings.promise}</p>}
    />
  );

  function begin(): void {
    place.current?.focus({ preventScroll: true });
    setAsked(true);
  }

  return (
    <div ref={place} tabIndex={-1} data-widget={FIGURE}>
      {live.current ? (
        <Boundary
          fallback={(error, retry) => <Failed figure={figure} error={error} retry={retry} />}
        >
          <Suspense fallback={drawing}>
            <figure.Component begun={asked} />
          </Suspense>
        </Boundary>
      ) : (
        drawing
      )}
    </div>
  );
}
