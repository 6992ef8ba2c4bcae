/** Small models of every kind, for the tests of files. */

import type { NamedArrays, NdArray } from '../../../src/core/arrays';
import { parameterSpecs, sizeOf, type ModelConfig } from '../../../src/core/config';
import { smallWorldDocuments } from '../../../src/core/corpus/smallWorld';
import { NOTHING_KNOWN } from '../../../src/core/files/about';
import type { About, ModelPackage } from '../../../src/core/files/modelPackage';
import { spellOwn } from '../../../src/core/files/tokenizerJson';
import { createRandom } from '../../../src/core/random';
import { createTokenizer, tokenizerData, trainTokenizer } from '../../../src/core/tokenizer/bpe';
import type { Vocabulary } from '../../../src/core/tokenizer/vocabulary';

/** Characters of one to four bytes, of every class, so that words of many kinds have merges. */
const ODD = 'éé naïve naïve café café 日本語 日本語 👩‍💻 👩‍💻 !!! ... 2026 2026 \n\n \t\t';

export const TOKENIZER = trainTokenizer([...smallWorldDocuments({ count: 200 }), ODD, ODD], 500);

const ABOUT: About = {
  age: 'assistant',
  corpus: 'The small world',
  seed: 8,
  pretrainingSteps: 800,
  fineTuningSteps: 100,
};

/** Nothing in it is a default of Hugging Face's. */
const CONFIG: ModelConfig = {
  vocabSize: createTokenizer(TOKENIZER).vocabSize,
  contextLength: 32,
  nLayer: 2,
  nHead: 4,
  nKvHead: 2,
  dModel: 16,
  hiddenDim: 24,
  ropeTheta: 500,
  normEps: 1e-3,
  tiedHead: true,
};

export function somePackage({
  config,
  about,
}: { config?: Partial<ModelConfig>; about?: Partial<About> } = {}): ModelPackage {
  const whole = { ...CONFIG, ...config };
  return {
    config: whole,
    parameters: someParameters(whole),
    tokenizer: TOKENIZER,
    about: { ...ABOUT, ...about },
  };
}

function someParameters(config: ModelConfig): NamedArrays {
  const random = createRandom(3);
  return Object.fromEntries(
    parameterSpecs(config).map(({ name, shape }): [string, NdArray] => [
      name,
      { shape, data: Float32Array.from({ length: sizeOf(shape) }, () => random.normal() / 2) },
    ]),
  );
}

/** One that other software has made: tokens in another order, a row without one, a pattern that is not ours. */
export function broughtPackage(
  pattern: 3 | 4 | 5,
  config: Partial<ModelConfig> = {},
): ModelPackage {
  const { merges } = TOKENIZER;
  const plain = spellOwn(merges).slice(0, 256 + merges.length);
  const tokens = ['<s>', '</s>', ...plain, '<tool>', null];
  const vocabulary: Vocabulary = {
    tokens,
    added: [
      { id: 0, special: true },
      { id: 1, special: true },
      { id: tokens.length - 2, special: false },
    ],
    ...{ beginId: 0, endId: 1 },
    ...(pattern === 4 && { wholeWordsFirst: true }),
  };
  const shifted = merges.map(([left, right]) => [left + 2, right + 2] as const);
  return {
    ...somePackage({ config: { ...config, vocabSize: tokens.length } }),
    tokenizer: tokenizerData(shifted, pattern, vocabulary),
    about: NOTHING_KNOWN,
    chatTemplate: '{{ messages[0].content }}',
  };
}
