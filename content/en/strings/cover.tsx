/** The title page. */

import type { ReactNode } from 'react';
import { formFor } from '../../../src/language/plural';

export default {
  lead: {
    what: 'A large language model is a long list of numbers and one rule for using them. The best way to understand one is to raise one. In this guide you train a tiny Llama, made of the same parts as the large ones, here in this page.',
    how: 'You meet it when its numbers are random and it babbles. You let it read about a small world of animals until it writes sentences of its own. You teach it to answer questions, look inside it while it does, and take it home.',
    /** @param link makes a link to the first chapter, which its words name within the sentence */
    begin: (link: (text: string) => ReactNode) => <>Begin with {link('neural networks')}.</>,
    note: 'Nothing trains before you ask, and nothing you do here leaves your computer.',
  },
  contents: 'Contents',
  minutes: (minutes: number) =>
    formFor(minutes, { one: `${minutes} minute`, other: `${minutes} minutes` }),
};
