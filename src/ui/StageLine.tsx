import { useId } from 'react';
import type { ReactNode } from 'react';

/** The drawing's own units; it is stretched to the width of its place. */
export const STAGE_BOX = { width: 1000, height: 300, top: 34, bottom: 26 } as const;

export interface StageMark {
  /** Empty, half full, full. */
  readonly kind: 'random' | 'base' | 'assistant';
  readonly name: string;
  /** In the units of the box. */
  readonly at: readonly [x: number, y: number];
  /** It is still to come: only its upright is drawn. */
  readonly ahead?: boolean;
}

export interface StageText {
  readonly title: string;
  readonly text: string;
  readonly note?: string;
}

interface StageLineProps {
  /** What the figure is called; without it, by its caption. */
  readonly name?: string;
  /** Buttons, before all else. */
  readonly controls?: ReactNode;
  /** Beside them: how far the line is, and what has come of it. */
  readonly result?: ReactNode;
  /** The drawing in words. */
  readonly label: string;
  /** What the dotted line at the top of the box stands for. */
  readonly level: string;
  /** SVG paths; a faint one lies behind the others. */
  readonly lines: readonly { readonly d: string; readonly faint?: boolean }[];
  readonly marks: readonly StageMark[];
  /** One for each stretch between the marks, from the left. */
  readonly stages: readonly StageText[];
  readonly caption: ReactNode;
}

/** A line through four stages, wide as the page, and under each stage what happens in it. */
export function StageLine(props: StageLineProps) {
  const { name, controls, result, label, level, lines, marks, stages, caption } = props;
  const { width, height, top } = STAGE_BOX;
  const captionId = useId();
  return (
    <figure
      className="stage-line"
      {...(name === undefined ? { 'aria-labelledby': captionId } : { 'aria-label': name })}
    >
      {(controls || result) && (
        <div className="stage-line-head">
          <div className="stage-line-controls">{controls}</div>
          <div className="stage-line-result">{result}</div>
        </div>
      )}
      <div className="stage-line-drawing">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={label}
        >
          <line className="stage-line-level" x1="0" x2={width} y1={top} y2={top} />
          {marks.map(({ kind, at: [x] }) => (
            <line key={kind} x1={x} x2={x} y1={top} y2={height} />
          ))}
          {lines.map(({ d, faint = false }, i) => (
            <path key={i} className={faint ? 'stage-line-faint' : undefined} d={d} />
          ))}
        </svg>
        <div aria-hidden="true">
          <span className="stage-line-level-label">{level}</span>
          {marks
            .filter(({ ahead = false }) => !ahead)
            .map(({ kind, name, at: [x, y] }) => (
              <span
                key={kind}
                className={`age-place age-place-${kind}`}
                style={{ left: `${(100 * x) / width}%`, top: `${(100 * y) / height}%` }}
              >
                <span className={`age age-${kind}`} />
                <i>{name}</i>
              </span>
            ))}
        </div>
      </div>
      <ol className="stage-line-stages">
        {stages.map(({ title, text, note }) => (
          <li key={title}>
            <strong>{title}</strong>
            <p>{text}</p>
            {note !== undefined && <small>{note}</small>}
          </li>
        ))}
      </ol>
      <figcaption id={captionId}>{caption}</figcaption>
    </figure>
  );
}
