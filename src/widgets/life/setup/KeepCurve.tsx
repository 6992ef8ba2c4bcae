import { curveActions, isActive, MOST_KEPT, useCurves, useLife, type Phase } from '../../../store';
import { Button } from '../../../ui';
import type { ComparedCurves } from './useKept';

interface KeepCurveProps {
  readonly phase: Phase;
  readonly curves: ComparedCurves;
}

/** Puts the curve of a run that is over aside, to be drawn behind those of later ones. */
export function KeepCurve({ phase, curves: { kept, isPresentKept } }: KeepCurveProps) {
  const isOver = useLife(({ runs }) => !isActive(runs[phase]) && !!runs[phase]?.losses.length);
  const isFull = useCurves((state) => state.kept.length >= MOST_KEPT);
  if (!isOver && kept.length === 0) return null;
  return (
    <div className="setup-curves">
      {isOver && !isPresentKept && !isFull && (
        <Button variant="plain" onClick={() => curveActions.keepCurve(phase)}>
          Keep this curve to compare
        </Button>
      )}
      {isOver && !isPresentKept && isFull && (
        <p className="ui-help">{MOST_KEPT} curves are kept: drop one to keep this.</p>
      )}
      {isPresentKept && (
        <p className="ui-help">
          Kept. Change a setting and train again: this curve is then drawn behind the new one.
        </p>
      )}
      {kept.length > 0 && (
        <ul aria-label="Kept curves">
          {kept.map(({ index, name }) => (
            <li key={index}>
              {name}{' '}
              <Button
                variant="plain"
                aria-label={`Drop the curve: ${name}`}
                onClick={() => curveActions.dropCurve(index)}
              >
                Drop
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
