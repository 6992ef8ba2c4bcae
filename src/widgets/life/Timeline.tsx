import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import strings from '#strings/timeline';
import { actions, activePhase, useLife, type Moment, type Phase } from '../../store';
import { Button } from '../../ui';
import { createPacer, type Pacer } from './pacer';
import { keyLeads, nearestTo, positionsOf, type StepAxis } from './timelineAxis';
import { TimelineTicks } from './TimelineTicks';
import { canGoOn, describeStop, sameMoment, stopsOf, whatIsDropped } from './timelineStops';
import { modelName } from './describeModel';
import './timeline.css';

interface TimelineProps {
  /** The run that it goes through, and the axis of its steps that it stands under; else the whole life. */
  readonly of?: { readonly phase: Phase; readonly axis: StepAxis };
  /** Only the slider and "Now": for figures that show the moment, and leave branching to others. */
  readonly compact?: boolean;
}

/** A slider over the checkpoints: every figure shows the moment that it stands at. */
export function Timeline({ of, compact = false }: TimelineProps) {
  const phase = of?.phase;
  const runs = useLife((state) => state.runs);
  const shown = useLife((state) => state.shown);
  const name = useLife(modelName);
  const training = useLife((state) => activePhase(state) !== null);
  const [wish, goTo] = useLookBack();
  const place = useRef<HTMLDivElement>(null);
  const helpId = useId();

  const stops = stopsOf({ runs, shown }, phase);
  if (stops.length < 2) return null;
  const last = stops.length - 1;
  const indexOf = (moment: Moment | null) =>
    moment === null
      ? last
      : Math.max(
          0,
          stops.findLastIndex((stop) => sameMoment(stop, moment)),
        );
  const at = indexOf(wish === undefined ? shown : wish);
  const stop = stops[at];
  const isNow = at === last;
  const dropped = whatIsDropped(stop, runs);
  const where = describeStop(stop, runs, phase);
  const shownName = <b>{wish === undefined ? name : describeStop(stop, runs)}</b>;
  const choose = (index: number) => goTo(index === last ? null : stops[index]);
  // Under a chart the slider has its scale; by itself its moments stand at equal distances.
  const positions = of ? positionsOf(stops, of.phase, of.axis) : stops.map((_, index) => index);
  const ownSteps = stops.flatMap((each) => (each.phase === phase ? [each.step] : []));
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyLeads(event.key, at, last);
    if (next === null) return;
    event.preventDefault();
    if (next !== at) choose(next);
  };
  // Buttons that have done their work are disabled: focus stays near them.
  const keepFocus = () => place.current?.focus({ preventScroll: true });
  /** The first moments of a run stand close together: by a press, one after the other. */
  const step = (by: 1 | -1) => {
    const next = at + by;
    if (next === 0 || next === last) keepFocus();
    choose(next);
  };

  return (
    <div
      className="life-timeline"
      ref={place}
      tabIndex={-1}
      role="group"
      aria-label={strings.title}
    >
      {of && (
        <TimelineTicks
          axis={of.axis}
          steps={ownSteps}
          at={stop.phase === phase ? stop.step : null}
        />
      )}
      <input
        className="ui-range life-timeline-range"
        style={of && underAxis(of.axis)}
        type="range"
        aria-label={strings.slider}
        aria-valuetext={isNow ? strings.nowAt(where) : where}
        aria-describedby={helpId}
        min={0}
        max={of ? of.axis.steps : last}
        value={positions[at]}
        disabled={training}
        onKeyDown={onKeyDown}
        onChange={(event) => choose(nearestTo(Number(event.target.value), positions))}
      />
      <div className="life-timeline-row">
        <p id={helpId}>
          {training ? strings.stopFirst : isNow ? strings.isNow(shownName) : shownName}
        </p>
        <div className="life-timeline-buttons">
          {of && (
            <>
              <Button disabled={training || at === 0} onClick={() => step(-1)}>
                {strings.earlier}
              </Button>
              <Button disabled={training || isNow} onClick={() => step(1)}>
                {strings.later}
              </Button>
            </>
          )}
          <Button
            disabled={training || isNow}
            onClick={() => {
              keepFocus();
              goTo(null);
            }}
          >
            {strings.toNow}
          </Button>
          {!compact && (
            <Button
              disabled={training || isNow || !canGoOn(stop, runs)}
              onClick={() => {
                keepFocus();
                void actions.branch(stop);
              }}
            >
              {strings.trainOn}
            </Button>
          )}
        </div>
      </div>
      {!compact && (
        <p className="ui-help life-timeline-help">
          {training || isNow
            ? strings.help
            : canGoOn(stop, runs)
              ? dropped
              : strings.nothingToGoOnWith}
        </p>
      )}
    </div>
  );
}

/** Half a thumb, in CSS pixels: what a native range keeps free at both ends of its track. */
const HALF_THUMB = 9;

/** As wide as the axis above, so that the first and the last moment stand at its ends. */
const underAxis = ({ x, steps }: StepAxis) => ({
  inlineSize: x(steps) - x(0) + 2 * HALF_THUMB,
  marginInlineStart: x(0) - HALF_THUMB,
});

/**
 * The moment that the reader wants to see while it is not there yet (`undefined`: none), and how to
 * want another. One is fetched at a time; of the wishes meanwhile only the last is carried out.
 */
function useLookBack(): [Moment | null | undefined, (moment: Moment | null) => void] {
  const [wish, setWish] = useState<Moment | null | undefined>(undefined);
  const latest = useRef<{ readonly moment: Moment | null } | null>(null);
  const pacer = useRef<Pacer | null>(null);

  useEffect(() => {
    const made = createPacer(async () => {
      const wanted = latest.current;
      if (!wanted) return;
      await actions.lookBack(wanted.moment);
      // Carried out or refused, it is no wish any more, unless there is a newer one.
      if (latest.current !== wanted) return;
      latest.current = null;
      setWish(undefined);
    }, 0);
    pacer.current = made;
    return () => made.dispose();
  }, []);

  const want = (moment: Moment | null) => {
    latest.current = { moment };
    setWish(moment);
    pacer.current?.ask('now');
  };
  return [wish, want];
}
