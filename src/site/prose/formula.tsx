/**
 * A formula on a line of its own and, under it, what it says. A chapter writes `<Formula>` round the two;
 * `rehypeFormulas` parts them.
 */

import { createContext, use, useId } from 'react';
import type { ReactNode } from 'react';
import strings from '#strings/prose';

interface Part {
  readonly children: ReactNode;
}

/** The id of the words, which are the name of the formula. */
const WordsId = createContext('');

export function Formula({ children }: Part) {
  return (
    <WordsId value={useId()}>
      <div className="formula">{children}</div>
    </WordsId>
  );
}

/** Wider than a narrow screen, it is scrolled by keyboard too. */
export function FormulaLine({ children }: Part) {
  return (
    <span className="katex-display" tabIndex={0} role="group" aria-labelledby={use(WordsId)}>
      {children}
    </span>
  );
}

export function FormulaWords({ children }: Part) {
  return (
    <p className="formula-words" id={use(WordsId)}>
      <span className="formula-lead">{strings.inWords}</span> {children}
    </p>
  );
}
