import { useMemo } from 'react';
import strings, { title } from '#strings/figures/WholePass';
import { documentPrompt } from '../../core/batches';
import { countParameters } from '../../core/config';
import { VERB_SENTENCE } from '../../core/corpus/prompts';
import type { LinkSchema } from '../../core/linkState';
import { LLAMA_2_70B_CONFIG } from '../../core/parameterShares';
import { LLAMA_2_70B, fileBytes } from '../../core/scaling';
import { allTraceNames } from '../../core/traceNames';
import { formatBytes, formatNumber } from '../../language/format';
import { Segmented, TextField } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD } from '../life/modelSource';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { useSourcedState } from '../life/useSourcedState';
import { Pass, type Shown } from './Pass';
import { Shares } from './Shares';
import './whole-pass.css';

/** More than the tokens that the drawing has room for. */
const LONGEST_TEXT = 120;
const MOST_TOKENS = 10;

const FIELDS = {
  model: SOURCE_FIELD,
  size: { kind: 'choice', choices: ['shown', 'llama'], first: 'shown' },
  /** What is open: the model, a block, or a part by its name in a trace. */
  at: { kind: 'text', maxLength: 40, first: 'model' },
  /** −1: the last. */
  token: { kind: 'number', min: -1, max: MOST_TOKENS - 1, step: 1, first: -1 },
  /** Of a token's numbers; −1: none is open. */
  cell: { kind: 'number', min: -1, max: 2 ** 31, step: 1, first: -1 },
  text: { kind: 'text', maxLength: LONGEST_TEXT, first: VERB_SENTENCE },
} as const satisfies LinkSchema;

const PARAMETERS: ReadRequest<'parameters'> = { call: 'parameters', args: [] };

/** Chapter 2: a sentence through the whole model, from all of it down to a single number. */
export default function WholePass() {
  const { state, set, source, model, frame } = useSourcedState('TransformerBlock', FIELDS);
  const { text, size, at, token, cell } = state;
  const { tokenizer, config } = model ?? {};
  const most = Math.min(MOST_TOKENS, config?.contextLength ?? Infinity);
  const whole = useMemo(
    () => (tokenizer ? documentPrompt(tokenizer, text) : null),
    [tokenizer, text],
  );
  const request = useMemo(
    (): ReadRequest<'trace'> | null =>
      config && whole
        ? { call: 'trace', args: [whole.slice(0, most), allTraceNames(config)] }
        : null,
    [config, whole, most],
  );
  const trace = useModelRead(request, source);
  // Half a megabyte, which only the arithmetic of a number needs.
  const parameters = useModelRead(cell >= 0 ? PARAMETERS : null, source);
  const { read } = trace;
  const shown = useMemo((): Shown | null => {
    if (!read) return null;
    const [tokenIds] = read.request.args;
    const { tokenizer, config } = read.model;
    const { tokenText } = tokenizer;
    return { config, tokenIds, tokens: tokenIds.map(tokenText), tokenText, arrays: read.value };
  }, [read]);
  const isLlama = size === 'llama';
  const isOfShown =
    parameters.read?.source === read?.source &&
    parameters.read?.model.config === read?.model.config;

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      {...frame}
      state={trace}
      ifRandom={strings.ifRandom}
      note={strings.zoom}
      controls={
        <TextField
          label={strings.sentence}
          value={text}
          maxLength={LONGEST_TEXT}
          onChange={(next) => set({ text: next, token: -1, cell: -1 })}
          {...(whole !== null && whole.length > most && { help: strings.cut(most) })}
        />
      }
      waiting={{ reading: strings.reading }}
    >
      {shown && (
        <Pass
          key={size}
          config={isLlama ? LLAMA_2_70B_CONFIG : shown.config}
          shown={isLlama ? null : shown}
          parameters={isOfShown ? (parameters.read?.value ?? null) : null}
          chosen={{ at, token, cell }}
          onChoose={set}
        >
          {(at === 'model' || isLlama) && (
            <div className="whole-pass-size">
              <Segmented
                label={strings.size}
                value={size}
                options={(['shown', 'llama'] as const).map((value) => ({
                  value,
                  label: strings.sizes[value],
                }))}
                onChange={(next) => set({ size: next, at: 'model', cell: -1 })}
              />
              <Shares
                config={isLlama ? LLAMA_2_70B_CONFIG : shown.config}
                name={strings.sizes[size]}
              />
              {isLlama && <p className="ui-help">{llamaNote(shown)}</p>}
            </div>
          )}
        </Pass>
      )}
    </ModelFigure>
  );
}

function llamaNote({ config }: Shown): string {
  const all = countParameters(LLAMA_2_70B_CONFIG);
  const bytes = fileBytes(all, LLAMA_2_70B.bytesPerParameter);
  const times = formatNumber(all / countParameters(config), 0);
  return `${strings.noNumbers(formatNumber(all, 0), formatBytes(bytes))} ${strings.shares.times(times)} ${strings.shares.untied}`;
}
