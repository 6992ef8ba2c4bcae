import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface TypedProps {
  readonly types: string;
  readonly children: ReactNode;
}

/** React watches the property of the element itself: only the prototype's own setter gets by it. */
const setValue = Object.getOwnPropertyDescriptor(
  globalThis.HTMLInputElement?.prototype ?? {},
  'value',
)?.set;

/** Types a text into the first field within, and presses Enter, once it is there. */
export function Typed({ types, children }: TypedProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = place.current?.querySelector<HTMLInputElement>('input:not([type=range])');
    if (!field) return;
    setValue?.call(field, types);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    // After React has taken in what was typed.
    const timer = setTimeout(() =>
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    );
    return () => clearTimeout(timer);
  }, [types]);
  return <div ref={place}>{children}</div>;
}
