import { useId } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/specimens';
import './specimens.css';

/** What is said of a part in one of its states. */
export interface Said {
  readonly title: string;
  readonly note?: string;
}

interface StateProps {
  readonly says: Said;
  /** Where the values come from, where the part shows values. */
  readonly formula?: string;
  /** In a place of 240 px. */
  readonly narrow?: boolean;
  readonly children: ReactNode;
}

/** A part in one of its states, numbered, with the formula of whatever it shows. */
export function State({ says: { title, note }, formula, narrow = false, children }: StateProps) {
  const id = useId();
  return (
    <section className="specimen" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {note !== undefined && <p className="specimen-note">{note}</p>}
      <div className={narrow ? 'specimen-place specimen-narrow' : 'specimen-place'}>{children}</div>
      {formula !== undefined && (
        <p className="specimen-formula">
          {strings.formula} <span>{formula}</span>
        </p>
      )}
    </section>
  );
}
