/** What a model still knows and writes when parts of it are silenced. */

import { CORPORA } from '../../core/corpus';
import { ANIMALS, HELD_OUT, smallWorldDocuments } from '../../core/corpus/smallWorld';
import { CLOZE_TOKENS } from '../../core/exam';
import { factContinuations } from '../../core/facts';
import type { Intervention } from '../../core/interventions';
import { GREEDY } from '../../core/sampling';
import type { EngineClient } from '../../worker/client';
import type { ReaderModel } from '../state';
import { generateText } from './generateText';

export interface AblationReport {
  /** Facts that it knows, and how many there are; `null` where its text has none. */
  readonly facts: { readonly known: number; readonly all: number } | null;
  /** Over documents that it did not read, in nats a token; `null` likewise. */
  readonly loss: number | null;
  /** How it goes on from the prompt, greedily. */
  readonly text: string;
}

/** @param prompt token ids, at least one */
export async function ablateModel(
  client: EngineClient,
  model: ReaderModel,
  prompt: readonly number[],
  interventions: readonly Intervention[],
): Promise<AblationReport> {
  const options = { sampling: GREEDY, maxNewTokens: CLOZE_TOKENS, seed: 0, interventions };
  const { texts } = await generateText({ client, tokenizer: model.tokenizer }, [prompt], options);
  const [{ text }] = texts;
  const facts = await countFacts(client, model, interventions);
  if (!facts) return { facts: null, loss: null, text };
  const documents = smallWorldDocuments(HELD_OUT);
  const { loss } = await client.call('evaluate', { documents, interventions });
  return { facts, loss, text };
}

/** `null` where the model has read a text that has no such facts. */
export async function countFacts(
  client: EngineClient,
  { tokenizer, settings }: Pick<ReaderModel, 'tokenizer' | 'settings'>,
  interventions: readonly Intervention[],
): Promise<AblationReport['facts']> {
  if (!CORPORA[settings.corpus].hasExam) return null;
  const continuations = factContinuations(tokenizer, ANIMALS).map(({ tokenIds, from }) => ({
    ...{ tokenIds, from },
  }));
  const scores = await client.call('scoreContinuations', { continuations, interventions });
  const known = scores!.filter(({ isGreedy }) => isGreedy).length;
  return { known, all: continuations.length };
}
