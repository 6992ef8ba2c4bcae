import { useState } from 'react';
import { useLife } from '../../store';
import { Figure } from '../../ui';
import { Awake } from '../life/Awake';
import { useParameters } from '../life/useParameters';
import { Whose } from '../life/Whose';
import { Sheet } from './Sheet';
import { usePoints } from './usePoints';
import '../life/life.css';
import './embedding-map.css';

/** Chapter 2: the embeddings of some words, flattened to two dimensions. */
export default function EmbeddingMap() {
  const model = useLife((state) => state.model);
  const parameters = useParameters();
  const points = usePoints(model);
  const [round, setRound] = useState(0);
  const fits =
    model !== null && parameters?.arrays.embedding.shape[0] === model.tokenizer.vocabSize;

  return (
    <Figure
      title="A map of embeddings"
      tryThis="Look at an animal and its nearest neighbours now, and again when chapter 3 has trained the model."
      wide
      onReset={() => setRound(round + 1)}
      footer={
        parameters && (
          <Whose
            by={parameters.by}
            ifRandom="Every row of its table was drawn at random, so no word is nearer to another than by chance."
          >
            The map is the principal components of these rows, turned afresh at every moment.
          </Whose>
        )
      }
    >
      <Awake
        label="Look inside the model"
        lead="There is no model yet. One with random parameters is drawn in a moment; chapter 3 trains it."
      >
        {parameters && fits && typeof points === 'object' && points && points.length > 2 ? (
          <Sheet key={round} parameters={parameters} points={points} />
        ) : (
          <p className="embedding-map-wait">
            {typeof points === 'string'
              ? points
              : points && points.length < 3
                ? 'Hardly a word of this text is a single token: with a larger vocabulary there would be some to draw.'
                : 'The table of embeddings is being read.'}
          </p>
        )}
      </Awake>
    </Figure>
  );
}
