/** The search of the whole guide. */

import type { ReactNode } from 'react';
import { formFor } from '../../../src/language/plural';

export default {
  label: 'Search the guide',
  placeholder: 'A word, such as softmax',
  close: 'Close',
  status: {
    failed:
      'The index of the guide could not be fetched. The connection may be down; close this and try again.',
    atFirst: 'Searches the chapters, the glossary and the sources.',
    waiting: 'The index is on its way.',
    none: (query: string) => `Nothing in the guide fits “${query}”. Try fewer or shorter words.`,
    some: (count: number) =>
      formFor(count, { one: 'One place fits.', other: `${count} places fit.` }),
    many: (count: number, shown: number) => `${count} places fit; the first ${shown} are shown.`,
  },
  /**
   * Of the box that turns the first of the keys off.
   * @param key draws a key, by the name that is printed on it
   */
  keys: (key: (name: string) => ReactNode) => (
    <>
      {key('/')} opens this, as {key('Ctrl')} {key('K')} or {key('⌘')} {key('K')} does
    </>
  ),
};
