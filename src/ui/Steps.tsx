import type { ReactNode } from 'react';

/** The steps of a small sum, one under the other. */
export function Steps({ children }: { readonly children: ReactNode }) {
  return <ol className="ui-steps">{children}</ol>;
}

interface StepProps {
  /** What the step finds, where the results are quantities of different kinds. */
  readonly name?: string;
  /** What comes out of it. */
  readonly result: string;
  /** How the sum stands to its result: `≈` for a rule of thumb, `<` for what is too small to write. */
  readonly sign?: '=' | '≈' | '<';
  readonly children: ReactNode;
}

export function Step({ name, result, sign = '=', children }: StepProps) {
  return (
    <li>
      <span>
        {name !== undefined && <span className="ui-step-name">{name}</span>}
        {children}
      </span>
      <b>
        {sign} {result}
      </b>
    </li>
  );
}
