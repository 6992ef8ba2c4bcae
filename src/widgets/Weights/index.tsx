import { useEffect } from 'react';
import strings, { title } from '#strings/figures/Weights';
import type { LinkSchema } from '../../core/linkState';
import { referenceActions, useReferences } from '../../store';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD } from '../life/modelSource';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { useSourcedState } from '../life/useSourcedState';
import { Sheet } from './Sheet';
import './weights.css';

/** A cell is known by its place among the sheet's numbers; −1: one in the middle of the sheet. */
const FIELDS = {
  model: SOURCE_FIELD,
  sheet: { kind: 'text', maxLength: 40, first: 'embedding.0' },
  number: { kind: 'number', min: -1, max: 2 ** 31, step: 1, first: -1 },
} as const satisfies LinkSchema;

const PARAMETERS: ReadRequest<'parameters'> = { call: 'parameters', args: [] };

/** Chapter 2: every number that a model consists of. */
export default function Weights() {
  const { state: shown, set, source, frame } = useSourcedState('Weights', FIELDS);
  const state = useModelRead(PARAMETERS, source);
  const random = useReferences((all) => all.random.reference);
  const { source: shownSource } = state.read ?? {};
  const isOurs = shownSource === 'trained' || shownSource === 'early';

  // All are of one seed, so each number is there before its training and in the course of it.
  useEffect(() => {
    if (isOurs) void referenceActions.wake('random');
  }, [isOurs]);

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      {...frame}
      state={state}
      ifRandom={strings.ifRandom}
      note={strings.colours}
      waiting={{ reading: strings.reading }}
    >
      {state.read && (
        <Sheet
          parameters={state.read}
          before={isOurs && random ? random.parameters : null}
          sheetKey={shown.sheet}
          number={shown.number}
          onSheet={(sheet) => set({ sheet, number: FIELDS.number.first })}
          onNumber={(number) => set({ number })}
        />
      )}
    </ModelFigure>
  );
}
