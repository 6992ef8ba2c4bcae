import strings, { title } from '#strings/figures/Weights';
import { parameterSpecs } from '../../core/config';
import type { LinkSchema } from '../../core/linkState';
import { useLife } from '../../store';
import { useLinkState } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { Sheet } from './Sheet';
import './weights.css';

/** A cell is known by its place among the sheet's numbers; −1: one in the middle of the sheet. */
const FIELDS = {
  sheet: { kind: 'text', maxLength: 40, first: 'embedding.0' },
  number: { kind: 'number', min: -1, max: 2 ** 31, step: 1, first: -1 },
} as const satisfies LinkSchema;

const PARAMETERS: ReadRequest<'parameters'> = { call: 'parameters', args: [] };

/** Chapter 2: every number that the reader's model consists of. */
export default function Weights() {
  const model = useLife((state) => state.model);
  const state = useModelRead(PARAMETERS);
  const parameters = state.read;
  const { state: shown, set, reset, link } = useLinkState('Weights', FIELDS);
  // Of a model that was just exchanged for another, those of the first may still be here.
  const fits =
    model !== null &&
    parameters !== null &&
    parameterSpecs(model.config).every(
      ({ name, shape }) => parameters.value[name]?.shape.join() === shape.join(),
    );

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      link={link}
      onReset={reset}
      state={state}
      ifRandom={strings.ifRandom}
      note={strings.colours}
      start={strings.start}
      waiting={{ reading: strings.reading }}
    >
      {fits ? (
        <Sheet
          model={model}
          parameters={parameters}
          sheetKey={shown.sheet}
          number={shown.number}
          onSheet={(sheet) => set({ sheet, number: FIELDS.number.first })}
          onNumber={(number) => set({ number })}
        />
      ) : null}
    </ModelFigure>
  );
}
