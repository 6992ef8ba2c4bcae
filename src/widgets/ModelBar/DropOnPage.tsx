import { useEffect, useRef, useState } from 'react';
import strings from '#strings/modelBar';
import { actions, activePhase, isWorthKeeping, lifeNow, useLifeAtRest } from '../../store';
import { takePageDrops } from '../../ui/pageDrops';
import { fromDrop } from './givenFiles';
import './page-drop.css';

const { drop: said } = strings;

/** While something is held over a page, browsers say so at least twice as often as this. */
const AWAY_MS = 750;

/** A model that is dropped anywhere on the page is opened; until then, what would become of it is said. */
export function DropOnPage() {
  const training = useLifeAtRest((state) => activePhase(state) !== null);
  const opening = useLifeAtRest((state) => state.opening !== null);
  /** Here, or of an earlier visit and not taken up yet. */
  const hasOwn = useLifeAtRest(
    (state) => isWorthKeeping(lifeNow(state)) || state.persistence.kept !== null,
  );
  const [isOver, setOver] = useState(false);
  const isBusy = useRef(false);
  isBusy.current = training || opening;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const away = () => {
      clearTimeout(timer);
      setOver(false);
    };
    const leave = takePageDrops({
      over() {
        clearTimeout(timer);
        timer = setTimeout(away, AWAY_MS);
        setOver(true);
        return !isBusy.current;
      },
      away,
      drop(dropped) {
        if (!isBusy.current) void actions.open(() => fromDrop(dropped));
      },
    });
    return () => {
      away();
      leave();
    };
  }, []);

  if (!isOver) return null;
  return (
    <div className="model-drop">
      <div className="model-drop-card">
        {training || opening ? (
          <p>{training ? said.whileTraining : said.whileOpening}</p>
        ) : (
          <>
            <p className="model-drop-title">{said.title}</p>
            <p>{said.what}</p>
            {hasOwn && <p>{said.takesPlace}</p>}
          </>
        )}
      </div>
    </div>
  );
}
