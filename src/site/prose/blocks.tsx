import { useId } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/prose';

interface Block {
  readonly children: ReactNode;
}

/** A short note: in the margin of a wide screen, between rules on a narrow one. */
export function Aside({ title, children }: Block & { readonly title?: string }) {
  const id = useId();
  return (
    <div className="aside" role="note" {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {title !== undefined && (
        <p className="aside-title" id={id}>
          {title}
        </p>
      )}
      {children}
    </div>
  );
}

/** The thing to remember of a section. */
export function KeyIdea({ children }: Block) {
  return (
    <div className="key-idea" role="note" aria-label={strings.keyIdea}>
      {children}
    </div>
  );
}

/** A printed conversation. */
export function Dialogue({ children }: Block) {
  return <div className="dialogue">{children}</div>;
}

const turn = (speaker: string, className: string) =>
  function Turn({ children }: Block) {
    return (
      <div className={`turn ${className}`}>
        <p className="turn-speaker">{speaker}</p>
        <div className="turn-text">{children}</div>
      </div>
    );
  };

export const User = turn(strings.user, 'turn-user');
export const Assistant = turn(strings.assistant, 'turn-assistant');
