/** Every string that a module of strings gives, in the pseudo-language: also what its functions return. */

import { cloneElement, isValidElement } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { pseudoText } from './pseudo.ts';

type Strings = Readonly<Record<string, unknown>>;

/** Names of languages and patterns of letters are for machines. */
const isForMachines = (key: string): boolean => key === 'tag' || key === 'direction';

/** @returns the same shape, each string and each returned string dressed */
export function pseudoStrings<T>(strings: T): T {
  return dress(strings) as T;
}

function dress(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value);
  if (typeof value === 'function') return (...args: unknown[]) => dress(value(...args));
  if (Array.isArray(value)) return value.map(dress);
  if (isValidElement(value)) return dressElement(value);
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return value;
  return Object.fromEntries(
    Object.entries(value as Strings).map(([key, one]) => [
      key,
      isForMachines(key) ? one : dress(one),
    ]),
  );
}

/** What stands between the tags, but for what is not to be translated, such as the text of the model. */
function dressElement(element: ReactElement): ReactElement {
  const { children, translate } = element.props as { children?: ReactNode; translate?: string };
  if (children === undefined || translate === 'no') return element;
  const dressed = (Array.isArray(children) ? children : [children]).map(dress) as ReactNode[];
  return cloneElement(element, undefined, ...dressed);
}
