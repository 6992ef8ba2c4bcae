import { useState } from 'react';
import type { ComponentProps } from 'react';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** `primary`: the one thing to press in its figure. `plain`: a word to press, without a box. */
  readonly variant?: 'primary' | 'secondary' | 'plain';
}

/**
 * A native button; never submits a form. One that has the focus keeps it while it cannot be pressed: a
 * browser takes the focus from what is disabled, and the keyboard would begin at the top of the page.
 */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', className = '', disabled = false, onClick, ...rest } = props;
  const [focused, setFocused] = useState(false);
  const held = disabled && focused;
  return (
    <button
      type="button"
      className={`ui-button ui-button-${variant} ${className}`}
      disabled={disabled && !held}
      aria-disabled={held || undefined}
      onClick={disabled ? undefined : onClick}
      onFocusCapture={() => setFocused(true)}
      onBlurCapture={() => setFocused(false)}
      {...rest}
    />
  );
}
