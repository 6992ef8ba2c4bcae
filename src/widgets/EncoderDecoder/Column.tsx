import type { CSSProperties } from 'react';
import strings from '#strings/figures/EncoderDecoder';
import { Mask } from './Mask';
import { looksAt, stackNamed, type Sight, type Stack, type TokenPlace } from './stacks';

interface ColumnProps {
  readonly stack: Stack;
  readonly stacks: readonly Stack[];
  readonly chosen: TokenPlace;
  /** How often the rows from attention to MLP are repeated, one time upon the other. */
  readonly blocks: string;
  /** Names the one group of radio buttons that runs through all columns. */
  readonly group: string;
  /** `[tokens, tokens seen]` of a stage: who does look at whom, 0 to 1; nothing, where none is computed. */
  readonly weightsOf?: ((sight: Sight) => Float32Array) | undefined;
  /** How much of its attention the chosen token gives to one here, 0 to 1. */
  readonly shareOf?: ((index: number) => number | undefined) | undefined;
  readonly onChoose: (place: TokenPlace) => void;
}

/** One stack, from its tokens at the bottom up. */
export function Column(props: ColumnProps) {
  const { stack, stacks, chosen, blocks, group, weightsOf, shareOf, onChoose } = props;
  const { name, tokens, stages } = stack;
  const title = strings.titles[name];
  return (
    <section className={`encoder-decoder-column encoder-decoder-${name}`} aria-label={title}>
      <p className="encoder-decoder-title">
        {title} <span>{blocks}</span>
      </p>
      <ol aria-label={strings.column(title)}>
        {[...stages].reverse().map(({ name: stage, note, sight, row }) => (
          <li
            key={stage}
            data-attention={sight !== undefined}
            data-crosses={sight !== undefined && sight.stack !== name}
            style={{ '--row': row } as CSSProperties}
          >
            <span>
              <b>{stage}</b>
              <span>{note}</span>
            </span>
            {sight && (
              <Mask
                stack={stack}
                sight={sight}
                seen={stackNamed(sight.stack, stacks)}
                chosen={chosen}
                weights={weightsOf?.(sight)}
              />
            )}
          </li>
        ))}
      </ol>
      <div className="encoder-decoder-tokens" role="group" aria-label={strings.tokens(title)}>
        {tokens.map((token, index) => {
          const place = { stack: name, index };
          const seen = looksAt(chosen, place);
          const share = seen ? shareOf?.(index) : undefined;
          return (
            <label
              className="ui-radio-tile"
              key={index}
              data-seen={seen}
              translate="no"
              {...(share !== undefined && { style: { '--share': share } as CSSProperties })}
            >
              <input
                type="radio"
                name={group}
                checked={chosen.stack === name && chosen.index === index}
                onChange={() => onChoose(place)}
              />
              {token}
              {seen && (
                <span className="visually-hidden" translate="yes">
                  {' '}
                  {strings.lookedAt}
                </span>
              )}
            </label>
          );
        })}
      </div>
    </section>
  );
}
