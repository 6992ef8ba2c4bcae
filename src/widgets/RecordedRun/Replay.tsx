import { useMemo } from 'react';
import strings from '#strings/figures/RecordedRun';
import type { Phase, Recording } from '../../store';
import { Button, formatFixed, formatNumber, LineChart, TableTwin } from '../../ui';
import { smooth } from '../life/smooth';
import { Heads, type ChosenHead } from './Heads';
import { examOf, factsOf, lossOf, momentName, shorten } from './describeRun';
import type { Player } from './usePlayer';

const { curve, facts, table } = strings;

interface ReplayProps {
  readonly recording: Recording;
  readonly player: Player;
  readonly head: ChosenHead;
  readonly onHead: (head: ChosenHead) => void;
}

/** One moment of the recording, and the way through the others. */
export function Replay({ recording, player, head, onHead }: ReplayProps) {
  const { moments, tokenizer, tokenIds } = recording;
  const moment = moments[player.at];
  return (
    <>
      <Controls recording={recording} player={player} />
      <div className="life-panel">
        <Curve recording={recording} at={player.at} />
        <Facts recording={recording} at={player.at} />
      </div>
      <Heads
        tokenizer={tokenizer}
        tokenIds={tokenIds}
        attention={moment.attention}
        chosen={head}
        onChoose={onHead}
      />
      <Twin recording={recording} />
    </>
  );
}

function Controls({ recording, player }: Pick<ReplayProps, 'recording' | 'player'>) {
  const { moments } = recording;
  const { at, playing, still } = player;
  const name = momentName(moments[at], recording);
  return (
    <div className="recorded-run-controls">
      {still ? (
        <Button variant="primary" onClick={player.next}>
          {strings.next}
        </Button>
      ) : (
        <Button variant="primary" onClick={playing ? player.pause : player.play}>
          {playing ? strings.pause : strings.play}
        </Button>
      )}
      <label>
        <span className="visually-hidden">{strings.slider}</span>
        <input
          className="ui-range"
          type="range"
          min={0}
          max={moments.length - 1}
          value={at}
          aria-valuetext={name}
          onChange={(event) => player.goTo(Number(event.target.value))}
        />
      </label>
      <p>
        <b>{name}</b>
      </p>
    </div>
  );
}

interface MomentProps {
  readonly recording: Recording;
  readonly at: number;
}

const toPoints = (values: readonly number[]) => values.map((y, i) => ({ x: i + 1, y }));
const LOSS = 'var(--loss)';

function seriesOf({ runs, moments }: Recording, phase: Phase) {
  const { losses } = runs[phase];
  const kept = moments.filter((moment) => moment.phase === phase);
  return [
    { name: curve.eachStep, points: toPoints(losses), colour: LOSS, dash: '', faint: true },
    { name: curve.smoothed, points: toPoints(smooth(losses)), colour: LOSS, dash: '' },
    {
      name: curve.keptAside,
      points: kept.map(({ step, loss }) => ({ x: step, y: loss })),
      colour: 'var(--ink)',
      dash: '2 3',
    },
  ];
}

/** The loss of the phase that the moment lies in. */
function Curve({ recording, at }: MomentProps) {
  const { runs, moments } = recording;
  const { phase, step } = moments[at];
  const series = useMemo(() => seriesOf(recording, phase), [recording, phase]);
  const highest = Math.max(...runs.pretraining.losses, ...runs.fineTuning.losses);
  return (
    <LineChart
      label={curve.labels[phase]}
      series={series}
      xAxis={{
        title: curve.steps[phase],
        format: (x) => formatNumber(x, 0),
        domain: [0, runs[phase].step],
      }}
      yAxis={{
        title: curve.loss,
        format: (y) => formatFixed(y),
        formatTick: (y) => formatNumber(y),
        domain: [0, Math.ceil(highest)],
      }}
      marker={{ x: step, label: curve.atStep(step) }}
    />
  );
}

/** What it wrote and how much it knew. */
function Facts({ recording, at }: MomentProps) {
  const { moments, prompt } = recording;
  const moment = moments[at];
  const { text, answer } = moment;
  const exam = examOf(moment);
  return (
    <section className="recorded-run-facts" aria-label={facts.title}>
      <p className="ui-label">{facts.goesOn}</p>
      <p className="recorded-run-written" translate="no">
        <b>{prompt}</b>
        {text}
      </p>
      <p className="ui-label">{facts.isAsked}</p>
      <p className="recorded-run-written">
        {answer ? (
          <>
            <span className="recorded-run-user" translate="no">
              {answer.question}
            </span>
            <br />
            <Said text={answer.said} />
          </>
        ) : (
          <span className="ui-help">{facts.notYet}</span>
        )}
      </p>
      <dl>
        <dt>{facts.loss}</dt>
        <dd>{lossOf(moment)}</dd>
        <dt>{facts.filledIn}</dt>
        <dd>{factsOf(moment)}</dd>
        <dt>{facts.right}</dt>
        <dd>{exam?.exact ?? '–'}</dd>
        <dt>{facts.inForm}</dt>
        <dd>{exam?.format ?? '–'}</dd>
      </dl>
    </section>
  );
}

function Said({ text }: { readonly text: string }) {
  const short = shorten(text);
  // Of what is shortened a part is said by the guide.
  const isWhole = text !== '' && short === text;
  return (
    <span className="recorded-run-assistant" translate={isWhole ? 'no' : undefined}>
      {short || facts.nothing}
    </span>
  );
}

function Twin({ recording }: { readonly recording: Recording }) {
  return (
    <TableTwin
      caption={table.caption}
      summary={table.summary}
      columns={[
        table.moment,
        table.loss,
        table.facts,
        table.right,
        table.inForm,
        table.after(recording.prompt),
      ]}
      rows={() =>
        recording.moments.map((moment) => {
          const exam = examOf(moment);
          return [
            momentName(moment, recording),
            formatFixed(moment.loss),
            factsOf(moment),
            exam?.exact ?? '–',
            exam?.format ?? '–',
            <span key="text" translate="no">
              {moment.text}
            </span>,
          ];
        })
      }
    />
  );
}
