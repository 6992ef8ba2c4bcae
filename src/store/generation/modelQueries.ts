/** What can be asked of the model. Nothing here changes it. */

import type { Who } from '../../core/generation';
import type { Continuation, Intervention, PassVariant } from '../../core/interventions';
import type { FactContinuation } from '../../core/facts';
import type { HeadPlace, Swap } from '../../core/factSwaps';
import type { TraceName } from '../../core/traceNames';
import type { EngineClient } from '../../worker/client';
import type { ReaderModel } from '../state';
import { ablateModel, countFacts } from './ablateModel';
import { generateText, type GenerateOptions } from './generateText';
import { swapEveryPair, swapHeads, type EveryPairOptions } from './swapHeads';

type Lend = <T>(work: (client: EngineClient) => Promise<T>) => Promise<T | undefined>;

export interface ModelQueriesOptions {
  /** @throws ReaderError if there is no model */
  readonly current: () => ReaderModel;
  readonly lend: Lend;
  /** The prompt of a question, as this model is asked. */
  readonly promptFor: (question: string) => Promise<number[]>;
  /** Leaves the sentence about what went wrong before. */
  readonly lendToFigure: Lend;
}

export function createModelQueries({
  current,
  promptFor,
  lend,
  lendToFigure,
}: ModelQueriesOptions) {
  return {
    /** Asks one question in the format that it knows. */
    ask: (question: string, options: Omit<GenerateOptions, 'by'>) =>
      lend(async (client) => {
        const { tokenizer } = current();
        const prompt = await promptFor(question);
        const { texts } = await generateText({ client, tokenizer }, [prompt], options);
        return { ...texts[0], prompt };
      }),

    /** Intermediates of one pass over some tokens, those that are named. */
    trace: (
      tokenIds: readonly number[],
      names: readonly TraceName[],
      interventions: readonly Intervention[] = [],
      variant: PassVariant = {},
    ) =>
      lendToFigure((engine) =>
        engine.call('trace', { tokenIds, names, interventions, ...variant }),
      ),

    /** How likely it holds the ends of texts. */
    scoreContinuations: (
      continuations: readonly Continuation[],
      interventions: readonly Intervention[] = [],
      variant: PassVariant = {},
    ) =>
      lendToFigure(async (engine) => {
        const asked = { continuations, interventions, ...variant };
        return (await engine.call('scoreContinuations', asked)) ?? undefined;
      }),

    /** What it still knows, and how it goes on from some tokens, with parts of it silenced, say. */
    ablateModel: (prompt: readonly number[], interventions: readonly Intervention[]) =>
      lendToFigure((engine) => ablateModel(engine, current(), prompt, interventions)),

    /** How many facts it knows then. */
    countFacts: (interventions: readonly Intervention[]) =>
      lendToFigure((engine) => countFacts(engine, current(), interventions)),

    /** A fact moved from one sentence to another by some heads, and by each: see `swapHeads`. */
    swapHeads: (swap: Swap, wanted: readonly HeadPlace[]) =>
      lendToFigure((engine) => swapHeads(engine, current(), swap, wanted)),

    /** The same for all facts of one kind. */
    swapEveryPair: (
      facts: readonly FactContinuation[],
      places: readonly HeadPlace[],
      options: EveryPairOptions,
    ) => lendToFigure((engine) => swapEveryPair(engine, facts, places, options)),

    /** Scores of the token behind some tokens, `[vocabSize]`, before softmax. */
    logits: (tokenIds: readonly number[]) =>
      lendToFigure((engine) => engine.call('logits', { tokenIds })),

    /** Every parameter of the model that is shown, by name. */
    parameters: () => lendToFigure((engine) => engine.call('readParameters', {})),

    /** Mean loss over documents that the model was not trained on, in nats a token. */
    evaluate: (
      documents: readonly string[],
      by: Who = 'model',
      interventions: readonly Intervention[] = [],
      variant: PassVariant = {},
    ) =>
      lendToFigure(async (engine) => {
        const asked = { documents, by, interventions, ...variant };
        return (await engine.call('evaluate', asked)).loss;
      }),
  };
}
