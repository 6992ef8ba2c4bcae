import { useMemo } from 'react';
import type { Phase, Recording } from '../../store';
import { Button, formatFixed, formatNumber, LineChart, TableTwin } from '../../ui';
import { smooth } from '../life/smooth';
import { Heads, type ChosenHead } from './Heads';
import { examOf, factsOf, lossOf, momentName, PHASE_NAMES, shorten } from './words';
import type { Player } from './usePlayer';

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
          Next moment
        </Button>
      ) : (
        <Button variant="primary" onClick={playing ? player.pause : player.play}>
          {playing ? 'Pause' : 'Play'}
        </Button>
      )}
      <label>
        <span className="visually-hidden">Moment of the recording</span>
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
    { name: 'each step', points: toPoints(losses), colour: LOSS, dash: '', faint: true },
    { name: 'smoothed', points: toPoints(smooth(losses)), colour: LOSS, dash: '' },
    {
      name: 'documents kept aside',
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
      label={`Loss of our recorded run in ${PHASE_NAMES[phase].toLowerCase()}`}
      series={series}
      xAxis={{
        title: `step of ${PHASE_NAMES[phase].toLowerCase()}`,
        format: (x) => formatNumber(x, 0),
        domain: [0, runs[phase].step],
      }}
      yAxis={{
        title: 'loss, nats a token',
        format: (y) => formatFixed(y),
        formatTick: (y) => formatNumber(y),
        domain: [0, Math.ceil(highest)],
      }}
      marker={{ x: step, label: `step ${formatNumber(step, 0)}` }}
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
    <section className="recorded-run-facts" aria-label="At this moment">
      <p className="ui-label">It goes on with a document</p>
      <p className="recorded-run-written">
        <b>{prompt}</b>
        {text}
      </p>
      <p className="ui-label">It is asked in a chat</p>
      <p className="recorded-run-written">
        {answer ? (
          <>
            <span className="recorded-run-user">{answer.question}</span>
            <br />
            <span className="recorded-run-assistant">{shorten(answer.said) || '(nothing)'}</span>
          </>
        ) : (
          <span className="ui-help">Not before fine-tuning.</span>
        )}
      </p>
      <dl>
        <dt>Loss on documents kept aside</dt>
        <dd>{lossOf(moment)}</dd>
        <dt>Facts filled in</dt>
        <dd>{factsOf(moment)}</dd>
        <dt>Exam about unseen animals: right</dt>
        <dd>{exam?.exact ?? '–'}</dd>
        <dt>The same exam: in the right form</dt>
        <dd>{exam?.format ?? '–'}</dd>
      </dl>
    </section>
  );
}

function Twin({ recording }: { readonly recording: Recording }) {
  return (
    <TableTwin
      caption="Every moment of our recorded run"
      summary="Every moment as a table"
      columns={[
        'moment',
        'loss kept aside',
        'facts',
        'right',
        'in form',
        `after “${recording.prompt}”`,
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
            moment.text,
          ];
        })
      }
    />
  );
}
