import { useId } from 'react';
import strings, { title } from '#strings/figures/EncoderDecoder';
import type { LinkSchema } from '../../core/linkState';
import { settingsNow, useLife } from '../../store';
import { Figure, useLinkState } from '../../ui';
import { Column } from './Column';
import './encoder-decoder.css';
import { sightOf, stackNamed, STACKS, type TokenPlace } from './stacks';

const LONGEST = Math.max(...STACKS.map(({ tokens }) => tokens.length));

const FIELDS = {
  stack: { kind: 'choice', choices: STACKS.map(({ name }) => name), first: 'decoder' },
  index: { kind: 'number', min: 0, max: LONGEST - 1, step: 1, first: 2 },
} as const satisfies LinkSchema;

/** Chapter 2: the transformer of 2017 beside a decoder-only model, and who may look at whom. */
export default function EncoderDecoder() {
  const { state, set, reset, link } = useLinkState('EncoderDecoder', FIELDS);
  // A link may name a word behind the last of its stack.
  const last = stackNamed(state.stack).tokens.length - 1;
  const chosen: TokenPlace = { stack: state.stack, index: Math.min(state.index, last) };
  const own = useLife((state) => settingsNow(state).nLayer);
  const group = useId();
  return (
    <Figure
      title={title}
      tryThis={strings.tryThis}
      provenance={strings.provenance}
      wide
      onReset={reset}
      link={link}
    >
      <div className="encoder-decoder">
        <p className="encoder-decoder-model">{strings.models.first}</p>
        <p className="encoder-decoder-model">{strings.models.single}</p>
        {STACKS.map((stack) => (
          <Column
            key={stack.name}
            stack={stack}
            chosen={chosen}
            blocks={
              stack.name === 'single' ? strings.blocks.single(own) : strings.blocks[stack.name]
            }
            group={group}
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
        {sightOf(chosen)}
      </p>
    </Figure>
  );
}
