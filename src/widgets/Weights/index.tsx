import words from '#words/weights';
import { parameterSpecs } from '../../core/config';
import { useLife } from '../../store';
import { Figure, useLinkState, type LinkSchema } from '../../ui';
import { Awake } from '../life/Awake';
import { useParameters } from '../life/useParameters';
import { Waiting } from '../life/Waiting';
import { Whose } from '../life/Whose';
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
      title={words.title}
      tryThis={words.tryThis}
      wide
      link={link}
      onReset={reset}
      footer={
        parameters && (
          <Whose by={parameters.by} ifRandom={words.ifRandom}>
            {words.colours}
          </Whose>
        )
      }
    >
      <Awake label={words.wake.label} lead={words.wake.lead}>
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
            <Waiting failed={failed} retry={retry}>
              {words.reading}
            </Waiting>
          </p>
        )}
      </Awake>
    </Figure>
  );
}
