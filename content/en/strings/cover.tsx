/** The title page. */

import type { ReactNode } from 'react';
import { formFor } from '../../../src/language/plural';

export default {
  lead: {
    what: 'The best way to understand a large language model is to raise one: a tiny one, here in this page.',
    /** @param link makes a link to the first chapter, which its words name within the sentence */
    begin: (link: (text: string) => ReactNode) => <>Begin with {link('neural networks')}.</>,
  },
  /** Under the drawing. */
  about: {
    what: 'A large language model is a long list of numbers and one rule for using them. In this guide you train a tiny Llama, made of the same parts as the large ones. You meet it when its numbers are random and it babbles. You let it read about a small world of animals until it writes sentences of its own. You teach it to answer questions, look inside it while it does, and take it home.',
    note: 'Nothing trains before you ask, and nothing you do here leaves your computer.',
  },
  contents: 'Contents',
  minutes: (minutes: number) =>
    formFor(minutes, { one: `${minutes} minute`, other: `${minutes} minutes` }),
};
