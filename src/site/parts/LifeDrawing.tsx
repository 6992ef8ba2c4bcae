import { batchPath, pointAt, STAGES, stagePath } from '../life';

const BOX = { width: 1000, height: 300, top: 34, bottom: 26 };

/** The marks of the model's age, here and wherever its age is shown. */
const AGES = [
  { at: 0.2, mark: 'random', name: 'random' },
  { at: 0.62, mark: 'base', name: 'base model' },
  { at: 0.82, mark: 'assistant', name: 'assistant' },
] as const;

const LEGEND = [
  {
    title: 'Made',
    text: 'Its parameters are drawn by lot. Every token looks as likely to it as any other.',
    chapters: 'Chapters 1 and 2',
  },
  {
    title: 'Pre-trained',
    text: 'It reads three thousand little documents, one guess at a time, until it can write more of the same.',
    chapters: 'Chapter 3',
  },
  {
    title: 'Fine-tuned',
    text: 'The documents are swapped for conversations. It learns to answer.',
    chapters: 'Chapter 4',
  },
  {
    title: 'Yours',
    text: 'It learns no more. You talk to it, look into it, keep it.',
    chapters: 'Chapter 5',
  },
] as const;

/** The cover's drawing: a model's life as its loss. */
export function LifeDrawing() {
  const { width, height, top } = BOX;
  return (
    <figure className="life" aria-labelledby="life-caption">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label="A falling line. It runs level at the loss of guessing while the model is random, falls steeply and then slowly in pre-training, starts again a little higher in fine-tuning and falls below where it was, and stays level from then on."
      >
        <line className="life-guess" x1="0" x2={width} y1={top} y2={top} />
        {AGES.map(({ at }) => (
          <line key={at} className="life-age" x1={at * width} x2={at * width} y1="0" y2={height} />
        ))}
        {STAGES.map((stage) => (
          <g key={stage.chapter}>
            <path className="life-batches" d={batchPath(stage, BOX)} />
            <path d={stagePath(stage, BOX)} />
          </g>
        ))}
      </svg>
      <div className="life-labels" aria-hidden="true">
        <span className="life-guess-label">
          ln <i>V</i>, the loss of guessing
        </span>
        {AGES.map(({ at, mark, name }) => {
          const [x, y] = pointAt(at, BOX);
          const style = { left: `${(100 * x) / width}%`, top: `${(100 * y) / height}%` };
          return (
            <span key={mark} className={`age-place age-place-${mark}`} style={style}>
              <span className={`age age-${mark}`} />
              <i>{name}</i>
            </span>
          );
        })}
      </div>
      <ol className="life-stages">
        {LEGEND.map(({ title, text, chapters }) => (
          <li key={title}>
            <strong>{title}</strong>
            <span>{text}</span>
            <small>{chapters}</small>
          </li>
        ))}
      </ol>
      <figcaption id="life-caption">
        The life of a small language model, told by its loss: how surprised it is by the next token.
        This is a drawing, not data. Yours will be measured.
      </figcaption>
    </figure>
  );
}
