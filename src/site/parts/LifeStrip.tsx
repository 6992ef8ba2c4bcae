import { pointAt, STAGES, stagePath } from '../lifeStages';

const BOX = { width: 640, height: 72, top: 10, bottom: 12 };

/** The head of a chapter: the whole life of the model in a hairline, and this chapter's part of it. */
export function LifeStrip({ chapter }: { readonly chapter: number }) {
  const here = STAGES.find((stage) => stage.chapter === chapter);
  const end = here && pointAt(here.to, BOX);
  return (
    <svg className="life-strip" viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true">
      {STAGES.map((stage) => (
        <path
          key={stage.chapter}
          className={stage === here ? 'here' : ''}
          d={stagePath(stage, BOX)}
        />
      ))}
      {end && <circle cx={Math.min(end[0], BOX.width - 5)} cy={end[1]} r="4.5" />}
    </svg>
  );
}
