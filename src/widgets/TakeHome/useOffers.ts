import { useEffect, useState } from 'react';
import {
  actions,
  activePhase,
  newestMoment,
  useLife,
  type LifeState,
  type Offers,
} from '../../store';

/** What the model can be taken home as; `null` until that is known, and while it changes with every step. */
export function useOffers(): Offers | null {
  const [offers, setOffers] = useState<Offers | null>(null);
  const training = useLife((state) => activePhase(state) !== null);
  const moment = useLife(momentThatLeaves);
  const tokenizer = useLife(({ model }) => model?.tokenizer);
  useEffect(() => {
    setOffers(null);
    if (training) return;
    let gone = false;
    void actions.offers().then((found) => !gone && setOffers(found ?? null));
    return () => void (gone = true);
  }, [training, moment, tokenizer]);
  return offers;
}

function momentThatLeaves(state: LifeState): string {
  const { phase, step } = state.shown ?? newestMoment(state) ?? {};
  return `${phase} ${step}`;
}
