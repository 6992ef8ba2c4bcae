import { useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/AttentionMap';
import { documentPrompt } from '../../core/batches';
import { FIRST_SENTENCE } from '../../core/corpus/prompts';
import type { LinkSchema } from '../../core/linkState';
import { layerTraceNames } from '../../core/traceNames';
import { TextField } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD } from '../life/modelSource';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { useSourcedState } from '../life/useSourcedState';
import { BlankMap } from './BlankMap';
import { Heads } from './Heads';
import './attention-map.css';

/** More than a context of tokens, less than would take time to cut into them. */
const LONGEST_TEXT = 400;

/** Of each layer: the weights, and what a cell's arithmetic begins with. */
const SHOWN = ['attentionWeights', 'q', 'k'] as const;

const fieldsFor = (text: string) =>
  ({
    model: SOURCE_FIELD,
    /** From 0; −1: the figure finds one. Older links leave out a 0 beside a number of the other. */
    layer: { kind: 'number', min: -1, max: 63, step: 1, first: -1 },
    head: { kind: 'number', min: -1, max: 127, step: 1, first: -1 },
    text: { kind: 'text', maxLength: LONGEST_TEXT, first: text },
  }) as const satisfies LinkSchema;

/**
 * Chapter 2: who looks at whom in a model. It opens where that is seen best, until the reader chooses.
 * @param text what the reader starts with
 */
export default function AttentionMap({ text = FIRST_SENTENCE }: { readonly text?: string }) {
  const fields = useMemo(() => fieldsFor(text), [text]);
  const { state, set, source, model, frame } = useSourcedState('AttentionMap', fields);
  const { text: typed } = state;
  const [round, setRound] = useState(0);
  const { tokenizer, config } = model ?? {};
  const whole = useMemo(
    () => (tokenizer ? documentPrompt(tokenizer, typed) : null),
    [tokenizer, typed],
  );
  const most = config?.contextLength ?? Infinity;
  const request = useMemo(
    (): ReadRequest<'trace'> | null =>
      config && whole
        ? { call: 'trace', args: [whole.slice(0, most), layerTraceNames(config, SHOWN)] }
        : null,
    [config, whole, most],
  );
  const trace = useModelRead(request, source);
  const isChosen = state.layer >= 0 || state.head >= 0;
  const cut = whole !== null && whole.length > most;

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      {...frame}
      onReset={() => {
        frame.onReset();
        setRound(round + 1);
      }}
      state={trace}
      ifRandom={strings.ifRandom}
      note={strings.rowsAddUp}
      controls={
        <TextField
          label={strings.sentence}
          value={typed}
          maxLength={LONGEST_TEXT}
          onChange={(next) => set({ text: next })}
          help={cut ? strings.cut(most) : strings.beforeIt}
        />
      }
      blank={<BlankMap wordCount={typed.split(/\s+/).length + 1} />}
      waiting={{ reading: strings.reading }}
    >
      {trace.read && (
        <Heads
          key={round}
          trace={trace.read}
          chosen={
            isChosen ? { layer: Math.max(0, state.layer), head: Math.max(0, state.head) } : null
          }
          onChoose={(head) => set(head ?? { layer: -1, head: -1 })}
        />
      )}
    </ModelFigure>
  );
}
