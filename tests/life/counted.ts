/** Numbers of the prose that follow from the recipe alone, without training. */

import { packDocuments } from '../../src/core/batches';
import { countParameters, RECIPE_CONFIG, RECIPE_VOCAB_SIZE } from '../../src/core/config';
import {
  smallWorldConversations,
  smallWorldDocuments,
  splitAnimals,
} from '../../src/core/corpus/smallWorld';
import { LLAMA_2_70B, trainingFlops } from '../../src/core/scaling';
import { createTokenizer, trainTokenizer } from '../../src/core/tokenizer/bpe';
import { PRE_TRAINING } from '../../src/core/training';
import { sentencePairs, TRANSLATOR_CONFIG } from '../../src/core/translation';

export interface Counted {
  /** Tokens that the tokenizer has. */
  readonly vocabSize: number;
  readonly parameterCount: number;
  /** Steps of pre-training, and the tokens that they predict. */
  readonly steps: number;
  readonly predictions: number;
  /** Floating-point operations of pre-training, and how many times as many Llama 2 70B took. */
  readonly flops: number;
  readonly timesAsMuch: number;
  /** Tokens of the documents, with those that stand between two. */
  readonly tokens: number;
  readonly conversations: number;
}

/** @param seed chooses the animals of the conversations */
export function countRecipe(seed: number): Counted {
  const documents = smallWorldDocuments();
  const tokenizer = createTokenizer(trainTokenizer(documents, RECIPE_VOCAB_SIZE));
  const { vocabSize } = tokenizer;
  const parameterCount = countParameters({ ...RECIPE_CONFIG, vocabSize });
  const { steps, batchSize } = PRE_TRAINING;
  const predictions = steps * batchSize * RECIPE_CONFIG.contextLength;
  const flops = trainingFlops(parameterCount, predictions);
  const { parameters, tokens } = LLAMA_2_70B;
  return {
    vocabSize,
    parameterCount,
    steps,
    predictions,
    flops,
    timesAsMuch: trainingFlops(parameters, tokens) / flops,
    tokens: packDocuments(tokenizer, documents).length,
    conversations: smallWorldConversations(splitAnimals(seed).seen, { seed }).length,
  };
}

export interface CountedTranslator {
  readonly parameterCount: number;
  /** Sentences that it learns from, and those that it is measured on. */
  readonly training: number;
  readonly heldOut: number;
}

/** @param seed draws the sentences */
export function countTranslator(seed: number): CountedTranslator {
  const { training, heldOut } = sentencePairs(seed);
  return {
    parameterCount: countParameters(TRANSLATOR_CONFIG),
    ...{ training: training.length, heldOut: heldOut.length },
  };
}
