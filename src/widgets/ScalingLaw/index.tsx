import { useMemo } from 'react';
import type { ReactNode } from 'react';
import strings, { title } from '#strings/figures/ScalingLaw';
import { RECIPE_FLOOR } from '../../core/corpus/floor/recipeFloor';
import { errorOf } from '../../core/powerLaw';
import { trainingFlops } from '../../core/scaling';
import {
  Button,
  DataTable,
  Figure,
  formatCompact,
  formatFixed,
  formatList,
  formatNumber,
  formatPercent,
  formatScientific,
  Segmented,
} from '../../ui';
import { describeExperiment } from '../life/experiment/describeExperiment';
import { ExperimentRun } from '../life/experiment/ExperimentRun';
import '../life/life.css';
import { usePretrainingTime } from '../life/setup/SettingWarnings';
import { Exponents } from './Exponents';
import { Plot } from './Plot';
import {
  FIELDS,
  FLOOR,
  HELD_OUT_WIDTHS,
  parametersOf,
  predictedBy,
  runOf,
  STEPS,
  TOKENS,
  TOKENS_A_STEP,
  WIDTHS,
  type AxisName,
  type Laws,
  type Trained,
} from './runs';
import './scaling-law.css';
import { ExponentSum, PredictionSum } from './Sums';
import { useScaling } from './useScaling';

const AXES = FIELDS.axis.choices.map((value) => ({ value, label: strings.axes[value] }));
const WIDEST = Math.max(...WIDTHS);
const CHOICES = HELD_OUT_WIDTHS.map((value) => ({ value, label: value }));

/** Chapter 3: losses of models of several sizes lie on a line, which says what another will come to. */
export default function ScalingLaw() {
  const { choice, line, heldOut, laws, now, isGoing, ...of } = useScaling();
  const { axis, width, seed } = choice;
  const predicted = useMemo(
    () => laws && predictedBy(laws, axis, Number(width)),
    [laws, axis, width],
  );
  const time = usePretrainingTime(...WIDTHS.map((one) => runOf(one, seed).plan.settings));
  const measured = heldOut.find((one) => one.width === Number(width));
  const { predict, law } = strings;

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      onReset={of.reset}
      link={of.link}
      footer={
        <>
          <p>{strings.note(TOKENS, formatFixed(FLOOR), formatFixed(RECIPE_FLOOR.standardError))}</p>
          {axis === 'flops' && <p>{strings.course}</p>}
          <p>
            {strings.seed(seed, (text) => (
              <Button variant="plain" onClick={of.otherSeed}>
                {text}
              </Button>
            ))}
          </p>
        </>
      }
    >
      <ExperimentRun
        isGoing={isGoing}
        begin={laws ? strings.again : strings.train}
        onBegin={of.trainFour}
        onStop={of.stop}
        step={now ? now.state.step : laws ? STEPS : 0}
        steps={STEPS}
      >
        {now
          ? strings.ofWidth(now.width, describeExperiment(now.state, TOKENS_A_STEP))
          : !laws && (
              <>
                {strings.widths(formatList(WIDTHS.map((one) => formatNumber(one, 0))))} {time}{' '}
                {strings.apart}
              </>
            )}
      </ExperimentRun>
      <div className="scaling-body">
        <div>
          <Segmented
            label={strings.axis}
            value={axis}
            options={AXES}
            onChange={(next) => of.choose({ axis: next })}
          />
          <Plot
            axis={axis}
            line={line}
            heldOut={heldOut}
            laws={laws}
            foretold={predicted && { x: predicted.x, loss: predicted.plain }}
          />
        </div>
        <div className="scaling-side">
          <p className="scaling-law" role="status">
            {laws ? lawText(laws, axis) : predict.before}
          </p>
          {laws && (
            <>
              <ExponentSum fit={laws.plain} axis={axis} />
              <ExponentSum fit={laws.aboveFloor} axis={axis} />
            </>
          )}
          <Segmented
            label={predict.legend}
            value={width}
            options={CHOICES}
            onChange={(next) => of.choose({ width: next })}
          />
          {laws && predicted && (
            <div className="scaling-foretelling">
              <p className="ui-label">{predict.foretold(width)}</p>
              <PredictionSum
                {...{ width, axis, fit: laws.plain, x: predicted.x, predicted: predicted.plain }}
                label={predict.by.plain}
              />
              <PredictionSum
                {...{ width, axis, fit: laws.aboveFloor, x: predicted.x }}
                predicted={predicted.aboveFloor}
                label={predict.by.aboveFloor}
              />
              <p>
                <Button disabled={isGoing} onClick={of.trainOne}>
                  {strings.trainOne(width)}
                </Button>
              </p>
            </div>
          )}
          <p className="scaling-result" role="status">
            {measured && predicted && resultText(width, measured, predicted)}
          </p>
        </div>
      </div>
      <Exponents laws={laws} axis={axis} />
      <DataTable
        caption={strings.table.caption}
        columns={strings.table.columns}
        rows={[...WIDTHS, ...HELD_OUT_WIDTHS.map(Number)]
          .map((one) => ({ one, end: [...line, ...heldOut].find((end) => end.width === one) }))
          .filter(({ one, end }) => end || one === Number(width) || one <= WIDEST)
          .map(({ one, end }) => rowOf(one, end, laws, axis))}
      />
    </Figure>
  );

  function lawText({ plain }: Laws, of: AxisName): ReactNode {
    const { coefficient, exponent } = plain.law;
    return law.said[of](
      formatCompact(coefficient, 1),
      formatFixed(exponent, 3),
      formatPercent(1 - 2 ** -exponent, 0),
    );
  }
}

/** "3.2 % too high" */
function offBy(predicted: number, measured: number): string {
  const { off } = strings.predict;
  const error = errorOf(predicted, measured);
  const share = formatPercent(Math.abs(error), 1);
  if (share === formatPercent(0, 1)) return off.exact;
  return (error > 0 ? off.high : off.low)(share);
}

function resultText(
  width: string,
  { loss }: Trained,
  { plain, aboveFloor }: { readonly plain: number; readonly aboveFloor: number },
): string {
  const { result, resultAbove } = strings.predict;
  const [written, above] = [plain, aboveFloor].map((one) => formatFixed(one, 3));
  return `${result(width, formatFixed(loss, 3), written, offBy(plain, loss))} ${resultAbove(above, offBy(aboveFloor, loss))}`;
}

/** Of a width as it is known beforehand, and what was measured of it and foretold. */
function rowOf(width: number, end: Trained | undefined, laws: Laws | null, axis: AxisName) {
  const { none } = strings.table;
  const parameters = parametersOf(width);
  const plain = laws && predictedBy(laws, axis, width).plain;
  return [
    formatNumber(width, 0),
    formatNumber(parameters, 0),
    formatScientific(trainingFlops(parameters, TOKENS), 2),
    end ? formatFixed(end.loss, 3) : none,
    plain === null ? none : formatFixed(plain, 3),
    end && plain !== null
      ? strings.table.off(formatFixed(100 * errorOf(plain, end.loss), 1))
      : none,
  ];
}
