import { useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/AttentionByHand';
import { documentPrompt } from '../../core/batches';
import { VERB_SENTENCE } from '../../core/corpus/prompts';
import { layerTraceNames } from '../../core/traceNames';
import { formatFixed, Slider, TokenText } from '../../ui';
import { ModelFigure } from '../life/ModelFigure';
import { useModelRead, type ReadRequest } from '../life/useModelRead';
import { useSourcedState } from '../life/useSourcedState';
import { attend, blend } from './attend';
import { Balance } from './Balance';
import { Calculation } from './Calculation';
import { Drawing } from './Drawing';
import { shadowLength } from './geometry';
import type { Place } from './numbers';
import { RealPart } from './RealPart';
import { READ } from './realQuery';
import { ARROWS, ASKS, FIELDS, spotOf, valueOf, WORDS } from './settings';
import type { Arrow, Settings } from './settings';
import './attention-by-hand.css';

const FIRST_OPENED: Place = { row: 'dot', col: 0 };

/** Chapter 2: one query and its keys, as arrows that can be moved, and then those of a model. */
export default function AttentionByHand() {
  const { state, set, source, model, frame } = useSourcedState('AttentionByHand', FIELDS);
  const [round, setRound] = useState(0);
  const { tokenizer, config } = model ?? {};
  const request = useMemo(
    (): ReadRequest<'trace'> | null =>
      tokenizer && config
        ? {
            call: 'trace',
            args: [
              documentPrompt(tokenizer, VERB_SENTENCE).slice(0, config.contextLength),
              layerTraceNames(config, READ),
            ],
          }
        : null,
    [tokenizer, config],
  );
  const read = useModelRead(request, source);

  return (
    <ModelFigure
      title={title}
      tryThis={strings.tryThis}
      {...frame}
      onReset={() => {
        frame.onReset();
        setRound(round + 1);
      }}
      state={read}
      ifRandom={strings.ifRandom}
      above={
        <>
          <Example key={round} settings={state} set={set} />
          <p className="by-hand-title">{strings.real.title}</p>
          <p className="by-hand-lead">
            {strings.real.lead(<bdi translate="no">{VERB_SENTENCE}</bdi>)}
          </p>
        </>
      }
      waiting={{ reading: strings.reading }}
    >
      {read.read && <RealPart key={round} read={read.read} />}
    </ModelFigure>
  );
}

interface ExampleProps {
  readonly settings: Settings;
  readonly set: (change: Partial<Settings>) => void;
}

/** Two numbers to a word: all of it can be seen, and moved. No model is asked. */
function Example({ settings, set }: ExampleProps) {
  const [opened, setOpened] = useState<Place | null>(FIRST_OPENED);
  const [held, setHeld] = useState<Arrow>('query');
  const [isTouched, setTouched] = useState(false);
  const query = spotOf(settings, 'query');
  const keys = WORDS.map((word) => spotOf(settings, word));
  const values = WORDS.map((word) => valueOf(settings, word));
  const isOn = settings.mask === 'on';
  const attention = attend(query, keys, (key) => isOn && key > ASKS);
  const shares = attention.answers.map(({ share }) => share);
  const [blended] = blend(
    shares,
    values.map((value) => [value]),
  );
  const looked = WORDS[opened?.col ?? 0] ?? WORDS[0];
  const shadow = shadowLength(query, spotOf(settings, looked));
  const lastWord = WORDS[WORDS.length - 1];
  const change = (next: Partial<Settings>) => {
    setTouched(true);
    set(next);
  };

  return (
    <div className="by-hand">
      <div className="by-hand-arrows">
        <Drawing
          {...{ settings, attention, looked, held }}
          onHold={(arrow) => {
            setHeld(arrow);
            // Whose key is moved, its dot product is looked at.
            if (arrow !== 'query' && opened?.row === 'dot')
              setOpened({ row: 'dot', col: WORDS.indexOf(arrow) });
          }}
          onMove={change}
        />
        <p className="by-hand-note">{strings.plane.legend}</p>
        <p className="by-hand-note">{strings.plane.keys}</p>
      </div>
      <div className="by-hand-side">
        <Calculation
          caption={strings.caption}
          asks={WORDS[ASKS]}
          names={WORDS}
          query={query}
          keys={keys}
          attention={attention}
          values={values}
          mask={
            <label>
              <input
                type="checkbox"
                checked={isOn}
                onChange={(event) => change({ mask: event.target.checked ? 'on' : 'off' })}
              />{' '}
              {strings.mask}
            </label>
          }
          aside={
            <p className="ui-help">
              {strings.opened[shadow < 0 ? 'shadowBehind' : 'shadow'](
                <TokenText text={looked} />,
                formatFixed(shadow, 3),
                formatFixed(Math.hypot(...query), 3),
              )}
            </p>
          }
          opened={opened}
          onOpen={setOpened}
        />
        <p className="by-hand-note">
          {strings.maskNote[settings.mask](
            <TokenText text={WORDS[ASKS]} />,
            <TokenText text={lastWord} />,
          )}
        </p>
      </div>
      <div className="by-hand-blend-part">
        <p className="by-hand-heading">{strings.balance.title}</p>
        <Balance {...{ settings, attention }} blend={blended} onMove={change} />
        <p className="by-hand-note">{strings.balance.help}</p>
      </div>
      <Numbers settings={settings} set={change} />
      <p className="visually-hidden" role="status">
        {isTouched &&
          strings.status(
            WORDS.map((word, i) => strings.shareOf(word, formatFixed(shares[i]))),
            formatFixed(blended),
          )}
      </p>
    </div>
  );
}

/** Every number by itself, for who does not drag. */
function Numbers({ settings, set }: ExampleProps) {
  const said = strings.numbers;
  const nameOf = (arrow: Arrow) => (arrow === 'query' ? said.query(WORDS[ASKS]) : said.key(arrow));
  const slider = (field: Exclude<keyof Settings, 'model' | 'mask'>, label: string) => {
    const { min, max, step } = FIELDS[field];
    return (
      <Slider
        key={field}
        {...{ label, min, max, step }}
        value={settings[field]}
        format={(value) => formatFixed(value, 1)}
        onChange={(value) => set({ [field]: value })}
      />
    );
  };
  return (
    <details className="by-hand-numbers">
      <summary>{said.summary}</summary>
      <div>
        {ARROWS.map((arrow) => [
          slider(`${arrow}X`, said.across(nameOf(arrow))),
          slider(`${arrow}Y`, said.up(nameOf(arrow))),
        ])}
        {WORDS.map((word) => slider(`${word}Value`, said.value(word)))}
      </div>
    </details>
  );
}
