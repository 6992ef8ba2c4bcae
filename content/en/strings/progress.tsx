/** On the cover: how much the reader has read and tried. */

import type { ReactNode } from 'react';
import { formFor } from '../../../src/language/plural';

export default {
  /** Beside a chapter. */
  count: {
    all: 'all read',
    some: (read: number, all: number) => `${read} of ${all} sections read`,
  },
  heading: 'What you have done',
  forgotten: 'It is forgotten.',
  read: (read: number, all: number) =>
    formFor(all, {
      one: `Read: ${read} of ${all} section.`,
      other: `Read: ${read} of ${all} sections.`,
    }),
  next: (section: ReactNode) => <>Next is {section}.</>,
  tried: (tried: number, all: number) =>
    formFor(all, {
      one: `Tried: ${tried} of ${all} figure.`,
      other: `Tried: ${tried} of ${all} figures.`,
    }),
  untried: (figures: readonly string[]) => `Not yet: ${figures.join(', ')}.`,
  kept: 'This is kept on your device alone.',
  forget: 'Forget this',
};
