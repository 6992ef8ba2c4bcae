/** Chapter 5: the model leaves as a file. */

import type { ReactNode } from 'react';
import { formatNumber, plural } from '../../../../src/language/format';

export const title = 'Your two files';
export const nameInSentence = 'your two files';

const bytes = { one: 'byte', other: 'bytes' };

export default {
  tryThis:
    'Choose a file and press the button: the model is yours to keep, and other programs run it.',
  parameters: { term: 'The parameters', none: 'There are none yet.' },
  /** @param name "Assistant after 1,150 steps" */
  parametersOf: (name: ReactNode, count: number) => (
    <>
      {name}: {plural(count, { one: 'number', other: 'numbers' })}.
    </>
  ),
  code: {
    term: 'The code',
    text: 'Two programs of about three hundred lines each, with the chapters as comments. Both lie in parameters.zip, and each goes on with a text:',
    programs: [
      { file: 'run.py', start: 'python3 run.py', needs: 'in Python, with numpy' },
      { file: 'run.mjs', start: 'node run.mjs', needs: 'in JavaScript, with Node' },
    ],
    /** Words for a command: of the small world, and of anything. */
    begin: { smallWorld: 'The zebra', any: 'The' },
    /** Of a model that was opened from a file of other software. */
    none: 'This model brought its own vocabulary, which the two programs of the guide do not read. Other software has the code for it.',
  },

  file: { label: 'File', zip: 'parameters.zip', gguf: 'model.gguf' },
  numbers: { label: 'Each number as', F32: 'float32', F16: 'float16', Q8_0: 'Q8_0' },
  /** Of a file that can be had: its length, what the numbers are, and which programs open it. */
  size: (count: number) => `${formatNumber(count)} ${plural(count, bytes).replace(/^.*\s/, '')}.`,
  each: {
    F32: 'Four bytes a number: the model comes back to the last bit.',
    F16: 'Two bytes a number, each rounded to eleven binary digits.',
    Q8_0: 'A little over a byte a number: a whole number from −127 to 127, times a scale that 32 share.',
    /** @param some matrices have rows that are no whole number of blocks */
    Q8_0Except: 'Matrices whose rows are no multiple of 32 are float16.',
  },
  opens: {
    zip: 'Hugging Face’s transformers opens it, run.py and run.mjs run it, and this guide takes it back.',
    /** Of a model that the two do not run. */
    zipAlone: 'Hugging Face’s transformers opens it, and this guide takes it back.',
    gguf: 'llama.cpp opens it, with the programs that build on it, and this guide takes it back.',
  },
  /** Before a file is taken that llama.cpp reads in another way than the guide. */
  cutsOtherwise:
    'llama.cpp would cut some words of this vocabulary in two, where letters carry marks of their own, and the model would read and write broken text there. parameters.zip is right everywhere.',

  takeHome: 'Take it home',
  share: 'Share it',
  writing: (share: string) => `The file is being written: ${share}.`,
  /** @param name "parameters.zip" */
  saved: (name: string) =>
    `Your browser saves ${name}. The panel of your model, at the top of the page, opens it again.`,
  notShared: (name: string) => `Your browser shares no such files, so it saves ${name}.`,
  ifNone: 'There is no trained model yet that you could take home. Train one, or borrow ours.',
};
