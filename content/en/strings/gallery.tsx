/** The list of all figures, and the page of each. */

import type { ReactNode } from 'react';

export default {
  lead: 'Each live figure has a page of its own, to be shown in a lecture or set into another page. Behind all of them is the same model: yours.',
  /** To where the figure stands in the text. */
  place: 'In the text',
  placeOf: (title: string) => `In the text: ${title}`,
  showing: {
    heading: 'Showing a page to a class',
    /** The holes are what is added to an address. */
    text: (present: ReactNode, hide: ReactNode, both: ReactNode) => (
      <>
        Add {present} to the address of any page: what surrounds the text goes, and everything is
        larger. Add {hide}, and figures keep their buttons but not their sliders and choices. The
        two go together: {both}.
      </>
    ),
  },
  parts: {
    heading: 'What figures are made of',
    /** @param link makes a link to the pages of the parts */
    text: (link: (text: string) => ReactNode) => (
      <>
        All of them share a few parts, such as sliders, charts and matrices.{' '}
        {link('Each part in all its states')} is there for those who build figures.
      </>
    ),
  },
  embed: 'Copy the code that embeds this figure',
};
