/** The exam and the sentences to fill in, put to the model in the worker: greedy, all at once. */

import { chatPrompt, documentPrompt } from '../../src/core/batches';
import type { Animal } from '../../src/core/corpus/smallWorld';
import {
  ANSWER_TOKENS,
  CLOZE_TOKENS,
  clozePrompts,
  examQuestions,
  gradeAnswer,
  gradeCloze,
} from '../../src/core/exam';
import type { Tokenizer } from '../../src/core/tokenizer/bpe';
import type { EngineClient } from '../../src/worker/client';

interface Written {
  readonly text: string;
  /** Whether the model ended by itself. */
  readonly stopped: boolean;
}

async function write(
  client: EngineClient,
  { endId, decode }: Tokenizer,
  prompts: readonly (readonly number[])[],
  maxNewTokens: number,
): Promise<Written[]> {
  const { sequences } = await client.call('generate', {
    prompts,
    maxNewTokens,
    stopTokenId: endId,
    sampling: { temperature: 0, topK: 0, topP: 1 },
    seed: 0,
  });
  return sequences.map((ids) => {
    const stopped = ids.at(-1) === endId;
    return { text: decode(stopped ? ids.slice(0, -1) : ids), stopped };
  });
}

const share = (passed: readonly boolean[]) => passed.filter(Boolean).length / passed.length;

/**
 * @returns the share of facts that a base model fills in, 0 to 1, and the first sentence that it
 *   ends wrongly
 */
export async function clozeScore(
  client: EngineClient,
  tokenizer: Tokenizer,
  animals: readonly Animal[],
): Promise<{ share: number; wrong: string | null }> {
  const prompts = clozePrompts(animals);
  const tokens = prompts.map(({ prefix }) => documentPrompt(tokenizer, prefix));
  const written = await write(client, tokenizer, tokens, CLOZE_TOKENS);
  const right = prompts.map((prompt, i) => gradeCloze(prompt, written[i].text));
  const first = right.indexOf(false);
  const wrong = first < 0 ? null : prompts[first].prefix + written[first].text;
  return { share: share(right), wrong };
}

/** @returns the shares of exact answers and of answers by their form, 0 to 1 */
export async function examScore(
  client: EngineClient,
  tokenizer: Tokenizer,
  animals: readonly Animal[],
): Promise<{ exact: number; format: number }> {
  const questions = examQuestions(animals);
  const tokens = questions.map(({ question }) => chatPrompt(tokenizer, [], question));
  const written = await write(client, tokenizer, tokens, ANSWER_TOKENS);
  const grades = questions.map((asked, i) =>
    gradeAnswer(asked, written[i].text, written[i].stopped),
  );
  return {
    exact: share(grades.map(({ exact }) => exact)),
    format: share(grades.map(({ format }) => format)),
  };
}
