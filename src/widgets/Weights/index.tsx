import { useState } from 'react';
import { parameterSpecs } from '../../core/config';
import { useLife } from '../../store';
import { Figure } from '../../ui';
import { Awake } from '../life/Awake';
import { useParameters } from '../life/useParameters';
import { Whose } from '../life/Whose';
import { Sheet } from './Sheet';
import '../life/life.css';
import './weights.css';

/** Chapter 2: every number that the reader's model consists of. */
export default function Weights() {
  const model = useLife((state) => state.model);
  const parameters = useParameters();
  const [round, setRound] = useState(0);
  // Of a model that was just exchanged for another, those of the first may still be here.
  const fits =
    model !== null &&
    parameters !== null &&
    parameterSpecs(model.config).every(
      ({ name, shape }) => parameters.arrays[name]?.shape.join() === shape.join(),
    );

  return (
    <Figure
      title="The parameters, all of them"
      tryThis="Choose a matrix and go over its numbers with the arrow keys. Come back when chapter 3 has trained the model."
      wide
      onReset={() => setRound(round + 1)}
      footer={
        parameters && (
          <Whose by={parameters.by} ifRandom="All matrices were drawn at random; all gains are 1.">
            Blue is below zero, orange above.
          </Whose>
        )
      }
    >
      <Awake
        label="Look inside the model"
        lead="There is no model yet. One with random parameters is drawn in a moment; chapter 3 trains it."
      >
        {fits ? (
          <Sheet key={round} model={model} parameters={parameters} />
        ) : (
          <p className="weights-wait">The parameters are being read.</p>
        )}
      </Awake>
    </Figure>
  );
}
