import { useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/AttentionMap';
import { documentPrompt } from '../../core/batches';
import { FIRST_SENTENCE } from '../../core/corpus/prompts';
import type { LinkSchema } from '../../core/linkState';
import { layerTraceNames } from '../../core/traceNames';
import { useLife } from '../../store';
import { TextField, useLinkState } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { BlankMap } from './BlankMap';
import { Heads } from './Heads';
import './attention-map.css';

interface AttentionMapProps {
  /** Where the reader starts, from 0. */
  readonly layer?: number;
  readonly head?: number;
  readonly text?: string;
}

/** More than a context of tokens, less than would take time to cut into them. */
const LONGEST_TEXT = 400;

/** Of each layer: the weights, and what a cell's arithmetic begins with. */
const SHOWN = ['attentionWeights', 'q', 'k'] as const;

const fieldsFor = (layer: number, head: number, text: string) =>
  ({
    layer: { kind: 'number', min: 0, max: 63, step: 1, first: layer },
    head: { kind: 'number', min: 0, max: 127, step: 1, first: head },
    text: { kind: 'text', maxLength: LONGEST_TEXT, first: text },
  }) as const satisfies LinkSchema;

/** Chapter 2: who looks at whom in the reader's model. */
export default function AttentionMap({
  layer = 0,
  head = 0,
  text = FIRST_SENTENCE,
}: AttentionMapProps) {
  const model = useLife((state) => state.model);
  const fields = useMemo(() => fieldsFor(layer, head, text), [layer, head, text]);
  const { state, set, reset, link } = useLinkState('AttentionMap', fields);
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
  const trace = useModelRead(request);
  const cut = whole !== null && whole.length > most;

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      link={link}
      onReset={() => {
        reset();
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
      start={{
        ...strings.start,
        blank: <BlankMap wordCount={typed.split(/\s+/).length + 1} />,
      }}
      waiting={{ reading: strings.reading }}
    >
      {trace.read && model && (
        <Heads
          key={round}
          trace={trace.read}
          tokenizer={model.tokenizer}
          layer={state.layer}
          head={state.head}
          onChoose={set}
        />
      )}
    </ModelFigure>
  );
}
