import strings from '#strings/setup';
import { curveActions, isActive, MOST_KEPT, useCurves, useLife, type Phase } from '../../../store';
import { Button } from '../../../ui';
import type { ComparedCurves } from './useKeptCurves';

interface KeepCurveProps {
  readonly phase: Phase;
  readonly curves: ComparedCurves;
}

const { curves: said } = strings;

/** Puts the curve of a run that is over aside, to be drawn behind those of later ones. */
export function KeepCurve({ phase, curves: { kept, isPresentKept } }: KeepCurveProps) {
  const isOver = useLife(({ runs }) => !isActive(runs[phase]) && !!runs[phase]?.losses.length);
  const isFull = useCurves((state) => state.kept.length >= MOST_KEPT);
  if (!isOver && kept.length === 0) return null;
  return (
    <div className="setup-curves">
      {isOver && !isPresentKept && !isFull && (
        <Button variant="plain" onClick={() => curveActions.keepCurve(phase)}>
          {said.keep}
        </Button>
      )}
      {isOver && !isPresentKept && isFull && <p className="ui-help">{said.full(MOST_KEPT)}</p>}
      {isPresentKept && <p className="ui-help">{said.isKept}</p>}
      {kept.length > 0 && (
        <ul aria-label={said.list}>
          {kept.map(({ index, name }) => (
            <li key={index}>
              {name}{' '}
              <Button
                variant="plain"
                aria-label={said.dropOne(name)}
                onClick={() => curveActions.dropCurve(index)}
              >
                {said.drop}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
