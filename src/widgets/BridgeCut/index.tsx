import { useMemo } from 'react';
import strings, { title } from '#strings/figures/BridgeCut';
import names from '#strings/translator';
import { COMPLETE, type Ablations } from '../../core/encoderDecoder';
import type { LinkSchema } from '../../core/linkState';
import { hasLearnt, isActive, useTranslators } from '../../store/translator';
import { Figure, formatFixed, useLinkState } from '../../ui';
import { ReadStatus } from '../life/ReadStatus';
import { LONGEST_SENTENCE, SentenceField } from '../life/translator/SentenceField';
import { TranslatorControls } from '../life/translator/TranslatorControls';
import { LossLines } from '../life/translator/TranslatorTraining';
import { useLastWhole } from '../life/translator/useLastWhole';
import { useTranslations } from '../life/translator/useTranslations';
import './bridge-cut.css';
import { isComplete } from './names';
import { Scores } from './Scores';
import { Sentences } from './Sentences';
import { Switch } from './Switch';

const SWITCH = { kind: 'choice', choices: ['kept', 'gone'], first: 'kept' } as const;

const FIELDS = {
  bridge: SWITCH,
  encoder: SWITCH,
  mask: SWITCH,
  text: { kind: 'text', maxLength: LONGEST_SENTENCE, first: 'the black mouse sleeps' },
} as const satisfies LinkSchema;

/** In nats a token: of one that is sure of nearly every word. */
const SMALL_LOSS = 0.1;

/** Chapter 2: a translator without its bridge, with an encoder that looks back only, or without a mask. */
export default function BridgeCut() {
  const { state, set, reset, link } = useLinkState('BridgeCut', FIELDS);
  const masked = useTranslators((states) => states.masked);
  const unmasked = useTranslators((states) => states.unmasked);
  const ready = hasLearnt(masked) && !isActive(masked);
  const ablations = useMemo(
    (): Ablations => ({
      bridge: state.bridge === 'kept',
      encoderSees: state.encoder === 'kept' ? 'all' : 'before',
      decoderMask: state.mask === 'kept',
    }),
    [state.bridge, state.encoder, state.mask],
  );
  const held = masked.sentences;
  const text = useLastWhole(state.text);
  const sentences = useMemo(
    () => [text, ...held.map(({ english }) => english.join(' '))],
    [text, held],
  );
  const before = useTranslations(sentences, COMPLETE);
  const after = useTranslations(sentences, ablations);
  const comparable =
    !isComplete(ablations) && !after.stale && after.value?.length === before.value?.length;
  const switchOf = (name: 'bridge' | 'encoder' | 'mask') => ({
    checked: state[name] === 'gone',
    onChange: (gone: boolean) => set({ [name]: gone ? 'gone' : 'kept' }),
  });
  const lines = useMemo(
    () => [
      { name: names.loss.masked, losses: masked.losses, dash: '' },
      { name: names.loss.unmasked, losses: unmasked.losses, dash: '7 4' },
    ],
    [masked.losses, unmasked.losses],
  );
  const [last, lastUnmasked] = [masked.losses.at(-1), unmasked.losses.at(-1)];
  const bothTrained = masked.status === 'trained' && unmasked.status === 'trained';

  return (
    <Figure title={title} tryThis={strings.tryThis} wide onReset={reset} link={link}>
      <TranslatorControls />
      {ready && (
        <>
          <fieldset className="bridge-cut-switches">
            <legend className="ui-label">{strings.switches}</legend>
            <Switch label={strings.bridge} note={strings.bridgeNote} {...switchOf('bridge')} />
            <Switch label={strings.encoder} note={strings.encoderNote} {...switchOf('encoder')} />
            <Switch label={strings.mask} note={strings.maskNote} {...switchOf('mask')} />
          </fieldset>
          {!ablations.decoderMask && (
            <div className="bridge-cut-unmasked">
              <TranslatorControls which="unmasked" />
              {bothTrained && last !== undefined && lastUnmasked !== undefined && (
                <>
                  <LossLines label={strings.loss.label} steps={masked.steps} lines={lines} />
                  <p>
                    {strings.loss.compare(formatFixed(last, 4), formatFixed(lastUnmasked, 4))}{' '}
                    {lastUnmasked < SMALL_LOSS && strings.loss.small}
                  </p>
                </>
              )}
            </div>
          )}
          <SentenceField value={state.text} onChange={(text) => set({ text })} />
          {before.value ? (
            <Sentences before={before.value} after={comparable ? after.value : null} />
          ) : (
            <p role="status">
              <ReadStatus failed={before.failed} retry={before.retry}>
                {names.reading}
              </ReadStatus>
            </p>
          )}
          <Scores ablations={ablations} />
        </>
      )}
    </Figure>
  );
}
