/** Chapter 5: the model leaves as a file. */

import type { ReactNode } from 'react';

export const title = 'Your two files';
export const nameInSentence = 'your two files';

export default {
  tryThis: 'Press the button: the model is yours to keep, and other software reads it too.',
  parameters: { term: 'The parameters', none: 'There are none yet.' },
  /** @param name "Assistant after 1,150 steps" */
  parametersOf: (name: ReactNode, count: string, size: string) => (
    <>
      {name}: {count} numbers, {size}.
    </>
  ),
  code: {
    term: 'The code',
    text: 'This guide runs it, and so does Hugging Face’s transformers library: the file says how.',
  },
  takeHome: 'Take it home',
  /** Beside the button. */
  help: 'You get parameters.zip. The panel of your model, at the top of the page, opens it again.',
  ifNone: 'There is no trained model yet that you could take home. Train one, or borrow ours.',
};
