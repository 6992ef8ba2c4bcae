import strings, { title } from '#strings/figures/EmbeddingMap';
import { FACTS } from '../../core/corpus/smallWorld';
import type { LinkSchema } from '../../core/linkState';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD } from '../life/modelSource';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { useSourcedState } from '../life/useSourcedState';
import { MOST_WORDS } from './points';
import { Sheet } from './Sheet';
import { usePoints } from './usePoints';
import './embedding-map.css';

/** Fewer points make no map. */
const LEAST = 3;

const FIELDS = {
  model: SOURCE_FIELD,
  by: { kind: 'choice', choices: FACTS, first: 'home' },
  word: { kind: 'number', min: 0, max: MOST_WORDS - 1, step: 1, first: 0 },
} as const satisfies LinkSchema;

const PARAMETERS: ReadRequest<'parameters'> = { call: 'parameters', args: [] };

/** Chapter 2: the embeddings of some words, flattened to two dimensions. */
export default function EmbeddingMap() {
  const { state: shown, set, source, model, frame } = useSourcedState('EmbeddingMap', FIELDS);
  const state = useModelRead(PARAMETERS, source);
  const parameters = state.read;
  const points = usePoints(parameters?.model ?? model);

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      {...frame}
      state={state}
      ifRandom={strings.ifRandom}
      note={strings.turned}
      waiting={{ reading: strings.reading, problem: problemOf(points) }}
    >
      {parameters && typeof points === 'object' && points && points.length >= LEAST ? (
        <Sheet
          parameters={parameters}
          points={points}
          fact={shown.by}
          chosen={Math.min(shown.word, points.length - 1)}
          onFact={(by) => set({ by })}
          onChoose={(word) => set({ word })}
        />
      ) : null}
    </ModelFigure>
  );
}

/** Why there is no map, in a sentence. */
function problemOf(points: ReturnType<typeof usePoints>): string | null {
  if (typeof points === 'string') return points;
  return points && points.length < LEAST ? strings.tooFew : null;
}
