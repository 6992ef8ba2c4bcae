import type { ReactNode } from 'react';

/** The steps of a small sum, one under the other. */
export function Steps({ children }: { readonly children: ReactNode }) {
  return <ol className="life-steps">{children}</ol>;
}

interface StepProps {
  /** What comes out of it. */
  readonly result: string;
  readonly children: ReactNode;
}

export function Step({ result, children }: StepProps) {
  return (
    <li>
      <span>{children}</span>
      <b>= {result}</b>
    </li>
  );
}
