import type { ComponentProps } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** `primary`: the one thing to press in its figure. `plain`: a word to press, without a box. */
  readonly variant?: 'primary' | 'secondary' | 'plain';
}

/** A native button; never submits a form. */
export function Button({ variant = 'secondary', className = '', ...rest }: ButtonProps) {
  return (
    <button type="button" className={`ui-button ui-button-${variant} ${className}`} {...rest} />
  );
}
