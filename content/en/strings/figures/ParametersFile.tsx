/** The figure that opens the file of parameters. */

import type { ReactNode } from 'react';
import type { ParameterPart } from '../../../../src/core/parameterShares';
import { plural } from '../../../../src/language/format';

export const title = 'What is in the file';
export const nameInSentence = 'what is in the file';

export default {
  tryThis:
    'Open parameters.zip as it would leave this page. Choose a matrix, and see where its numbers lie in the file, down to the bytes of the first.',
  ifRandom:
    'Training will change the numbers in the file, and not how many they are: its size stays.',
  reading: 'The file is being packed.',

  files: {
    lead: (zip: ReactNode, count: number, share: string) => (
      <>
        {zip} in {plural(count, { one: 'file', other: 'files' })}. {share} of what is in them is
        numbers.
      </>
    ),
    caption: 'Files in parameters.zip',
    name: 'File',
    size: 'Bytes',
    what: 'What it says',
    says: {
      'README.md': 'what this is, for people',
      'config.json': 'how many layers, heads and dimensions',
      'generation_config.json': 'where a text begins and ends',
      'model.safetensors': 'the parameters: nothing but names, shapes and numbers',
      'run.mjs': 'a program that runs the model, for Node',
      'run.py': 'the same, for Python',
      'tokenizer.json': 'the vocabulary, and the merges that make it',
      'tokenizer_config.json': 'the special tokens, and how a chat is written',
    } as Readonly<Record<string, string>>,
  },

  strip: {
    title: (file: ReactNode) => <>{file}, from its first byte to its last</>,
    header: 'names and shapes',
    caption: 'Tensors in the order of the file',
    summary: (count: number) => `All ${count} tensors, as a table`,
    columns: ['tensor', 'shape', 'numbers', 'bytes', 'begins at byte'],
  },
  parts: {
    embedding: 'Embeddings',
    attention: 'Attention',
    mlp: 'MLPs',
    norms: 'Norms',
  } satisfies Record<ParameterPart, string>,

  tensor: 'Tensor',
  steps: {
    numbers: { name: 'Numbers', result: (count: string) => count },
    bytes: {
      name: 'Bytes',
      sum: (count: string, each: number) => `${count} numbers × ${each} bytes`,
      result: (bytes: string) => `${bytes} bytes`,
    },
    begins: {
      name: 'Where it begins',
      sum: (header: string, before: string) =>
        `${header} bytes of names and shapes, and ${before} bytes of tensors before it`,
      result: (byte: string) => `byte ${byte}`,
    },
    first: {
      name: 'Its first number',
      sum: (bytes: ReactNode) => (
        <>
          the four bytes {bytes}, in base sixteen, read as one number with a fractional part
          (float32)
        </>
      ),
    },
  },

  sizes: {
    caption: 'Bytes by part, beside those of Llama 2 70B',
    part: 'Part',
    here: 'This file',
    all: 'All',
    note: (count: string, bytes: string, round: string) =>
      `Llama 2 70B has ${count} parameters, of two bytes each (bfloat16): ${bytes}. With the round 70 billion it is the ${round} that are spoken of.`,
  },

  takeHome: 'Take it home',
  help: 'Your browser saves parameters.zip. Drop it on any page of this guide and it opens again, or choose it in the panel of your model, at the top of the page.',
};
