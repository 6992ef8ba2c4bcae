import { useMemo } from 'react';
import type { CSSProperties } from 'react';
import strings, { title } from '#strings/figures/Downhill';
import {
  Button,
  Figure,
  formatFixed,
  formatNumber,
  Segmented,
  Select,
  Slider,
  TableTwin,
  useLinkState,
} from '../../ui';
import { describeFate } from './describeFate';
import { steepestStart, type Landscape, type Spot } from './landscape';
import { NextStep } from './NextStep';
import { Picture, WalkerMark, type Ahead } from './Picture';
import { FEW, FIELDS, RATE, REACH, type Settings } from './settings';
import { useLandscape } from './useLandscape';
import { useSlopes, useWalk } from './useWalk';
import { isOutside, movingOf, nextStep, WALKERS, type Walker } from './walkers';
import { weightName, weightOptions } from './weightNames';
import './downhill.css';

const { settings: words, run } = strings;

/** Chapter 1: the loss of the reader's network over one weight or two, and who walks down it. */
export default function Downhill() {
  const { state: settings, set, reset, link } = useLinkState('Downhill', FIELDS);
  const { landscape, activity, look } = useLandscape(settings);
  const automatic = useMemo(() => landscape && steepestStart(landscape), [landscape]);
  const isMap = landscape !== null && landscape.cut.up !== null;
  const start: Spot =
    settings.start === 'set'
      ? [settings.startAcross, isMap ? settings.startUp : 0]
      : (automatic ?? [0, 0]);
  const names = settings.walkers === 'all' ? WALKERS : [settings.walkers];
  const { rate, batch } = settings;
  const walk = useWalk(landscape, names, start, { rate, batch });
  const slopes = useSlopes(landscape, walk.walkers, batch, walk.isWalking);
  const ahead = landscape && slopes ? aheadOf(landscape, walk.walkers, slopes, rate) : [];
  const setStart = ([startAcross, startUp]: Spot) => {
    walk.stop();
    set({ start: 'set', startAcross, startUp });
  };

  return (
    <Figure
      title={title}
      tryThis={landscape ? strings.tryThis : strings.tryFirst}
      wide
      link={link}
      onReset={() => {
        walk.back();
        reset();
      }}
      footer={
        <>
          <p>{strings.legend}</p>
          {landscape && <p>{strings.source[landscape.network.origin](landscape.network.step)}</p>}
        </>
      }
    >
      {landscape === null ? (
        <Asleep activity={activity} onLook={() => void look()} />
      ) : (
        <div className="downhill">
          <Picture {...{ landscape, ahead, start }} walkers={walk.walkers} onStart={setStart} />
          <div className="downhill-side">
            <div className="downhill-row">
              {walk.isWalking ? (
                <Button variant="primary" onClick={walk.stop}>
                  {run.stop}
                </Button>
              ) : (
                <Button variant="primary" onClick={() => void walk.walk()}>
                  {run.walk}
                </Button>
              )}
              <Button disabled={walk.isWalking} onClick={() => void walk.step()}>
                {run.step}
              </Button>
              <Button onClick={walk.back}>{run.back}</Button>
            </div>
            <Slider
              label={words.rate}
              value={rate}
              {...RATE}
              log
              onChange={(value) => set({ rate: value })}
            />
            <ul className="downhill-fates">
              {walk.walkers.map((walker) => (
                <li key={walker.name}>
                  <WalkerMark name={walker.name} />
                  <span>{describeFate(landscape, walker)}</span>
                </li>
              ))}
            </ul>
            <p className="visually-hidden" role="status">
              {!walk.isWalking &&
                walk.walkers
                  .filter(({ trail }) => trail.length > 1)
                  .map((walker) => describeFate(landscape, walker))
                  .join(' ')}
            </p>
            {walk.failed && <p role="alert">{run.failed}</p>}
            {activity === 'failed' && (
              <p role="alert">
                {strings.start.failed} <Button onClick={() => void look()}>{run.again}</Button>
              </p>
            )}
            <div className="downhill-choices">
              <Segmented
                label={words.cut}
                value={settings.cut}
                options={(['one', 'two'] as const).map((value) => ({
                  value,
                  label: words.cuts[value],
                }))}
                onChange={(cut) => set({ cut, start: 'auto' })}
              />
              <Segmented
                label={words.walkers}
                value={settings.walkers}
                options={FIELDS.walkers.choices.map((value) => ({
                  value,
                  label: strings.walkers[value],
                }))}
                onChange={(walkers) => set({ walkers })}
              />
            </div>
            <More {...{ landscape, settings, start, set }} onStart={setStart} />
          </div>
          <div
            className="downhill-next"
            style={{ '--walkers': walk.walkers.length } as CSSProperties}
          >
            <p className="downhill-heading">{strings.next.title}</p>
            {slopes &&
              walk.walkers.map((walker, i) => (
                <NextStep key={walker.name} {...{ landscape, walker, rate }} slopes={slopes[i]} />
              ))}
            <p className="downhill-note">{strings.next.key}</p>
          </div>
        </div>
      )}
      {landscape && (
        <TableTwin
          caption={strings.table.caption}
          columns={[
            strings.table.who,
            strings.table.step,
            ...movingOf(landscape).map((index) => weightName(landscape.network, index)),
            strings.table.loss,
          ]}
          rows={() => rowsOf(landscape, walk.walkers)}
        />
      )}
    </Figure>
  );
}

