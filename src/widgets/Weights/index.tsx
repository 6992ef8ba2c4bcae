import strings, { title } from '#strings/figures/Weights';
import { parameterSpecs } from '../../core/config';
import type { LinkSchema } from '../../core/linkState';
import { useLife } from '../../store';
import { Figure, useLinkState } from '../../ui';
import { RequiresModel } from '../life/RequiresModel';
import { useParameters } from '../life/useParameters';
import { ReadStatus } from '../life/ReadStatus';
import { Attribution } from '../life/Attribution';
import { Sheet } from './Sheet';
import '../life/life.css';
import './weights.css';

/** A cell is known by its place among the sheet's numbers; −1: one in the middle of the sheet. */
const FIELDS = {
  sheet: { kind: 'text', maxLength: 40, first: 'embedding.0' },
  number: { kind: 'number', min: -1, max: 2 ** 31, step: 1, first: -1 },
} as const satisfies LinkSchema;

/** Chapter 2: every number that the reader's model consists of. */
export default function Weights() {
  const model = useLife((state) => state.model);
  const { parameters, failed, retry } = useParameters();
  const { state, set, reset, link } = useLinkState('Weights', FIELDS);
  // Of a model that was just exchanged for another, those of the first may still be here.
  const fits =
    model !== null &&
    parameters !== null &&
    parameterSpecs(model.config).every(
      ({ name, shape }) => parameters.arrays[name]?.shape.join() === shape.join(),
    );

  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      wide
      link={link}
      onReset={reset}
      footer={
        parameters && (
          <Attribution by={parameters.by} ifRandom={strings.ifRandom}>
            {strings.colours}
          </Attribution>
        )
      }
    >
      <RequiresModel label={strings.wake.label} lead={strings.wake.lead}>
        {fits ? (
          <Sheet
            model={model}
            parameters={parameters}
            sheetKey={state.sheet}
            number={state.number}
            onSheet={(sheet) => set({ sheet, number: FIELDS.number.first })}
            onNumber={(number) => set({ number })}
          />
        ) : (
          <p className="weights-wait">
            <ReadStatus failed={failed} retry={retry}>
              {strings.reading}
            </ReadStatus>
          </p>
        )}
      </RequiresModel>
    </Figure>
  );
}
