/** Round the text of a chapter, and the pages that stand in for one. */

import type { ReactNode } from 'react';
import { formFor } from '../../../src/language/plural';

export default {
  chapter: {
    /** @param faint sets a part of it back */
    number: (number: number, chapters: number, faint: (text: string) => ReactNode) => (
      <>
        Chapter {number} {faint(`of ${chapters}`)}
      </>
    ),
    minutes: (minutes: number) =>
      formFor(minutes, {
        one: `${minutes} minute to read, longer to play with`,
        other: `${minutes} minutes to read, longer to play with`,
      }),
    sections: 'In this chapter',
    /** Read out after a section's name. */
    read: '(read)',
  },
  /** The links at the end of a chapter. */
  turn: {
    label: 'Previous and next chapter',
    previous: 'Previous',
    next: 'Next',
    end: 'The end',
    toCover: 'Back to the cover',
  },
  missing:
    'The address leads nowhere in this guide. It may have been mistyped, or the page may have moved. These are the chapters.',
  unfetched: {
    lead: 'This page could not be fetched. The connection may be down, or the guide may have been updated since you opened it.',
    others: 'Other pages of the guide may still be there.',
  },
};
