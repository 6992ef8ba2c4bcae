import type { CSSProperties } from 'react';
import { Mask } from './Mask';
import { looksAt, type Stack, type TokenPlace } from './stacks';

interface ColumnProps {
  readonly stack: Stack;
  readonly chosen: TokenPlace;
  /** Added to the number of blocks. */
  readonly more?: string;
  /** Names the one group of radio buttons that runs through all columns. */
  readonly group: string;
  readonly onChoose: (place: TokenPlace) => void;
}

/** One stack, from its tokens at the bottom up. */
export function Column({ stack, chosen, more = '', group, onChoose }: ColumnProps) {
  const { name, title, blocks, tokens, stages } = stack;
  return (
    <section className={`encoder-decoder-column encoder-decoder-${name}`} aria-label={title}>
      <p className="encoder-decoder-title">
        {title}{' '}
        <span>
          {blocks}
          {more}
        </span>
      </p>
      <ol aria-label={`${title}, from the top down`}>
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
            {sight && <Mask stack={stack} sight={sight} chosen={chosen} />}
          </li>
        ))}
      </ol>
      <div className="encoder-decoder-tokens" role="group" aria-label={`Tokens of: ${title}`}>
        {tokens.map((token, index) => {
          const place = { stack: name, index };
          const seen = looksAt(chosen, place);
          return (
            <label key={index} data-seen={seen}>
              <input
                type="radio"
                name={group}
                checked={chosen.stack === name && chosen.index === index}
                onChange={() => onChoose(place)}
              />
              {token}
              {seen && <span className="visually-hidden"> (looked at)</span>}
            </label>
          );
        })}
      </div>
    </section>
  );
}
