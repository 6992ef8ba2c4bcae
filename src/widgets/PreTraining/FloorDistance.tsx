import { useEffect, useState } from 'react';
import strings from '#strings/figures/PreTraining';
import { RECIPE_FLOOR } from '../../core/corpus/floor/recipeFloor';
import { HELD_OUT, smallWorldDocuments } from '../../core/corpus/smallWorld';
import type { Who } from '../../core/generation';
import { actions, activePhase, useLife, type LifeState } from '../../store';
import { formatFixed } from '../../ui';
import { nameAfter } from '../life/describeModel';

/** How far the model is above the floor, found out live: of an assistant, the base model that it was made of. */
export function FloorDistance() {
  const { measured, isComing } = useValidationLoss();
  return (
    <p className="ui-help" aria-live="polite" aria-busy={isComing}>
      {measured
        ? strings.floorDistance(
            measured.by,
            formatFixed(measured.loss),
            formatFixed(RECIPE_FLOOR.loss),
            formatFixed(measured.loss - RECIPE_FLOOR.loss),
          )
        : strings.floorIs(formatFixed(RECIPE_FLOOR.loss))}
    </p>
  );
}

interface Measured {
  readonly loss: number;
  /** Whose it is: "Base model after 880 steps". */
  readonly by: string;
}

/** While nothing trains; `null` for random parameters that never learnt. `isComing`: it is not found yet. */
function useValidationLoss(): { readonly measured: Measured | null; readonly isComing: boolean } {
  const version = useLife((state) => state.version);
  const by = useLife(baseName);
  const who = useLife(whoIsBase);
  const engine = useLife((state) => state.engine.status);
  const isTraining = useLife((state) => activePhase(state) !== null);
  const isQuiet = engine === 'ready' && !isTraining;
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    if (!isQuiet || by === null) return setMeasured(null);
    let gone = false;
    setFailed(false);
    void actions.evaluate(smallWorldDocuments(HELD_OUT), who).then((loss) => {
      if (gone) return;
      setMeasured(loss === undefined ? null : { loss, by });
      setFailed(loss === undefined);
    });
    return () => {
      gone = true;
    };
  }, [version, by, who, isQuiet]);

  const isAsked = engine === 'starting' || isQuiet;
  return { measured, isComing: by !== null && isAsked && !hasFailed && measured?.by !== by };
}

/** Beside an assistant stands the base model that it was made of, unless the reader looks back. */
const whoIsBase = ({ model, shown }: LifeState): Who =>
  model?.age === 'assistant' && shown?.phase !== 'pretraining' ? 'base' : 'model';

function baseName({ model, runs, shown }: LifeState): string | null {
  const { pretraining, fineTuning } = runs;
  if (!pretraining || !model || model.age === 'random') return null;
  const made = fineTuning?.base?.step ?? pretraining.step;
  const step = shown?.phase === 'pretraining' ? shown.step : made;
  return nameAfter(step > 0 ? 'base' : 'random', pretraining.origin, step);
}
