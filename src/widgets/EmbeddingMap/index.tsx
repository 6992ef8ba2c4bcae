import strings, { title } from '#strings/figures/EmbeddingMap';
import { FACTS } from '../../core/corpus/smallWorld';
import type { LinkSchema } from '../../core/linkState';
import { useLife } from '../../store';
import { Figure, useLinkState } from '../../ui';
import { RequiresModel } from '../life/RequiresModel';
import { useParameters } from '../life/useParameters';
import { ReadStatus } from '../life/ReadStatus';
import { Attribution } from '../life/Attribution';
import { MOST_WORDS } from './points';
import { Sheet } from './Sheet';
import { usePoints } from './usePoints';
import '../life/life.css';
import './embedding-map.css';

const FIELDS = {
  by: { kind: 'choice', choices: FACTS, first: 'home' },
  word: { kind: 'number', min: 0, max: MOST_WORDS - 1, step: 1, first: 0 },
} as const satisfies LinkSchema;

/** Chapter 2: the embeddings of some words, flattened to two dimensions. */
export default function EmbeddingMap() {
  const model = useLife((state) => state.model);
  const { parameters, failed, retry } = useParameters();
  const points = usePoints(model);
  const { state, set, reset, link } = useLinkState('EmbeddingMap', FIELDS);
  const fits =
    model !== null && parameters?.arrays.embedding.shape[0] === model.tokenizer.vocabSize;

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
            {strings.turned}
          </Attribution>
        )
      }
    >
      <RequiresModel label={strings.wake.label} lead={strings.wake.lead}>
        {parameters && fits && typeof points === 'object' && points && points.length > 2 ? (
          <Sheet
            parameters={parameters}
            points={points}
            fact={state.by}
            chosen={Math.min(state.word, points.length - 1)}
            onFact={(by) => set({ by })}
            onChoose={(word) => set({ word })}
          />
        ) : (
          <p className="embedding-map-wait">
            {typeof points === 'string' ? (
              points
            ) : points && points.length < 3 ? (
              strings.tooFew
            ) : (
              <ReadStatus failed={failed} retry={retry}>
                {strings.reading}
              </ReadStatus>
            )}
          </p>
        )}
      </RequiresModel>
    </Figure>
  );
}
