import { useId } from 'react';
import strings from '#strings/figures/Reciting';
import { isUnderWay, type ExperimentState } from '../../store';
import { smooth } from '../life/smooth';
import { COUNTS, judgeAll, STEPS, validationsOf, type Count } from './runs';
import type { Runs } from './useRuns';

interface ChoiceProps {
  readonly value: Count;
  readonly runs: Runs;
  /** Of the axis that all share. */
  readonly highest: number;
  readonly onChange: (value: Count) => void;
}

/** Which run is looked at: a tile for each, with its two curves and what came of it. */
export function Choice({ value, runs, highest, onChange }: ChoiceProps) {
  const group = useId();
  return (
    <fieldset className="reciting-choice">
      <legend className="ui-label">{strings.documents}</legend>
      {COUNTS.map((count) => (
        <label key={count} className="ui-radio-tile reciting-tile">
          <input
            type="radio"
            name={group}
            checked={count === value}
            onChange={() => onChange(count)}
          />
          <span>{strings.choice(count)}</span>
          <Curves run={runs[count]} highest={highest} />
          <span className="reciting-outcome">{outcomeOf(count, runs[count])}</span>
        </label>
      ))}
    </fieldset>
  );
}

function outcomeOf(count: Count, run: ExperimentState | undefined): string {
  const look = run?.looks.at(-1);
  if (!run || !look) return strings.notYet;
  if (isUnderWay(run)) return strings.atStep(run.step);
  const { whole, texts } = judgeAll(count, look);
  return strings.copied(whole, texts);
}

const WIDTH = 100;
const HEIGHT = 36;

/** Both losses in small: the numbers stand in the table. */
function Curves({ run, highest }: { run: ExperimentState | undefined; highest: number }) {
  const place = (step: number, loss: number) =>
    `${((WIDTH * step) / STEPS).toFixed(1)} ${(HEIGHT * (1 - loss / highest)).toFixed(1)}`;
  const line = (points: readonly string[]) => (points.length > 1 ? `M${points.join('L')}` : '');
  return (
    <svg
      className="reciting-curves"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className="reciting-axis" d={`M0 ${HEIGHT}H${WIDTH}`} />
      {run && (
        <>
          <path
            className="reciting-training"
            d={line(smooth(run.losses).map((loss, i) => place(i + 1, loss)))}
          />
          <path
            className="reciting-validation"
            d={line(validationsOf(run).map(({ step, loss }) => place(step, loss)))}
          />
        </>
      )}
    </svg>
  );
}
