import { useId, useMemo, useState } from 'react';
import strings, { title } from '#strings/figures/EncoderDecoder';
import names from '#strings/translator';
import { COMPLETE } from '../../core/encoderDecoder';
import type { LinkSchema } from '../../core/linkState';
import { SOURCE_LENGTH, TARGET_LENGTH, translate } from '../../core/translation';
import { settingsNow, useLife } from '../../store';
import { hasLearnt, isActive, useTranslators } from '../../store/translator';
import { Button, Figure, useLinkState } from '../../ui';
import { ReadStatus } from '../life/ReadStatus';
import { LONGEST_SENTENCE, SentenceField } from '../life/translator/SentenceField';
import { TranslatorControls } from '../life/translator/TranslatorControls';
import { useTranslations } from '../life/translator/useTranslations';
import { attentionOf, crossAttentions, HEADS, LAYERS, SHOWN } from '../life/translator/attention';
import { Column } from './Column';
import './encoder-decoder.css';
import { Matrices } from './Matrices';
import { Output } from './Output';
import {
  ENGLISH,
  sightOf,
  stackNamed,
  STACKS,
  stacksWith,
  type Sight,
  type TokenPlace,
} from './stacks';
import { steadiestHead, type HeadPlace } from '../life/translator/steadiestHead';

/** The stack of the decoder-only model has both sentences, a start and a colon. */
const LONGEST = SOURCE_LENGTH + TARGET_LENGTH + 1;

const FIELDS = {
  stack: { kind: 'choice', choices: STACKS.map(({ name }) => name), first: 'decoder' },
  index: { kind: 'number', min: 0, max: LONGEST - 1, step: 1, first: 2 },
  text: { kind: 'text', maxLength: LONGEST_SENTENCE, first: ENGLISH.join(' ') },
  /** From 0; −1: the figure finds one. */
  layer: { kind: 'number', min: -1, max: LAYERS - 1, step: 1, first: -1 },
  head: { kind: 'number', min: -1, max: HEADS - 1, step: 1, first: -1 },
} as const satisfies LinkSchema;

/** Chapter 2: the transformer of 2017, to be trained and looked into, beside a decoder-only model. */
export default function EncoderDecoder() {
  const { state, set, reset, link } = useLinkState('EncoderDecoder', FIELDS);
  const own = useLife((state) => settingsNow(state).nLayer);
  const ready = useTranslators(({ masked }) => hasLearnt(masked) && !isActive(masked));
  const sentences = useMemo(() => [state.text], [state.text]);
  const { value, failed, stale, retry } = useTranslations(sentences, COMPLETE, SHOWN);
  const translated = value?.[0] ?? null;
  // A link may have brought no sentence: then there is nothing to translate.
  const isFaulty = translate(state.text).fault !== null;
  const group = useId();
  /** On a narrow screen; on a wide one it is always there. */
  const [showsSingle, setShowsSingle] = useState(() => state.stack === 'single');

  const stacks = useMemo(
    () => (translated ? stacksWith(translated.english, translated.translation.french) : STACKS),
    [translated],
  );
  // A link, or a longer sentence, may have named a word behind the last of its stack.
  const last = stackNamed(state.stack, stacks).tokens.length - 1;
  const chosen: TokenPlace = { stack: state.stack, index: Math.min(state.index, last) };

  const steadiest = useMemo(() => {
    if (!translated) return null;
    const { arrays, english, translation } = translated;
    const all = crossAttentions(arrays);
    return steadiestHead(all, Math.max(1, translation.french.length), english.length);
  }, [translated]);
  const isFound = state.layer < 0 && state.head < 0;
  const { layer, head }: HeadPlace =
    isFound && steadiest
      ? steadiest
      : { layer: Math.max(0, state.layer), head: Math.max(0, state.head) };

  const weightsOf = (stack: 'encoder' | 'decoder') =>
    translated
      ? (sight: Sight) =>
          attentionOf(translated.arrays, sight.stack === stack ? stack : 'cross', layer, head)
            .weights
      : undefined;
  const shareIn = (name: 'encoder' | 'decoder') => {
    if (!translated || chosen.stack === 'single') return undefined;
    const kind = chosen.stack === name ? name : 'cross';
    const { weights, columns } = attentionOf(translated.arrays, kind, layer, head);
    return (index: number) => weights[chosen.index * columns + index];
  };
  const live = translated !== null && steadiest !== null;
  const asked = translated?.translation.french.includes('souris') ? 'souris' : 'any';

  return (
    <Figure
      title={title}
      tryThis={live ? strings.tryThisLive[asked] : strings.tryThis}
      provenance={live ? strings.provenanceLive(LAYERS) : strings.provenance}
      wide
      onReset={reset}
      link={link}
    >
      <TranslatorControls />
      {ready && <SentenceField value={state.text} onChange={(text) => set({ text })} />}
      {ready && !translated && (
        <p role="status">
          <ReadStatus failed={failed} retry={retry}>
            {stale && !isFaulty && names.reading}
          </ReadStatus>
        </p>
      )}
      {live && (
        <Output
          translated={translated}
          isEarlier={isFaulty}
          chosen={chosen}
          place={{ layer, head }}
          steadiest={steadiest}
          onChoose={set}
          onHead={(place) => set(place ?? { layer: -1, head: -1 })}
        />
      )}
      <div className="encoder-decoder" data-shows-single={showsSingle}>
        <p className="encoder-decoder-model">{strings.models.first}</p>
        <p className="encoder-decoder-model">
          {strings.models.single}{' '}
          <span className="encoder-decoder-more">
            <Button
              variant="plain"
              aria-expanded={showsSingle}
              onClick={() => setShowsSingle(!showsSingle)}
            >
              {showsSingle ? strings.more.hide : strings.more.show}
            </Button>
          </span>
        </p>
        {stacks.map((stack) => (
          <Column
            key={stack.name}
            stack={stack}
            stacks={stacks}
            chosen={chosen}
            blocks={
              stack.name === 'single'
                ? strings.blocks.single(own)
                : live
                  ? strings.blocks.live(LAYERS)
                  : strings.blocks[stack.name]
            }
            group={group}
            {...(stack.name !== 'single' && {
              weightsOf: weightsOf(stack.name),
              shareOf: shareIn(stack.name),
            })}
            onChoose={set}
          />
        ))}
        <svg
          className="encoder-decoder-bridge"
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path d="M0 25H50V75H100" />
        </svg>
      </div>
      <p className="encoder-decoder-sight" role="status">
        {sightOf(chosen, stacks)}
      </p>
      {live && (
        <details className="life-details">
          <summary>{strings.live.matrices}</summary>
          <p className="ui-help">{strings.live.matricesHelp}</p>
          <Matrices
            translated={translated}
            place={{ layer, head }}
            row={chosen.stack === 'decoder' ? chosen.index : null}
          />
        </details>
      )}
    </Figure>
  );
}
