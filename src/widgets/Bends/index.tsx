import strings, { title } from '#strings/figures/Bends';
import { useLife } from '../../store';
import { Button, Figure, formatFixed, Segmented, TableTwin } from '../../ui';
import './bends.css';
import { constantOf, countOf, errorOf, heightOf, linesOf } from './neurons';
import { Sheet } from './Sheet';
import { FIELDS, MOST_NEURONS, useBends } from './useBends';

const SHAPES = FIELDS.shape.choices.map((value) => ({ value, label: strings.shapes[value] }));
const BENDS = FIELDS.bends.choices.map((value) => ({ value, label: strings.bends[value] }));

/** Chapter 1: neurons of one input, one after the other, until the sum of their lines follows a curve. */
export default function Bends() {
  const of = useBends();
  const { curve, weights, bending, errors, activity } = of;
  const isStarting = useLife(({ engine }) => engine.status === 'starting');
  const problem = useLife((state) => state.problem);
  const count = countOf(weights);
  const error = formatFixed(errorOf(weights, bending, curve));
  const lines = linesOf(weights);

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      onReset={of.reset}
      link={of.link}
      footer={<p>{strings.legend}</p>}
    >
      <div className="bends-settings">
        <Segmented label={strings.curve} value={of.shape} options={SHAPES} onChange={of.choose} />
        <Segmented
          label={strings.bendsLabel}
          value={bending === 'relu' ? 'in' : 'out'}
          options={BENDS}
          onChange={of.bend}
        />
      </div>
      <div className="bends-run">
        <Button variant="primary" disabled={count >= MOST_NEURONS} onClick={of.add}>
          {strings.add}
        </Button>
        <Button disabled={count === 0 && activity !== 'training'} onClick={of.clear}>
          {strings.clear}
        </Button>
        <p className="bends-numbers">
          <span>
            {strings.neurons} <b>{count}</b>
          </span>
          <span>
            {strings.error} <b>{error}</b>
          </span>
        </p>
      </div>
      <Sheet
        curve={curve}
        weights={weights}
        bending={bending}
        label={strings.drawing(strings.shapes[of.shape], count, bending, error)}
        onDraw={of.draw}
        onDrawn={of.endDrawing}
      />
      <p className="bends-word" role="status">
        {activity === 'failed'
          ? (problem ?? strings.ended)
          : activity === 'training'
            ? isStarting
              ? strings.starting
              : strings.training
            : strings.found(
                errors.map((each) => (each === null ? null : formatFixed(each))),
                bending,
              )}
      </p>
      <TableTwin
        caption={strings.table.caption}
        columns={strings.table.columns}
        rows={() => [
          ...lines.map((line, i) => [
            strings.table.neuron(i + 1),
            line.bend === null || bending === 'linear' ? '–' : formatFixed(line.bend),
            formatFixed(line.weight),
            formatFixed(line.bias),
            formatFixed(line.share),
            ...[-1, 0, 1].map((x) => formatFixed(heightOf(line, bending, x))),
          ]),
          [
            strings.table.constant,
            ...['–', '–', '–', '–'],
            ...[-1, 0, 1].map(() => formatFixed(constantOf(weights))),
          ],
        ]}
      />
    </Figure>
  );
}