function Asleep(props: {
  readonly activity: ReturnType<typeof useLandscape>['activity'];
  readonly onLook: () => void;
}) {
  const { activity, onLook } = props;
  const { start } = strings;
  return (
    <div className="downhill-asleep">
      <p>{start.lead}</p>
      <Button variant="primary" disabled={activity === 'training'} onClick={onLook}>
        {start.press}
      </Button>
      <p role="status">
        {activity === 'training' ? start.training : activity === 'failed' ? start.failed : ''}
      </p>
    </div>
  );
}

interface MoreProps {
  readonly landscape: Landscape;
  readonly settings: Settings;
  readonly start: Spot;
  readonly set: (change: Partial<Settings>) => void;
  readonly onStart: (start: Spot) => void;
}

/** What is seldom wanted. */
function More({ landscape, settings, start, set, onStart }: MoreProps) {
  const { network, cut, middle } = landscape;
  const options = weightOptions(network);
  const axes = movingOf(landscape);
  return (
    <details className="downhill-more">
      <summary>{words.more}</summary>
      <div className="downhill-choices">
        <Select
          label={words.across}
          value={String(cut.across)}
          options={options}
          onChange={(value) => set({ across: Number(value), start: 'auto' })}
        />
        {cut.up !== null && (
          <Select
            label={words.up}
            value={String(cut.up)}
            options={options.filter(({ value }) => value !== String(cut.across))}
            onChange={(value) => set({ up: Number(value), start: 'auto' })}
          />
        )}
        <Segmented
          label={words.batch}
          value={settings.batch}
          options={[
            { value: 'all', label: words.batches.all },
            { value: 'few', label: words.batches.few(FEW) },
          ]}
          onChange={(batch) => set({ batch })}
        />
        <p className="downhill-note">{words.batchHelp}</p>
        {axes.map((index, axis) => (
          <Slider
            key={index}
            label={words.startAt(weightName(network, index))}
            value={round(middle[axis] + start[axis])}
            min={round(middle[axis] - REACH)}
            max={round(middle[axis] + REACH)}
            step={0.1}
            format={(value) => formatFixed(value)}
            onChange={(value) => {
              const moved = round(value - round(middle[axis]));
              onStart(axis === 0 ? [moved, start[1]] : [start[0], moved]);
            }}
          />
        ))}
      </div>
    </details>
  );
}

const round = (value: number): number => Math.round(10 * value) / 10;

function aheadOf(
  landscape: Landscape,
  walkers: readonly Walker[],
  slopes: readonly (readonly number[])[],
  rate: number,
): Ahead[] {
  const moving = movingOf(landscape);
  return walkers.flatMap((walker, i) => {
    if (isOutside(walker.trail.at(-1)!.at)) return [];
    const each = moving.map((index, axis) => nextStep(walker, index, slopes[i][axis], rate));
    const spot = (of: (step: (typeof each)[number]) => number): Spot => [
      of(each[0]),
      each[1] ? of(each[1]) : 0,
    ];
    return [
      {
        name: walker.name,
        slope: spot(({ slope }) => slope),
        step: spot(({ from, to }) => to - from),
      },
    ];
  });
}

function rowsOf(landscape: Landscape, walkers: readonly Walker[]): string[][] {
  const axes = movingOf(landscape);
  return walkers.flatMap(({ name, trail }) =>
    trail.map(({ at, loss }, step) => [
      strings.walkers[name],
      formatNumber(step),
      ...axes.map((_, axis) => formatFixed(landscape.middle[axis] + at[axis], 3)),
      loss === null ? '–' : formatFixed(loss, 4),
    ]),
  );
}
