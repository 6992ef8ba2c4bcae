import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/modelBar';
import { linkedModelIn, withoutLinkedModel } from '../../core/linkedModel';
import { activePhase, openLinkedModel, useLife } from '../../store';
import { Button } from '../../ui';
import { replaceEntry } from '../../ui/browserHistory';
import { OwnName } from '../life/OwnName';
import { placeTakenText } from '../life/WhatIsReplaced';
import './linked-model.css';

const { linked: said } = strings;

/** What the address of the page says of a model, until the reader has opened it or put it away. */
export function LinkedModel() {
  const [linked, setLinked] = useState(() => linkedModelIn(window.location.search));
  if (!linked) return null;
  const leave = () => {
    const { pathname, search, hash } = window.location;
    // Who loads the page anew has the model that is here, and is not asked again.
    replaceEntry(window.history.state, pathname + withoutLinkedModel(search) + hash);
    setLinked(null);
  };
  return linked.file === null ? (
    <Card text={said.refused}>
      <Button onClick={leave}>{said.close}</Button>
    </Card>
  ) : (
    <Offer file={linked.file} onLeave={leave} />
  );
}

interface OfferProps {
  readonly file: string;
  readonly onLeave: () => void;
}

/** Nothing is fetched before the reader presses. */
function Offer({ file, onLeave }: OfferProps) {
  const training = useLife((state) => activePhase(state) !== null);
  const opening = useLife((state) => state.opening);
  const placeTaken = useLife(placeTakenText);
  const note = opening !== null ? said.coming(opening) : training ? said.whileTraining : placeTaken;
  return (
    <Card text={said.brings(<OwnName name={file} />)} note={note}>
      <Button
        variant="primary"
        disabled={training || opening !== null}
        onClick={() => void openLinkedModel(file).then((isHere) => isHere && onLeave())}
      >
        {said.open}
      </Button>
      <Button disabled={opening !== null} onClick={onLeave}>
        {said.leave}
      </Button>
    </Card>
  );
}

interface CardProps {
  /** Said aloud as well. */
  readonly text: ReactNode;
  readonly note?: string | null;
  readonly children: ReactNode;
}

function Card({ text, note, children }: CardProps) {
  /** What is in a live region from the beginning, no screen reader says. */
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  return (
    <section className="linked-model" aria-label={said.title}>
      <p role="status">{isThere && text}</p>
      {note && <p>{note}</p>}
      <div className="model-panel-actions">{children}</div>
    </section>
  );
}
