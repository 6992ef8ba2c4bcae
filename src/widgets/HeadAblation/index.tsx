import { useMemo } from 'react';
import strings, { title } from '#strings/figures/HeadAblation';
import { documentPrompt } from '../../core/batches';
import { VERB_SENTENCE } from '../../core/corpus/prompts';
import type { LinkSchema } from '../../core/linkState';
import { layerTraceNames } from '../../core/traceNames';
import { activePhase, useLife } from '../../store';
import { TextField } from '../../ui';
import { textOf } from '../life/attention/places';
import { ModelFigure } from '../life/ModelFigure';
import { SOURCE_FIELD } from '../life/modelSource';
import { ReadStatus } from '../life/ReadStatus';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { useSourcedState } from '../life/useSourcedState';
import { EachAlone } from './EachAlone';
import './head-ablation.css';
import { PartChoice } from './PartChoice';
import { partsNamed, without } from './parts';
import { Report } from './Report';

const LONGEST_TEXT = 200;

const FIELDS = {
  model: SOURCE_FIELD,
  text: { kind: 'text', maxLength: LONGEST_TEXT, first: VERB_SENTENCE },
  /** Parts that are taken away, as "0.2 1.mlp". */
  off: { kind: 'text', maxLength: 400, first: '' },
} as const satisfies LinkSchema;

const NOTHING = without([]);

/** Chapter 2: which heads and MLPs a model can do without. */
export default function HeadAblation() {
  const { state, set, source, model, frame } = useSourcedState('HeadAblation', FIELDS);
  const { text, off } = state;
  // To count facts takes the engine longer than a training step.
  const isTrained = useLife((life) => source === 'yours' && activePhase(life) !== null);
  const config = model?.config;
  const tokenizer = model?.tokenizer;
  const whole = useMemo(
    () => (tokenizer ? documentPrompt(tokenizer, text) : null),
    [tokenizer, text],
  );
  const most = config?.contextLength ?? Infinity;
  const prompt = useMemo(() => whole && whole.slice(-most), [whole, most]);
  const taken = useMemo(() => (config ? partsNamed(off, config) : []), [config, off]);
  const weightsAsked = useMemo(
    (): ReadRequest<'trace'> | null =>
      prompt && config
        ? { call: 'trace', args: [prompt, layerTraceNames(config, ['attentionWeights'])] }
        : null,
    [prompt, config],
  );
  const wholeAsked = useMemo(
    (): ReadRequest<'ablateModel'> | null =>
      prompt && !isTrained ? { call: 'ablateModel', args: [prompt, NOTHING] } : null,
    [prompt, isTrained],
  );
  const changedAsked = useMemo(
    (): ReadRequest<'ablateModel'> | null =>
      prompt && !isTrained && taken.length > 0
        ? { call: 'ablateModel', args: [prompt, without(taken)] }
        : null,
    [prompt, taken, isTrained],
  );
  const weights = useModelRead(weightsAsked, source);
  const report = useModelRead(wholeAsked, source);
  const changed = useModelRead(changedAsked, source);

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      {...frame}
      state={weights}
      ifRandom={strings.ifRandom}
      controls={
        <TextField
          label={strings.sentence}
          value={text}
          maxLength={LONGEST_TEXT}
          onChange={(next) => set({ text: next })}
          {...(whole !== null && whole.length > most && { help: strings.cut(most) })}
        />
      }
      waiting={{ reading: strings.reading }}
    >
      {weights.read && config && (
        <div className="head-ablation">
          <PartChoice
            arrays={weights.read.value}
            config={config}
            taken={taken}
            onChange={(parts) => set({ off: textOf(parts) })}
          />
          {report.read ? (
            <>
              <Report
                whole={report.read.value}
                changed={
                  changed.read?.request === changedAsked ? (changed.read?.value ?? null) : null
                }
                isChanged={taken.length > 0}
              />
              {report.read.value.facts && (
                <EachAlone
                  key={`${source} ${report.read.by}`}
                  source={source}
                  model={report.read.model}
                  knowsAny={report.read.value.facts.known > 0}
                />
              )}
            </>
          ) : (
            <p className="life-wait">
              {isTrained ? (
                strings.waits
              ) : (
                <ReadStatus failed={report.failed} retry={report.retry}>
                  {strings.counting}
                </ReadStatus>
              )}
            </p>
          )}
        </div>
      )}
    </ModelFigure>
  );
}
